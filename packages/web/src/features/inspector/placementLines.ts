import { latencyReader } from '../../view/latency.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Side } from '../../view/types.ts'

/** A workload's part at one site. */
export interface PlacementLine {
  siteId: string
  share: number
  accelerators: number
  /** Time to the first token for the region furthest away; null for training. */
  latencyMs: number | null
}

/** Where a workload runs on one side, the largest share first. */
export function placementLines(
  model: PlanningModel,
  workloadId: string,
  side: Side,
): PlacementLine[] {
  const latencyOf = latencyReader(model.scenario)
  const lines = new Map<string, PlacementLine>()
  for (const row of model.rows[side]) {
    if (row.workloadId !== workloadId) continue
    const known = lines.get(row.siteId)
    const latency = latencyOf(row)
    lines.set(row.siteId, {
      siteId: row.siteId,
      share: (known?.share ?? 0) + row.share,
      accelerators: (known?.accelerators ?? 0) + row.accelerators,
      latencyMs: latency === null ? null : Math.max(latency, known?.latencyMs ?? 0),
    })
  }
  return [...lines.values()].sort((a, b) => b.share - a.share || a.siteId.localeCompare(b.siteId))
}
