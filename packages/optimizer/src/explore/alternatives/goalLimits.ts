import { goalMeanings, type ObjectiveName, type PlanAccount, type SearchScope } from '@berth/shared'
import type { Formulation } from '../../formulation/formulation.ts'
import type { AddedRow } from '../../linear/withRows.ts'
import type { FrontierMeasure } from '../frontier/frontierAnswer.ts'
import { measureIn } from '../frontier/measureValues.ts'
import { goalAtMost } from '../goalAtMost.ts'
import type { AlternativeGoal } from './alternativesAnswer.ts'

/** Goals of each objective after serving demand. Weights are not part of a plan, so cost stands for a goal by weights. */
const goalsOf: Record<ObjectiveName, readonly FrontierMeasure[]> = {
  cost: ['cost'],
  consolidate: ['openSites', 'cost'],
  carbon: ['carbon', 'cost'],
  latency: ['latency', 'cost'],
  weighted: ['cost'],
}

/** How far each goal of an objective may go. */
export type GoalLimit = Pick<AlternativeGoal, 'name' | 'unit' | 'best' | 'limit'>

/** The limits of an objective’s goals, given a plan with the best of each. Sites are counted, so their limit is a whole number. */
export const goalLimits = (
  objective: ObjectiveName,
  account: PlanAccount,
  within: number,
): GoalLimit[] =>
  goalsOf[objective].map((name) => {
    const best = measureIn(account, name)
    const limit = best + within * Math.abs(best)
    return {
      name,
      unit: goalMeanings[name].unit,
      best,
      limit: name === 'openSites' ? Math.floor(limit + 1e-9) : limit,
    }
  })

/** What a plan has of each goal. */
export const goalsIn = (account: PlanAccount, limits: readonly GoalLimit[]): AlternativeGoal[] =>
  limits.map((limit) => {
    const value = measureIn(account, limit.name)
    const aboveBestFraction = (value - limit.best) / Math.max(Math.abs(limit.best), 1e-9)
    return { ...limit, value, aboveBestFraction }
  })

/** Rows that hold the goals; where sites are held, nothing is left of a goal that counts them. */
export const limitRows = (
  formulation: Formulation,
  limits: readonly GoalLimit[],
  scope: SearchScope,
): AddedRow[] =>
  limits
    .filter(({ name }) => name !== 'openSites' || scope === 'everything')
    .map(({ limit, name }) => goalAtMost(formulation, name, limit))
