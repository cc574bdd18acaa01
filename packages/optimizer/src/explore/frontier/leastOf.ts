import type { Fleet, Plan, SearchScope, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import { planWithin } from '../../plan.ts'
import { goalAtMost } from '../goalAtMost.ts'
import type { FrontierMeasure } from './frontierAnswer.ts'

/** Measures that a linear goal counts and a row can hold. */
export type SweptMeasure = Exclude<FrontierMeasure, 'openSites'>

/** One measure to minimise, the other at a value or below; null for no limit. */
export interface LeastQuestion {
  fleet: Fleet
  minimised: SweptMeasure
  held: SweptMeasure
  most: number | null
  /** Whose decisions are held, and within which scope is searched. */
  hold: Plan
  scope: SearchScope
}

/** The plan found, and what is proved of the measure. */
export interface Least extends Pick<SolveResult, 'plan' | 'scope' | 'message'> {
  bestBound: number | null
  gapRelative: number | null
  /** Whether nothing but shares was left to decide. */
  isSharesAlone: boolean
}

/**
 * The least of one measure with the other held. Where gangs may not stay where they are they are free; where more is open and the time is up before there is a plan,
 * decisions are held. `scope` says which.
 */
export const leastOf = async (question: LeastQuestion, settings: AskSettings): Promise<Least> => {
  const first = await within(question, question.scope, settings)
  const other = otherScope(first, question.scope)
  const result = first.plan || other === null ? first : await within(question, other, settings)
  const tier = result.tiers.find(({ name }) => name === question.minimised)
  return {
    plan: result.plan,
    scope: result.scope,
    message: result.message,
    bestBound: tier?.bestBound ?? null,
    gapRelative: tier?.gapRelative ?? null,
    isSharesAlone: result.size.integers === 0,
  }
}

const within = (
  { fleet, held, hold, minimised, most }: LeastQuestion,
  scope: SearchScope,
  settings: AskSettings,
) =>
  planWithin(
    fleet,
    scope,
    {
      ...planOptionsOf(settings),
      objective: minimised,
      ...(scope === 'sitesAndGangsHeld' ? { gapRelative: 0 } : {}),
      hold,
    },
    (formulation) => (most === null ? [] : [goalAtMost(formulation, held, most)]),
  )

/** Where else to look when there is no plan; null where that would find none either. */
const otherScope = ({ status }: SolveResult, searched: SearchScope): SearchScope | null => {
  if (searched !== 'sitesAndGangsHeld') return status === 'infeasible' ? null : 'sitesAndGangsHeld'
  return status === 'infeasible' ? 'sitesHeld' : null
}
