import type {
  Certificate,
  Comparison,
  Fleet,
  Plan,
  PlanAccount,
  PlanProof,
  Violation,
} from '@berth/shared'
import { compare } from '../compare/compare.ts'
import { certify } from '../evaluate/certify.ts'
import { evaluateLoad } from '../evaluate/evaluate.ts'
import { type Examination, examine } from '../evaluate/examination.ts'
import { type Load, loadOf } from '../evaluate/load.ts'
import { type PlacementState, stateOf } from '../evaluate/state.ts'

/** Today or a plan, recomputed from the fleet: what the plan claims is compared with it by the certificate alone. */
export interface Side {
  key: 'today' | 'plan' | 'planA' | 'planB'
  /** As a column is headed. */
  label: string
  /** As a sentence says it. */
  phrase: string
  state: PlacementState
  load: Load
  account: PlanAccount
  violations: Violation[]
}

export interface PlanSide extends Side {
  plan: Plan
  /** What its file or maker calls it. */
  name: string | null
  proof: PlanProof | null
  certificate: Certificate
}

/** What a report is about: today and one plan, or today and two plans of which the second is compared with the first. */
export interface Subject {
  fleet: Fleet
  examination: Examination
  today: Side
  /** One or two. */
  plans: PlanSide[]
  before: Side
  after: PlanSide
  /** Today and the plans. */
  sides: Side[]
  /** From `before` to `after`. */
  comparison: Comparison
}

/** A plan, and what is known about it. */
export interface GivenPlan {
  plan: Plan
  name?: string | null
  proof?: PlanProof | null
}

export const subjectOf = (fleet: Fleet, first: GivenPlan, second: GivenPlan | null): Subject => {
  const examination = examine(fleet)
  const { account, violations } = evaluateLoad(
    examination,
    examination.today,
    examination.todaysLoad,
  )
  const today: Side = {
    key: 'today',
    label: 'Today',
    phrase: 'today',
    state: examination.today,
    load: examination.todaysLoad,
    account,
    violations,
  }
  const opening = second
    ? planSide(examination, first, 'planA', 'Plan A', 'plan A')
    : planSide(examination, first, 'plan', 'Plan', 'the plan')
  const closing = second && planSide(examination, second, 'planB', 'Plan B', 'plan B')
  const plans = closing ? [opening, closing] : [opening]
  const after = closing ?? opening
  const recomputed = (side: PlanSide): Plan => ({ ...side.plan, account: side.account })
  return {
    fleet,
    examination,
    today,
    plans,
    before: closing ? opening : today,
    after,
    sides: [today, ...plans],
    comparison: compare(fleet, closing ? recomputed(opening) : 'today', recomputed(after)),
  }
}

const planSide = (
  examination: Examination,
  { plan, name, proof }: GivenPlan,
  key: Side['key'],
  label: string,
  phrase: string,
): PlanSide => {
  const state = stateOf(plan)
  const load = loadOf(examination.lookup, state)
  const { account, violations } = evaluateLoad(examination, state, load)
  return {
    key,
    label,
    phrase,
    state,
    load,
    account,
    violations,
    plan,
    name: name ?? null,
    proof: proof ?? null,
    certificate: certify(examination.fleet, plan),
  }
}
