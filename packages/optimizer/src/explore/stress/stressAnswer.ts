import type { Issue, PlanAccount, SearchScope, SolveStatus, Violation } from '@berth/shared'
import type { Headroom } from './headroomText.ts'
import type { Regret } from './regret.ts'
import type { StressCase } from './stressCases.ts'
import type { SamplesQuestion, StressSamples } from './stressSamples.ts'

/** What is looked at: cases by themselves, draws by chance, or both. */
export interface StressQuestion extends Partial<SamplesQuestion> {
  /** Cases; by default `defaultStressCases`. */
  cases?: readonly StressCase[]
  /** For how many cases at most everything is decided anew, the worst first; by default all for which there is time. */
  anewCases?: number
}

/** What a plan comes to in one case: cost and penalty in currency per hour. */
export interface StressOutcome
  extends Pick<
    PlanAccount,
    | 'openSites'
    | 'costPerHour'
    | 'unservedPenaltyPerHour'
    | 'servedFraction'
    | 'trainingsPlaced'
    | 'trainings'
  > {}

/** A plan made for a case. */
export interface StressReplan extends StressOutcome {
  status: SolveStatus
  scope: SearchScope
  /** Of its last proof; null where there is none. */
  gapRelative: number | null
  openSiteIds: string[]
}

/** How a plan holds up in one case. */
export interface StressResult extends StressCase {
  /** The same placements, with what does not fit left out, and the limits that they would break. */
  asItStands: StressOutcome & { brokenLimits: Violation[]; stillBroken: Violation[] }
  /** Shares planned anew with sites, operators and gangs as in the plan; null where there was no time, or no such plan. */
  decisionsHeld: StressReplan | null
  /** Everything decided anew; null where there was no time, or it was not asked for. */
  everythingAnew: StressReplan | null
  /** What not planning anew costs; null where nothing was planned anew, or where the plan breaks limits that leaving out cannot mend. */
  regret: Regret | null
  /** What holding the decisions costs once all else is planned anew; null where not everything was decided anew. */
  regretOfDecisions: Regret | null
  /** Null where re-planning with held decisions leaves nothing new out, or was not done. */
  headroom: Headroom | null
  /** Edits of the case that do not apply; the others hold. */
  issues: Issue[]
  text: string
}

/** The answer to `stress`. */
export interface StressAnswer {
  currency: string
  /** The plan itself, in the fleet as it is. */
  plan: StressOutcome
  /** In the order of the cases. */
  cases: StressResult[]
  samples: StressSamples | null
  /** Whether time was up, or somebody stopped it, before all cases were planned with held decisions. */
  isCutShort: boolean
  text: string
}
