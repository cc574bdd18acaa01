/** How much of something a few hold. */
export interface Concentration {
  /** Holders of more than nothing. */
  holders: number
  /**
   * Herfindahl–Hirschman index Σ (100 × share)², between 10,000 / holders and 10,000; null where nobody holds anything.
   * @see U.S. Department of Justice and Federal Trade Commission, Merger Guidelines (2023), section 2.1
   */
  herfindahlHirschmanIndex: number | null
  /** Share of the three who hold most; null where nobody holds anything. */
  largestThreeFraction: number | null
  /** The three who hold most, the largest first. */
  largest: { id: string; fraction: number }[]
}

/** Above this index a market counts as highly concentrated. */
export const highlyConcentrated = 1800
/** A rise of the index by more than this counts as significant there. */
export const significantRise = 100

/** How concentrated the amounts of some holders are, by their ids. Cost: one sort. */
export const concentrationOf = (amounts: ReadonlyMap<string, number>): Concentration => {
  const held = [...amounts].filter(([, amount]) => amount > 0).sort((a, b) => b[1] - a[1])
  const total = held.reduce((sum, [, amount]) => sum + amount, 0)
  const fractions = held.map(([id, amount]) => ({ id, fraction: amount / total }))
  const largest = fractions.slice(0, 3)
  return {
    holders: held.length,
    herfindahlHirschmanIndex:
      total > 0 ? fractions.reduce((sum, { fraction }) => sum + (100 * fraction) ** 2, 0) : null,
    largestThreeFraction:
      total > 0 ? largest.reduce((sum, { fraction }) => sum + fraction, 0) : null,
    largest,
  }
}
