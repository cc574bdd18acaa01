import { type FormulationContext, RowCollector } from '../formulation.ts'

/**
 * The accelerators busy in a pool and period as a linear expression, the left-hand side of capacity and power:
 * Σ_i demand[i,t] × servedShare[i,p] / (tokensPerSecond × targetUtilisation) + Σ_j gang[j,p] × (trainingPlaced or trainingHours / hours).
 * Returned as `rows[p * periods + t]`.
 */
export const busyAccelerators = (context: FormulationContext): RowCollector[] => {
  const rows = emptyRows(context)
  addInference(context, rows)
  addTraining(context, rows)
  return rows
}

/** The part of the busy accelerators that works for one kind of workload. */
export const busyWith = (
  context: FormulationContext,
  kind: 'inference' | 'training',
): RowCollector[] => {
  const rows = emptyRows(context)
  if (kind === 'inference') addInference(context, rows)
  else addTraining(context, rows)
  return rows
}

const emptyRows = ({ indexed: { pools, periodCount } }: FormulationContext) =>
  Array.from({ length: pools.length * periodCount }, () => new RowCollector())

const addInference = (
  { candidates, indexed, replicaMode, variables }: FormulationContext,
  rows: RowCollector[],
) => {
  const { cells, periodCount } = indexed
  const { blocks, replicas, share } = variables
  if (replicaMode === 'whole') {
    // A whole replica is kept all day, whatever it serves.
    for (const { poolIndex, column, acceleratorsPerReplica } of replicas)
      for (let t = 0; t < periodCount; t++)
        rows[poolIndex * periodCount + t]?.add(column, acceleratorsPerReplica)
    return
  }
  candidates.inference.forEach(({ cellIndex, poolIndex, acceleratorsPerTokenPerSecond }, c) => {
    const demand = cells[cellIndex]?.tokensPerSecond
    blocks.forEach(({ periodIndexes }, b) => {
      for (const t of periodIndexes)
        rows[poolIndex * periodCount + t]?.add(
          share[c * blocks.length + b],
          (demand?.[t] ?? 0) * acceleratorsPerTokenPerSecond,
        )
    })
  })
}

const addTraining = (
  { candidates, indexed, variables }: FormulationContext,
  rows: RowCollector[],
) => {
  const { periodCount, periodHours } = indexed
  const { trainingPlaced, trainingHours } = variables
  candidates.training.forEach(({ poolIndex, accelerators }, c) => {
    for (let t = 0; t < periodCount; t++) {
      const hours = trainingHours[c * periodCount + t] ?? -1
      const row = rows[poolIndex * periodCount + t]
      if (hours < 0) row?.add(trainingPlaced[c], accelerators)
      else row?.add(hours, accelerators / (periodHours[t] ?? 24))
    }
  })
}

/**
 * The rows that no other row of the list implies. A row is implied where every one of its columns stands in
 * another row with at least the same coefficient: columns are not negative, so with the same limit the other row is the stricter.
 */
export const withoutImplied = (rows: readonly RowCollector[]): number[] => {
  if (rows.length === 1) return [0]
  const maps = rows.map(
    (row) => new Map(row.columns.map((column, k) => [column, row.values[k] ?? 0])),
  )
  const implies = (strong: number, weak: number) => {
    const [strongRow, weakRow] = [maps[strong], maps[weak]]
    if (!strongRow || !weakRow || strongRow.size < weakRow.size) return false
    for (const [column, value] of weakRow) if ((strongRow.get(column) ?? 0) < value) return false
    return true
  }
  return rows
    .map((_, index) => index)
    .filter((weak) =>
      rows.every(
        (_, strong) =>
          strong === weak || !implies(strong, weak) || (implies(weak, strong) && weak < strong),
      ),
    )
}
