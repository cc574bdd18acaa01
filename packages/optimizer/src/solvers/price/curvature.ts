import type { PriceBox } from './priceBox.ts'
import type { ShortLists } from './shortLists.ts'

/** Above this temperature the curvature is told by a part of the groups: so many for each row of the system. */
const exactCurvatureBelow = 0.0005
const groupsPerRow = 24
/** Candidates whose share is below this do not count for the curvature, above and below the temperature at which it changes. */
const leastShare = { coarse: 5e-4, fine: 1e-6 }
const fineBelow = 0.0005

/**
 * The second derivatives of the smooth dual over the rows whose prices can still move (the active rows), as a dense symmetric matrix.
 * Each group adds (Σ_c p_c u_c u_cᵀ − m mᵀ) / t, where p are its shares, u the uses of its columns, m = Σ p u and t its temperature.
 */
export class Curvature {
  /** The active rows, in the order in which they stand in the matrix. */
  readonly active: Int32Array
  size = 0
  /** Lower triangle by rows, `size` numbers in each. */
  matrix = new Float64Array(0)
  /** Where each row stands in the matrix; −1 where it does not. */
  readonly #place: Int32Array
  readonly #mixRow: Int32Array
  readonly #mix: Float64Array
  #block = new Float64Array(0)
  #turn = 0

  constructor(rowCount: number) {
    this.active = new Int32Array(rowCount)
    this.#place = new Int32Array(rowCount).fill(-1)
    this.#mixRow = new Int32Array(rowCount)
    this.#mix = new Float64Array(rowCount)
  }

  /** Takes every row but those whose price stands at the end of its interval and would leave it downhill. */
  selectRows(price: Float64Array, gradient: Float64Array, { low, high }: PriceBox): void {
    const active = this.active
    const place = this.#place
    let n = 0
    for (let r = 0; r < price.length; r++) {
      const isIdle =
        (price[r]! <= low[r]! && gradient[r]! >= 0) || (price[r]! >= high[r]! && gradient[r]! <= 0)
      place[r] = isIdle ? -1 : n
      if (!isIdle) active[n++] = r
    }
    this.size = n
  }

  /** The matrix at the shares of the last evaluation. */
  form(lists: ShortLists, temperature: number): void {
    const { start, share, scale, groupCount, weight, entryStart, entryRow, entryUse } = lists
    const place = this.#place
    const least = temperature > fineBelow ? leastShare.coarse : leastShare.fine
    const n = this.size
    if (this.matrix.length < n * n) this.matrix = new Float64Array(n * n)
    const matrix = this.matrix
    matrix.fill(0, 0, n * n)
    if (this.#block.length < 4 * n) this.#block = new Float64Array(4 * n)
    const block = this.#block
    block.fill(0)
    let blocked = 0
    const [mixRow, mix] = [this.#mixRow, this.#mix]
    // The direction need not be exact: a part of the groups tells the curvature well enough, another part each time.
    const stride =
      temperature < exactCurvatureBelow
        ? 1
        : Math.max(1, Math.floor(groupCount / (groupsPerRow * n)))
    for (let k = this.#turn++ % stride; k < groupCount; k += stride) {
      const factor = (stride * weight) / (temperature * scale[k]!)
      let mixed = 0
      for (let i = start[k]!, end = start[k + 1]!; i < end; i++) {
        const p = share[i]!
        if (p < least) continue
        if (p > 1 - least) break
        const [from, to] = [entryStart[i]!, entryStart[i + 1]!]
        for (let e = from; e < to; e++) {
          const a = place[entryRow[e]!]!
          if (a < 0) continue
          const use = p * entryUse[e]!
          if (mix[a] === 0) mixRow[mixed++] = a
          mix[a] = mix[a]! + use
          const scaled = factor * use
          for (let f = from; f <= e; f++) {
            const b = place[entryRow[f]!]!
            if (b < 0) continue
            const at = a > b ? a * n + b : b * n + a
            matrix[at] = matrix[at]! + scaled * entryUse[f]!
          }
        }
      }
      if (mixed * 2 > n) {
        // Many rows: four groups at a time, all rows.
        const root = Math.sqrt(factor)
        const at = blocked * n
        for (let u = 0; u < mixed; u++) {
          const a = mixRow[u]!
          block[at + a] = root * mix[a]!
          mix[a] = 0
        }
        if (++blocked === 4) {
          subtractBlock(matrix, n, block)
          blocked = 0
        }
        continue
      }
      for (let u = 0; u < mixed; u++) {
        const a = mixRow[u]!
        const scaled = factor * mix[a]!
        const row = a * n
        for (let v = 0; v < mixed; v++) {
          const b = mixRow[v]!
          if (b <= a) matrix[row + b] = matrix[row + b]! - scaled * mix[b]!
        }
      }
      for (let u = 0; u < mixed; u++) mix[mixRow[u]!] = 0
    }
    if (blocked > 0) subtractBlock(matrix, n, block)
  }

  /**
   * Makes the matrix positive definite: its diagonal times 1 + `damping`, a step no longer than the box is wide, and a trace of the
   * largest entry. Returns the least pivot that a factorisation should go with.
   */
  regularise(damping: number, gradient: Float64Array, { low, high }: PriceBox): number {
    const { active, matrix, size: n } = this
    let largest = 0
    for (let a = 0; a < n; a++) largest = Math.max(largest, matrix[a * n + a]!)
    for (let a = 0; a < n; a++) {
      const r = active[a]!
      const diagonal = matrix[a * n + a]!
      matrix[a * n + a] =
        diagonal * (1 + damping) +
        Math.abs(gradient[r]!) / (high[r]! - low[r]! + 1e-12) +
        1e-14 * largest
    }
    return 1e-14 * largest
  }
}

/** Takes the products of four dense rows from the lower triangle of a matrix, and clears the rows. */
const subtractBlock = (matrix: Float64Array, n: number, block: Float64Array): void => {
  const [n2, n3] = [2 * n, 3 * n]
  for (let a = 0; a < n; a++) {
    const x0 = block[a]!
    const x1 = block[n + a]!
    const x2 = block[n2 + a]!
    const x3 = block[n3 + a]!
    if (x0 === 0 && x1 === 0 && x2 === 0 && x3 === 0) continue
    const row = a * n
    for (let b = 0; b <= a; b++)
      matrix[row + b] =
        matrix[row + b]! -
        (x0 * block[b]! + x1 * block[n + b]! + x2 * block[n2 + b]! + x3 * block[n3 + b]!)
  }
  block.fill(0, 0, 4 * n)
}
