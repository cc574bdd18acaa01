import { coverAtLeast } from './coverAtLeast.ts'
import type { FacilityProgram } from './facilityProgram.ts'

/** What is decided of an opening. */
export const undecided = -1
export const shut = 0
export const open = 1

/** Part of the last direction that is in the next one. */
const memory = 0.7
/** Steps without a better bound after which they become shorter, and how much. */
const patience = 20
const shortening = 1.5
/** Steps that become shorter than this end the ascent. */
const shortestStep = 2e-4

export interface AscentOptions {
  mostSteps: number
  /** Length of the first step: 1 goes as far as the target promises. */
  firstStep: number
  /** A bound from here on is all that is asked for. */
  cutoff: number
  /** The cost of a plan, or a guess of it. */
  target: number
  isOver: () => boolean
}

/**
 * Lagrangian bounds of facility location: what serving each group is worth has a price, and each opening then decides by itself
 * what to serve with its capacity (a knapsack by shares). As strong as the LP with a linking row for every group and opening,
 * of which there would be as many as columns.
 * @see Held, Wolfe, Crowder, "Validation of subgradient optimization", Mathematical Programming 6 (1974);
 * Beasley, "An algorithm for solving large capacitated warehouse location problems", European Journal of Operational Research 33 (1988).
 */
export class FacilityDual {
  readonly facilities: FacilityProgram
  /** What opening costs more than it saves, at the prices looked at last. */
  readonly excess: Float64Array
  /** Which openings the prices looked at last would open. */
  readonly isOpen: Uint8Array
  /** How often each opening was open lately, between 0 and 1. */
  readonly openShare: Float64Array
  readonly #order: Int32Array
  readonly #ratio: Float64Array
  readonly #share: Float64Array
  readonly #direction: Float64Array
  readonly #unserved: Float64Array

  constructor(facilities: FacilityProgram) {
    const { groupCount, openingCount, groupOf } = facilities
    this.facilities = facilities
    this.excess = new Float64Array(openingCount)
    this.isOpen = new Uint8Array(openingCount)
    this.openShare = new Float64Array(openingCount)
    this.#order = new Int32Array(groupOf.length)
    this.#ratio = new Float64Array(groupOf.length)
    this.#share = new Float64Array(groupOf.length)
    this.#direction = new Float64Array(groupCount)
    this.#unserved = new Float64Array(groupCount)
  }

  /** Prices to start from: the cheapest column of each group, with its part of the opening. */
  startPrices(): Float64Array {
    const { groupCount, openingCount, start, groupOf, cost, use, capacity, openingCost } =
      this.facilities
    const price = new Float64Array(groupCount).fill(Number.POSITIVE_INFINITY)
    for (let k = 0; k < openingCount; k++)
      for (let c = start[k]!; c < start[k + 1]!; c++) {
        const fair = cost[c]! + (openingCost[k]! * use[c]!) / capacity[k]!
        if (fair < price[groupOf[c]!]!) price[groupOf[c]!] = fair
      }
    return price
  }

  /** The bound at some prices, for all plans in which the openings are as decided. */
  boundAt(price: Float64Array, decided: Int8Array): number {
    const { openingCount, openingCost, offset } = this.facilities
    for (let k = 0; k < openingCount; k++)
      this.excess[k] = openingCost[k]! + (decided[k] === shut ? 0 : this.#saving(k, price))
    const cover = this.#cover(decided)
    return price.reduce((sum, worth) => sum + worth, offset) + cover
  }

  /** Lower bounds for all plans as decided in which opening k is the other way than `isOpen` has it. Needs `boundAt` first. */
  boundOtherwise(bound: number, decided: Int8Array, k: number): number {
    const wasOpen = this.isOpen.slice()
    const before = this.#cover(decided)
    const kept = decided[k]!
    decided[k] = wasOpen[k] ? shut : open
    const after = this.#cover(decided)
    decided[k] = kept
    this.isOpen.set(wasOpen)
    return bound - before + after
  }

  /** Raises the bound by steps along what the openings leave unserved; `price` ends as the best prices. */
  ascend(price: Float64Array, decided: Int8Array, options: AscentOptions): number {
    const { mostSteps, cutoff, target, isOver } = options
    const { openingCount } = this.facilities
    const at = price.slice()
    const direction = this.#direction.fill(0)
    let best = Number.NEGATIVE_INFINITY
    let [step, idle] = [options.firstStep, 0]
    for (let steps = 0; steps < mostSteps && step >= shortestStep; steps++) {
      const bound = this.boundAt(at, decided)
      for (let k = 0; k < openingCount; k++)
        this.openShare[k] = 0.9 * this.openShare[k]! + 0.1 * this.isOpen[k]!
      const isBetter = bound > best + 1e-6 * Math.abs(best)
      if (bound > best || steps === 0) {
        best = bound
        price.set(at)
      }
      if (best >= cutoff || isOver()) break
      const unserved = this.#leftUnserved()
      if (isBetter) idle = 0
      else if (++idle >= patience) {
        step /= shortening
        idle = 0
        at.set(price)
        direction.fill(0)
      }
      let square = 0
      for (let g = 0; g < at.length; g++) {
        direction[g] = memory * direction[g]! + (steps === 0 ? 1 : 1 - memory) * unserved[g]!
        square += direction[g]! * direction[g]!
      }
      if (square < 1e-18) break
      const length = (step * Math.max(target - bound, 1e-6 * Math.abs(target))) / square
      for (let g = 0; g < at.length; g++) at[g] = at[g]! + length * direction[g]!
    }
    return best
  }

  /** What an opening saves at the prices: at most its capacity goes to the columns that save most for it. Fills their shares. */
  #saving(k: number, price: Float64Array): number {
    const { start, groupOf, cost, use, capacity } = this.facilities
    const [first, end] = [start[k]!, start[k + 1]!]
    const [order, ratio, share] = [this.#order, this.#ratio, this.#share]
    let [count, wanted, saving] = [0, 0, 0]
    for (let c = first; c < end; c++) {
      share[c] = 0
      const reduced = cost[c]! - price[groupOf[c]!]!
      if (reduced >= 0) continue
      ratio[c] = reduced / use[c]!
      order[first + count++] = c
      wanted += use[c]!
      saving += reduced
    }
    const chosen = order.subarray(first, first + count)
    if (wanted <= capacity[k]!) {
      for (const c of chosen) share[c] = 1
      return saving
    }
    chosen.sort((a, b) => ratio[a]! - ratio[b]!)
    let left = capacity[k]!
    saving = 0
    for (const c of chosen) {
      const part = Math.min(1, left / use[c]!)
      share[c] = part
      saving += ratio[c]! * use[c]! * part
      left -= use[c]! * part
      if (left <= 0) break
    }
    return saving
  }

  #cover(decided: Int8Array): number {
    const { capacity, needed } = this.facilities
    return coverAtLeast(this.excess, capacity, needed, decided, this.isOpen)
  }

  #leftUnserved(): Float64Array {
    const { openingCount, start, groupOf } = this.facilities
    const unserved = this.#unserved.fill(1)
    for (let k = 0; k < openingCount; k++)
      if (this.isOpen[k])
        for (let c = start[k]!; c < start[k + 1]!; c++)
          unserved[groupOf[c]!] = unserved[groupOf[c]!]! - this.#share[c]!
    return unserved
  }
}
