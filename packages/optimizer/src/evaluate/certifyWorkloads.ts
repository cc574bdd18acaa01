import type { Certificate, Fleet, PlacementTable, Plan, WorkloadTable } from '@berth/shared'
import { certifyState } from './certify.ts'
import { lookupOf } from './lookup.ts'
import { stateOf } from './state.ts'
import { violation } from './violation.ts'
import { workloadLoad } from './workloadLoad.ts'

/** A certificate over a table of workloads. Of each rule at most a hundred broken limits of single workloads are listed. */
export interface WorkloadsCertificate extends Certificate {
  /** Limits and figures that do not hold, those included that are not listed. */
  violationCount: number
}

/**
 * The independent certificate of a plan that also serves a table of workloads. Loads, limits, costs and penalties are added up from
 * every workload with its own volume and its own shares, by the rules that `certify` has for the workloads of a fleet; that they were
 * planned in groups plays no part in it. Nothing is thrown: what does not hold is in `violations`.
 * Cost: one pass, about a second for a million workloads.
 *
 * @param plan Placements of the fleet's own workloads; its account and its decisions on sites are those of all workloads together.
 */
export const certifyWorkloads = (
  fleet: Fleet,
  plan: Plan,
  workloads: WorkloadTable,
  placements: PlacementTable,
): WorkloadsCertificate => {
  const state = stateOf(plan)
  const rows = placements.rowStart.length - 1
  if (rows !== workloads.count || placements.rowStart[rows] !== placements.share.length) {
    const wrong = violation('namesExist', 'the placements', rows, workloads.count, 'workloads')
    return { ok: false, violations: [wrong], violationCount: 1, checkCount: 1 }
  }
  const lines = workloadLoad(lookupOf(fleet), workloads, placements, state)
  const whole = certifyState(fleet, plan, { ...state, others: lines.others })
  return {
    ok: whole.ok && lines.violationCount === 0,
    violations: [...lines.violations, ...whole.violations],
    violationCount: lines.violationCount + whole.violations.length,
    checkCount: lines.checkCount + whole.checkCount,
  }
}
