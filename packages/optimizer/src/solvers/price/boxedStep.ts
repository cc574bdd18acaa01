import { factorise, solveFactorised } from './cholesky.ts'
import type { Curvature } from './curvature.ts'
import type { PriceBox } from './priceBox.ts'

const mostRounds = 6

/** The Newton step that stays inside a box. */
export class BoxedStep {
  /** Change of each active row's price. */
  readonly step: Float64Array
  readonly #free: Int32Array
  readonly #right: Float64Array
  readonly #isHeld: Uint8Array
  #factor = new Float64Array(0)

  constructor(rowCount: number) {
    this.step = new Float64Array(rowCount)
    this.#free = new Int32Array(rowCount)
    this.#right = new Float64Array(rowCount)
    this.#isHeld = new Uint8Array(rowCount)
  }

  /**
   * The step that minimises the quadratic model inside the box: rows that the step would carry over a bound are
   * held at it and the rest is solved again. Returns what the step promises.
   */
  find(
    { active, matrix, size: n }: Curvature,
    price: Float64Array,
    gradient: Float64Array,
    { low, high }: PriceBox,
    leastPivot: number,
  ): number {
    if (this.#factor.length < n * n) this.#factor = new Float64Array(n * n)
    const step = this.step
    const [factor, free, right, isHeld] = [this.#factor, this.#free, this.#right, this.#isHeld]
    isHeld.fill(0, 0, n)
    for (let round = 0; round < mostRounds; round++) {
      let m = 0
      for (let a = 0; a < n; a++) if (!isHeld[a]) free[m++] = a
      for (let i = 0; i < m; i++) {
        const a = free[i]!
        const row = a * n
        for (let j = 0; j <= i; j++) factor[i * m + j] = matrix[row + free[j]!]!
        let sum = -gradient[active[a]!]!
        if (m < n)
          for (let b = 0; b < n; b++)
            if (isHeld[b]) sum -= (a > b ? matrix[row + b]! : matrix[b * n + a]!) * step[b]!
        right[i] = sum
      }
      factorise(factor, m, m, leastPivot)
      solveFactorised(factor, m, m, right)
      let over = 0
      for (let i = 0; i < m; i++) {
        const a = free[i]!
        const r = active[a]!
        const [least, most] = [low[r]! - price[r]!, high[r]! - price[r]!]
        step[a] = right[i]!
        if (right[i]! < least || right[i]! > most) {
          step[a] = right[i]! < least ? least : most
          isHeld[a] = 1
          over++
        }
      }
      if (over === 0) break
    }
    let promised = 0
    for (let a = 0; a < n; a++) promised -= step[a]! * gradient[active[a]!]!
    return promised
  }
}
