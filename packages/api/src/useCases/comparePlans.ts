import { compare } from '@berth/optimizer/compare'
import type { Comparison } from '@berth/shared'
import type { Berth } from '../berth.ts'
import type { PlanRow } from '../storage/tables.ts'
import type { FleetView } from './fleetView.ts'
import { done, inputRejected, notFound, type Outcome, type ProblemOf } from './problems.ts'

/** A comparison with the fleets that it is about: B's first, then A's for what is gone from B's. */
export interface ComparisonInFleets {
  comparison: Comparison
  views: FleetView[]
  currency: string
}

/** What a plan changes against today's placement. */
export const compareWithToday = async (
  { fleets }: Pick<Berth, 'fleets'>,
  { document, ...made }: PlanRow,
): Promise<ComparisonInFleets> => {
  const view = await fleets.viewOfPlan(made)
  const comparison = compare(view.fleet, 'today', document.plan)
  return { comparison, views: [view], currency: view.fleet.currency }
}

/** How plan B differs from plan A. Both must be plans of the same base fleet. */
export const comparePlans = async (
  { fleets, plans }: Pick<Berth, 'fleets' | 'plans'>,
  baseId: string,
  otherId: string,
): Promise<Outcome<ComparisonInFleets, ProblemOf<'NotFound' | 'InputRejected'>>> => {
  const found = await plans.find([baseId, otherId])
  const base = found.find(({ id }) => id === baseId)
  const other = found.find(({ id }) => id === otherId)
  if (!base || !other)
    return notFound('plan', base ? otherId : baseId, 'Use the id that a solve run’s plan has.')
  const [baseView, otherView] = await Promise.all([
    fleets.viewOfPlan(base),
    fleets.viewOfPlan(other),
  ])
  if (baseView.fleetKey !== otherView.fleetKey)
    return inputRejected([
      {
        code: 'PLANS_OF_DIFFERENT_FLEETS',
        path: 'otherPlanId',
        entity: 'the comparison',
        found: `plans of the fleets ${baseView.fleetKey} and ${otherView.fleetKey}`,
        allowed: 'both plans must be of the same fleet',
        fix: 'compare plans of scenarios that start from the same fleet.',
      },
    ])
  const comparison = compare(otherView.fleet, base.document.plan, other.document.plan)
  return done({ comparison, views: [otherView, baseView], currency: otherView.fleet.currency })
}
