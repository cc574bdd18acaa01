import type { SparsePlan } from './groupedLp.ts'

/** From which gap on a search is done, and who is told about it. */
export interface GapOptions {
  gapRelative: number
  gapAbsolute: number
  onProgress: (incumbent: number | null, bestBound: number) => void
}

/** What a search holds: the best plan so far (the incumbent), and the bound that no plan is cheaper than. */
export class Gap {
  readonly #options: GapOptions
  incumbent: SparsePlan | null = null
  /** Cost of the incumbent; infinite without one. */
  cost = Number.POSITIVE_INFINITY
  bestBound = Number.NEGATIVE_INFINITY
  /** The least bound of nodes that were given up: no proof goes above it. */
  unresolved = Number.POSITIVE_INFINITY

  constructor(options: GapOptions) {
    this.#options = options
  }

  /** A bound from which on nothing is looked for: the plan in hand, less the gap asked for. */
  get cutoff(): number {
    const { gapRelative, gapAbsolute } = this.#options
    if (this.incumbent === null) return Number.POSITIVE_INFINITY
    return this.cost - Math.max(gapAbsolute, gapRelative * Math.abs(this.cost), 1e-9)
  }

  /** Whether nothing that is looked for lies above the bound. */
  isAbove(bound: number): boolean {
    return this.incumbent !== null && bound >= this.cutoff
  }

  get isClosed(): boolean {
    return this.isAbove(this.bestBound)
  }

  /** Whether the incumbent is the optimum, or is proved not to exist. */
  get isProved(): boolean {
    return this.incumbent
      ? this.cost - this.bestBound <= 1e-9 * Math.max(1, Math.abs(this.cost))
      : this.bestBound === Number.POSITIVE_INFINITY
  }

  /** Takes a bound on all nodes that are still open. */
  raise(bound: number): void {
    const held = Math.min(bound, this.cost, this.unresolved)
    if (held > this.bestBound) {
      this.bestBound = held
      this.tell()
    }
  }

  /** A node that can neither be solved nor branched on: nothing more is known of it than its bound. */
  giveUp(bound: number): void {
    this.unresolved = Math.min(this.unresolved, bound)
  }

  /** Takes a whole plan where it is cheaper than the incumbent. */
  offer({ plan, cost }: { plan: SparsePlan | null; cost: number }): void {
    if (plan === null || cost >= this.cost) return
    this.incumbent = plan
    this.cost = cost
    this.tell()
  }

  tell(): void {
    this.#options.onProgress(this.incumbent ? this.cost : null, this.bestBound)
  }
}
