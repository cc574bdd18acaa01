import type { CountRelaxation } from './countedProgram.ts'

/** What is proved for every number of open sites. */
export interface CountBounds {
  add(relaxation: Pick<CountRelaxation, 'openSites' | 'value' | 'slope'>): void
  /** Proved for one number alone. */
  raise(openSites: number, bound: number): void
  /** −Infinity where nothing is proved. */
  at(openSites: number): number
}

/**
 * Bounds from a few relaxations: the relaxed optimum is convex in the number of open sites, so that each relaxation with its price of one more site bounds all numbers,
 * value(n) ≥ value(m) + slope(m) × (n − m), and the largest of these lines counts.
 * @see the optimal value of a linear program as a function of its right-hand side: Bertsimas, Tsitsiklis, "Introduction to Linear Optimization", section 5.2.
 */
export const countBounds = (): CountBounds => {
  const lines: Pick<CountRelaxation, 'openSites' | 'value' | 'slope'>[] = []
  const own = new Map<number, number>()
  return {
    add: ({ openSites, slope, value }) => {
      lines.push({ openSites, slope, value })
    },
    raise: (openSites, bound) => {
      own.set(openSites, Math.max(bound, own.get(openSites) ?? Number.NEGATIVE_INFINITY))
    },
    at: (openSites) =>
      lines.reduce(
        (bound, line) => Math.max(bound, line.value + line.slope * (openSites - line.openSites)),
        own.get(openSites) ?? Number.NEGATIVE_INFINITY,
      ),
  }
}
