import type { GroupedProgram } from './groupedProgram.ts'

/** How far prices may move where every column is in the lists, times what they are. */
const farReach = 10

/** The prices among which the short lists are complete: one interval for each shared row, none below 0 where the row is not an equation. */
export class PriceBox {
  readonly #isEquation: Uint8Array
  readonly low: Float64Array
  readonly high: Float64Array

  constructor({ rowCount, isEquation }: GroupedProgram) {
    this.#isEquation = isEquation
    this.low = new Float64Array(rowCount)
    this.high = new Float64Array(rowCount)
  }

  /**
   * Puts the box around the given prices: as wide as lists within `margin` of the cheapest allow, so that a column that was left out
   * hardly becomes the cheapest. An infinite margin says that nothing was left out.
   */
  centre(price: Float64Array, unitCost: Float64Array, margin: number): void {
    const { low, high } = this
    const isEquation = this.#isEquation
    for (let r = 0; r < price.length; r++) {
      const reach =
        margin < Number.POSITIVE_INFINITY
          ? 0.5 * margin * unitCost[r]!
          : farReach * (unitCost[r]! + Math.abs(price[r]!))
      const least = price[r]! - reach
      low[r] = isEquation[r] || least > 0 ? least : 0
      high[r] = price[r]! + reach
    }
  }

  /** Whether a price stands at the end of its interval and the gradient would carry it further; 0 is an end for good. */
  isLeft(price: Float64Array, gradient: Float64Array): boolean {
    const { low, high } = this
    for (let r = 0; r < price.length; r++)
      if (
        (price[r]! >= high[r]! && gradient[r]! < 0) ||
        (price[r]! <= low[r]! && low[r]! > 0 && gradient[r]! > 0)
      )
        return true
    return false
  }
}
