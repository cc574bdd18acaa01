import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'

export type CostName = ComparisonRecord['costTermDifferences'][number]['name']

/** One bar of a waterfall, in currency per hour. */
export interface WaterfallBar {
  name: CostName | 'before' | 'after'
  from: number
  to: number
}

/** From the total before, part by part, to the total after; the largest savings first, then the largest additions. */
export function waterfall(
  comparison: Pick<ComparisonRecord, 'before' | 'after' | 'costTermDifferences'>,
): WaterfallBar[] {
  const start = comparison.before.costPerHour.amount
  let level = start
  const parts = comparison.costTermDifferences
    .map(({ name, difference }) => ({ name, amount: difference.amount }))
    .filter(({ amount }) => Math.abs(amount) > 1e-9)
    .sort((a, b) => a.amount - b.amount)
    .map(({ name, amount }): WaterfallBar => {
      const from = level
      level += amount
      return { name, from, to: level }
    })
  return [
    { name: 'before', from: 0, to: start },
    ...parts,
    { name: 'after', from: 0, to: comparison.after.costPerHour.amount },
  ]
}
