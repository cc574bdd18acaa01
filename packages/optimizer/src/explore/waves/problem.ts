import type { Fleet, Plan, SiteDecision, Violation } from '@berth/shared'
import { evaluateLoad } from '../../evaluate/evaluate.ts'
import { type Examination, examine } from '../../evaluate/examination.ts'
import { loadOf } from '../../evaluate/load.ts'
import { violationDifference } from '../../evaluate/moves/violationDifference.ts'
import type { PlacementState } from '../../evaluate/state.ts'
import type { Row } from './poolLoads.ts'
import { type Relocation, relocationsOf } from './relocation.ts'

/** The way from today to a plan, and how states on it are judged. */
export interface Problem {
  fleet: Fleet
  plan: Plan
  examination: Examination
  relocations: Relocation[]
  /** Rows of the plan that change nothing. */
  staying: Row[]
  decisionBySite: ReadonlyMap<string, SiteDecision>
  /** Sites that the plan opens, hands over or refits, which has to be done before what needs it arrives. */
  siteIdsToDecide: ReadonlySet<string>
  siteOfPool: ReadonlyMap<string, string>
  /** Limits that a state breaks and today’s placement does not, or less. */
  worseThanToday: (state: PlacementState) => Violation[]
}

export const problemOf = (fleet: Fleet, plan: Plan): Problem => {
  const examination = examine(fleet)
  const { today, todaysLoad, lookup } = examination
  const openToday = new Set(today.openSiteIds)
  const { violations } = evaluateLoad(examination, today, todaysLoad)
  const toDecide = plan.siteDecisions.filter(
    ({ siteId, open, operatorId, refitted }) =>
      open &&
      (!openToday.has(siteId) || refitted || operatorId !== lookup.sites.get(siteId)?.operatorId),
  )
  return {
    fleet,
    plan,
    examination,
    ...relocationsOf(examination, plan),
    decisionBySite: new Map(plan.siteDecisions.map((decision) => [decision.siteId, decision])),
    siteIdsToDecide: new Set(toDecide.map(({ siteId }) => siteId)),
    siteOfPool: new Map(fleet.pools.map(({ id, siteId }) => [id, siteId])),
    worseThanToday: (state) =>
      violationDifference(
        violations,
        evaluateLoad(examination, state, loadOf(lookup, state)).violations,
      ).broken,
  }
}
