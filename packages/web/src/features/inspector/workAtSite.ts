import type { PlanningModel } from '../../view/planningModel.ts'
import type { WorkloadView } from '../../view/types.ts'

/** Accelerators that a workload keeps busy at one site. */
export interface WorkAtSite {
  workload: WorkloadView
  today: number
  plan: number
}

/** What runs at a site today or in the plan, the largest first. */
export function workAtSite({ rows, workloadById }: PlanningModel, siteId: string): WorkAtSite[] {
  const work = new Map<string, WorkAtSite>()
  for (const side of ['today', 'plan'] as const)
    for (const row of rows[side]) {
      const workload = workloadById.get(row.workloadId)
      if (row.siteId !== siteId || !workload) continue
      const known = work.get(row.workloadId) ?? { workload, today: 0, plan: 0 }
      work.set(row.workloadId, { ...known, [side]: known[side] + row.accelerators })
    }
  const largest = (each: WorkAtSite) => Math.max(each.plan, each.today * 0.999)
  return [...work.values()].sort(
    (a, b) => largest(b) - largest(a) || a.workload.id.localeCompare(b.workload.id),
  )
}
