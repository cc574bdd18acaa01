import { type FormulationContext, RowCollector } from '../formulation.ts'
import { withoutImplied } from './busyAccelerators.ts'

/**
 * Finishing rule. What a workload's regions need of a pool, its whole replicas hold, in every period:
 * Σ_r demand[r,t] × servedShare[r,p] / (tokensPerSecond × targetUtilisation) ≤ acceleratorsPerReplica × replicas[w,p].
 * Replicas are whole numbers and are kept all day. Left out where accelerators are shared between workloads.
 */
export const replicasAreWhole = ({
  builder,
  candidates,
  indexed: { cells, periodCount },
  variables: { blocks, replicas, share },
}: FormulationContext) => {
  for (const { acceleratorsPerReplica, candidateIndexes, column, workloadId } of replicas) {
    const needed = Array.from({ length: periodCount }, () => new RowCollector())
    for (const c of candidateIndexes) {
      const { cellIndex, acceleratorsPerTokenPerSecond } = candidates.inference[c] ?? {}
      const demand = cells[cellIndex ?? -1]?.tokensPerSecond
      blocks.forEach(({ periodIndexes }, b) => {
        for (const t of periodIndexes)
          needed[t]?.add(
            share[c * blocks.length + b],
            (demand?.[t] ?? 0) * (acceleratorsPerTokenPerSecond ?? 0),
          )
      })
    }
    for (const t of withoutImplied(needed)) {
      const row = needed[t]
      if (!row || row.columns.length === 0) continue
      row.add(column, -acceleratorsPerReplica)
      builder.addRow(`replicas of ${workloadId} are whole`, Number.NEGATIVE_INFINITY, 0, row)
    }
  }
}
