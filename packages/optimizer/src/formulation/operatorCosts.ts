import { type FormulationContext, RowCollector } from './formulation.ts'

/**
 * What another operator than today's changes in the cost: its factor on upkeep and on operating busy accelerators, and the hand-over itself.
 * The operating cost is a product of two decisions, who runs the site and what is busy there. It is split by operator,
 * Σ_q busyUnder[p,q] = Σ_t weight[t] × busy[p,t] and busyUnder[p,q] ≤ usable × operatedBy[s,q], which is exact for whole decisions.
 * Left out where limits give way: then nothing is bought.
 * Adds these columns and rows, and writes currency per hour by column into `operatorCosts`.
 */
export const addOperatorCosts = (context: FormulationContext, busy: readonly RowCollector[]) => {
  const { builder, indexed, variables, operatorCosts } = context
  const { fleet, operators, pools, periodCount, periodWeight } = indexed
  if (context.relaxations !== null) return
  indexed.sites.forEach(({ site, index, operatorIndex: today, operatorFactor, poolIndexes }) => {
    const list = variables.operatedBy[index] ?? []
    if (list.length < 2) return
    const dearerBy = (q: number) => (operators[q]?.operationCostFactor ?? 1) - operatorFactor
    for (const { operatorIndex, column } of list) {
      const handover =
        operatorIndex === today ? 0 : site.handoverCost / fleet.policy.amortisationHours
      operatorCosts.set(column, site.fixedCostPerHour * dearerBy(operatorIndex) + handover)
    }
    for (const p of poolIndexes) {
      const { pool, usableAccelerators } = pools[p] ?? {}
      if (!pool || usableAccelerators === undefined || pool.operatingCostPerHour === 0) continue
      const total = averageBusy(busy.slice(p * periodCount, (p + 1) * periodCount), periodWeight)
      for (const { operatorIndex, column } of list) {
        const name = `busy at ${pool.id} under ${operators[operatorIndex]?.id}`
        const part = builder.addColumn(name, 0, usableAccelerators)
        operatorCosts.set(part, pool.operatingCostPerHour * dearerBy(operatorIndex))
        total.add(part, -1)
        builder.addRow(name, Number.NEGATIVE_INFINITY, 0, {
          columns: [part, column],
          values: [1, -usableAccelerators],
        })
      }
      builder.addRow(`busy at ${pool.id} by operator`, 0, 0, total)
    }
  })
}

const averageBusy = (rows: readonly RowCollector[], weight: Float64Array): RowCollector => {
  const average = new Map<number, number>()
  rows.forEach((row, t) => {
    row.columns.forEach((column, k) => {
      average.set(column, (average.get(column) ?? 0) + (row.values[k] ?? 0) * (weight[t] ?? 0))
    })
  })
  const total = new RowCollector()
  for (const [column, value] of average) total.add(column, value)
  return total
}
