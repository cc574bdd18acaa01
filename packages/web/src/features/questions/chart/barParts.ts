/** One part of a stacked bar, as shares of the whole bar. */
export interface BarPart {
  key: string
  start: number
  share: number
}

/** The parts one after the other from 0 to 1; nothing of parts that are 0. */
export function barParts(amounts: readonly { key: string; amount: number }[]): BarPart[] {
  const total = amounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0)
  if (total <= 0) return []
  let start = 0
  return amounts
    .filter(({ amount }) => amount > 0)
    .map(({ key, amount }) => {
      const part = { key, start, share: amount / total }
      start += part.share
      return part
    })
}
