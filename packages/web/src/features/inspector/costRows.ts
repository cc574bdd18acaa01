import type { AccountRecord } from '../../graphql/planDocuments.ts'

/** One part of the cost, in currency per hour. */
export interface CostRow {
  name: AccountRecord['costTerms'][number]['name']
  before: number
  after: number | null
}

/** Parts that are not zero on both sides, the largest first. */
export function costRows(before: AccountRecord, after: AccountRecord | null): CostRow[] {
  const afterOf = new Map(after?.costTerms.map((term) => [term.name, term.amountPerHour.amount]))
  return before.costTerms
    .map(({ name, amountPerHour }) => ({
      name,
      before: amountPerHour.amount,
      after: after ? (afterOf.get(name) ?? 0) : null,
    }))
    .filter((row) => row.before !== 0 || (row.after ?? 0) !== 0)
    .sort((a, b) => size(b) - size(a))
}

const size = (row: CostRow) => Math.max(Math.abs(row.before), Math.abs(row.after ?? 0))
