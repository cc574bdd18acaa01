import type { Comparison, Plan, SearchScope } from '@berth/shared'
import type { Contradiction } from './contradictions.ts'
import type { NegotiatedOutcome, RefusalPrice } from './outcomes.ts'
import type { PlannerRefusal } from './plannerRefusal.ts'

/** What is not up for discussion. */
export interface NegotiationQuestion {
  refusals: readonly PlannerRefusal[]
  /** Whether everything is decided anew in any case, and not only where held decisions leave something out; false by default. */
  decideAnew?: boolean
}

/** One refusal and what it costs. */
export interface PricedRefusal {
  refusal: PlannerRefusal
  /** What it asks for: "train runs at East". Locks of one workload are ways out of each other and count as one. */
  claim: string
  /** All refusals less all but this one; null where there was no time, or no plan. */
  withOthers: RefusalPrice | null
  /** This one alone less none; null likewise. */
  alone: RefusalPrice | null
  text: string
}

/** The answer to `negotiate`. */
export interface Negotiation {
  /** `replanned`: there is a plan. `contradiction`: the refusals cannot all hold. `noPlan`: none was found, or none exists. */
  status: 'replanned' | 'contradiction' | 'noPlan'
  currency: string
  contradictions: Contradiction[]
  /** Certified, with all refusals; present exactly where the status is `replanned`. */
  plan: Plan | null
  /** Among which plans it was looked for, and how good it is proved to be among these. */
  scope: SearchScope | null
  gapRelative: number | null
  /** The plan made in the same way without any refusal, and with all; null where there is none. */
  withoutRefusals: NegotiatedOutcome | null
  withRefusals: NegotiatedOutcome | null
  /** Of all refusals together. */
  price: RefusalPrice | null
  /** In the order in which they were given. */
  refusals: PricedRefusal[]
  /** How the new plan differs from the one that was refused. */
  changes: Pick<Comparison, 'opened' | 'closed' | 'moves'> | null
  /** Whether time was up, or somebody stopped it, before every price was known. */
  isCutShort: boolean
  text: string
}
