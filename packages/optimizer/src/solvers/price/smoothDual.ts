import { factorise, solveFactorised } from './cholesky.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { reducedCosts } from './pricing.ts'

/** Above this temperature the curvature is told by a part of the groups: so many for each row of the system. */
const exactCurvatureBelow = 0.0005
const groupsPerRow = 24
/** How far prices may move where every column is in the lists, times what they are. */
const farReach = 10
/** Candidates whose share is below this do not count for the curvature. */
const leastShare = { coarse: 5e-4, fine: 1e-6 }

/**
 * The dual of a grouped program with the cheapest column of each group replaced by a soft minimum, over short lists of columns:
 * F(λ) = λ·limit − Σ_g w [min_g − t_g log Σ_c exp((min_g − rc_c) / t_g)], with rc_c = cost_c + λ·use_c and t_g = τ × scale_g.
 * It is convex and smooth; its minimum goes to the exact prices as τ goes to 0, and the weights exp(…) are the shares of a plan.
 */
export class SmoothDual {
  readonly #program: GroupedProgram
  /** Groups in the lists; their columns stand at `#start[k] … #start[k + 1] − 1`. */
  groups: Int32Array = new Int32Array(0)
  groupCount = 0
  start: Int32Array = new Int32Array(1)
  scale = new Float64Array(0)
  columns = new Int32Array(0)
  share = new Float64Array(0)
  #cost = new Float64Array(0)
  #entryStart = new Int32Array(1)
  #entryRow = new Int32Array(0)
  #entryUse = new Float64Array(0)
  /** How many groups each group of a sample stands for. */
  weight = 1
  readonly gradient: Float64Array
  readonly #buffer: Float64Array
  /** What a unit of each limit may be worth. */
  readonly unitCost: Float64Array
  readonly #freeColumn: Int32Array
  readonly #baseScale: Float64Array
  /** Rows of the Newton system, and where each row stands in it; −1 where it does not. */
  readonly #active: Int32Array
  readonly #place: Int32Array
  #activeCount = 0
  #matrix = new Float64Array(0)
  readonly #step: Float64Array
  readonly #trial: Float64Array
  readonly #trialGradient: Float64Array
  readonly #low: Float64Array
  readonly #high: Float64Array
  #factor = new Float64Array(0)
  readonly #free: Int32Array
  readonly #right: Float64Array
  readonly #isHeld: Uint8Array
  readonly #mixRow: Int32Array
  readonly #mix: Float64Array
  #damping = 1e-6
  #turn = 0
  #block = new Float64Array(0)
  /** Columns looked at, for telling the work in passes. */
  columnsSeen = 0

  constructor(program: GroupedProgram) {
    const { rowCount, groupCount, groupStart } = program
    this.#program = program
    this.gradient = new Float64Array(rowCount)
    this.#active = new Int32Array(rowCount)
    this.#place = new Int32Array(rowCount).fill(-1)
    this.#step = new Float64Array(rowCount)
    this.#trial = new Float64Array(rowCount)
    this.#trialGradient = new Float64Array(rowCount)
    this.#low = new Float64Array(rowCount)
    this.#high = new Float64Array(rowCount)
    this.#free = new Int32Array(rowCount)
    this.#right = new Float64Array(rowCount)
    this.#isHeld = new Uint8Array(rowCount)
    this.#mixRow = new Int32Array(rowCount)
    this.#mix = new Float64Array(rowCount)
    let longest = 0
    for (let g = 0; g < groupCount; g++)
      longest = Math.max(longest, groupStart[g + 1]! - groupStart[g]!)
    this.#buffer = new Float64Array(longest)
    this.unitCost = unitCosts(program)
    this.#freeColumn = freeColumns(program)
    this.#baseScale = baseScales(program, this.#freeColumn)
  }

  /**
   * Makes the lists: for each of the given groups the columns within `margin` (times the group’s scale) of its cheapest. Prices may
   * then move inside a box in which a column that was left out hardly becomes the cheapest.
   */
  screen(groups: Int32Array, price: Float64Array, margin: number, temperature: number): void {
    const { groupStart, cost, entryStart, entryRow, entryUse, isEquation, groupCount, rowCount } =
      this.#program
    const [buffer, unitCost] = [this.#buffer, this.unitCost]
    const n = groups.length
    this.groups = groups
    this.groupCount = n
    this.weight = groupCount / Math.max(1, n)
    if (this.start.length < n + 1) {
      this.start = new Int32Array(n + 1)
      this.scale = new Float64Array(n)
    }
    let at = 0
    let entry = 0
    for (let k = 0; k < n; k++) {
      const g = groups[k]!
      const [first, end] = [groupStart[g]!, groupStart[g + 1]!]
      reducedCosts(this.#program, price, first, end, buffer)
      this.columnsSeen += end - first
      let low = Number.POSITIVE_INFINITY
      for (let i = 0; i < end - first; i++) if (buffer[i]! < low) low = buffer[i]!
      const free = this.#freeColumn[g]!
      const scale = this.#baseScale[g]! + (free < 0 ? 0 : temperature * Math.abs(cost[free]!))
      this.scale[k] = scale
      this.start[k] = at
      const limit = low + margin * scale
      for (let c = first; c < end; c++) {
        if (buffer[c - first]! > limit && c !== free) continue
        const [from, to] = [entryStart[c]!, entryStart[c + 1]!]
        if (at >= this.columns.length || entry + (to - from) > this.#entryRow.length)
          this.#grow(at + 1, entry + (to - from))
        this.columns[at] = c
        this.#cost[at] = cost[c]!
        this.#entryStart[at] = entry
        for (let e = from; e < to; e++)
          if (entryUse[e]! !== 0) {
            this.#entryRow[entry] = entryRow[e]!
            this.#entryUse[entry++] = entryUse[e]!
          }
        at++
        this.#entryStart[at] = entry
      }
      this.start[k + 1] = at
    }
    for (let r = 0; r < rowCount; r++) {
      const reach =
        margin < Number.POSITIVE_INFINITY
          ? 0.5 * margin * unitCost[r]!
          : farReach * (unitCost[r]! + Math.abs(price[r]!))
      const low = price[r]! - reach
      this.#low[r] = isEquation[r] || low > 0 ? low : 0
      this.#high[r] = price[r]! + reach
    }
  }

  #grow(columns: number, entries: number) {
    const size = Math.max(1024, columns, Math.ceil(this.columns.length * 1.7))
    const grownTo = (old: Float64Array) => {
      const grown = new Float64Array(size)
      grown.set(old)
      return grown
    }
    const grownIndexes = (old: Int32Array, length: number) => {
      const grown = new Int32Array(length)
      grown.set(old)
      return grown
    }
    if (columns > this.columns.length) {
      this.columns = grownIndexes(this.columns, size)
      this.share = grownTo(this.share)
      this.#cost = grownTo(this.#cost)
      this.#entryStart = grownIndexes(this.#entryStart, size + 1)
    }
    if (entries > this.#entryRow.length) {
      const entrySize = Math.max(2048, entries, Math.ceil(this.#entryRow.length * 1.7))
      this.#entryRow = grownIndexes(this.#entryRow, entrySize)
      const grown = new Float64Array(entrySize)
      grown.set(this.#entryUse)
      this.#entryUse = grown
    }
  }

  /** Columns that have at least a given share and are not the largest of their group. */
  openColumns(leastShare: number): number {
    let count = 0
    for (let k = 0; k < this.groupCount; k++) {
      let inGroup = 0
      for (let i = this.start[k]!; i < this.start[k + 1]!; i++)
        if (this.share[i]! >= leastShare) inGroup++
      count += inGroup - 1
    }
    return count
  }

  pricedRows(price: Float64Array): number {
    let count = 0
    for (let r = 0; r < price.length; r++) if (price[r] !== 0) count++
    return count
  }

  /** F at the given prices; leaves the shares and the gradient. */
  evaluate(
    price: Float64Array,
    temperature: number,
    gradient: Float64Array = this.gradient,
  ): number {
    const { limit, rowCount } = this.#program
    const { start, share, scale, groupCount, weight } = this
    const [cost, entryStart, entryRow, entryUse] = [
      this.#cost,
      this.#entryStart,
      this.#entryRow,
      this.#entryUse,
    ]
    let value = 0
    for (let r = 0; r < rowCount; r++) value += price[r]! * limit[r]!
    gradient.set(limit)
    let soft = 0
    for (let k = 0; k < groupCount; k++) {
      const [first, end] = [start[k]!, start[k + 1]!]
      let low = Number.POSITIVE_INFINITY
      for (let i = first; i < end; i++) {
        let rc = cost[i]!
        for (let e = entryStart[i]!, to = entryStart[i + 1]!; e < to; e++)
          rc += price[entryRow[e]!]! * entryUse[e]!
        share[i] = rc
        if (rc < low) low = rc
      }
      const t = temperature * scale[k]!
      const inverse = 1 / t
      let sum = 0
      for (let i = first; i < end; i++) {
        const x = (low - share[i]!) * inverse
        const p = x > -40 ? Math.exp(x) : 0
        share[i] = p
        sum += p
      }
      soft += low - t * Math.log(sum)
      const norm = 1 / sum
      for (let i = first; i < end; i++) {
        const p = share[i]! * norm
        share[i] = p
        if (p < 1e-9) continue
        const amount = p * weight
        for (let e = entryStart[i]!, to = entryStart[i + 1]!; e < to; e++) {
          const r = entryRow[e]!
          gradient[r] = gradient[r]! - amount * entryUse[e]!
        }
      }
    }
    return value - weight * soft
  }

  /** The curvature at the shares of the last evaluation, over the active rows: lower triangle by rows. */
  #formMatrix(temperature: number, least: number) {
    const { start, share, scale, groupCount, weight } = this
    const [entryStart, entryRow, entryUse, place] = [
      this.#entryStart,
      this.#entryRow,
      this.#entryUse,
      this.#place,
    ]
    const n = this.#activeCount
    if (this.#matrix.length < n * n) this.#matrix = new Float64Array(n * n)
    const matrix = this.#matrix
    matrix.fill(0, 0, n * n)
    if (this.#block.length < 4 * n) this.#block = new Float64Array(4 * n)
    this.#block.fill(0)
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
        const block = this.#block
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
    if (blocked > 0) subtractBlock(matrix, n, this.#block)
  }

  /**
   * The step that minimises the quadratic model inside the box: rows that the step would carry over a bound are
   * held at it and the rest is solved again. Returns what the step promises.
   */
  #boxedStep(price: Float64Array, n: number, leastPivot: number): number {
    const { gradient } = this
    const [active, step, low, high, matrix] = [
      this.#active,
      this.#step,
      this.#low,
      this.#high,
      this.#matrix,
    ]
    if (this.#factor.length < n * n) this.#factor = new Float64Array(n * n)
    const [factor, free, right, isHeld] = [this.#factor, this.#free, this.#right, this.#isHeld]
    isHeld.fill(0, 0, n)
    for (let round = 0; round < 6; round++) {
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

  /**
   * Newton’s method on the lists until a step promises less than `tolerance` of F. Returns whether prices ended at the box, where the
   * lists may be too short.
   */
  descend(
    price: Float64Array,
    temperature: number,
    tolerance: number,
    mostSteps: number,
    isOver: () => boolean,
  ): boolean {
    const { rowCount } = this.#program
    const { gradient } = this
    const [active, place, step, trial, low, high] = [
      this.#active,
      this.#place,
      this.#step,
      this.#trial,
      this.#low,
      this.#high,
    ]
    const least = temperature > 0.002 ? leastShare.coarse : leastShare.fine
    let value = this.evaluate(price, temperature)
    for (let iteration = 0; iteration < mostSteps && !isOver(); iteration++) {
      let n = 0
      for (let r = 0; r < rowCount; r++) {
        const isIdle =
          (price[r]! <= low[r]! && gradient[r]! >= 0) ||
          (price[r]! >= high[r]! && gradient[r]! <= 0)
        place[r] = isIdle ? -1 : n
        if (!isIdle) active[n++] = r
      }
      this.#activeCount = n
      this.#formMatrix(temperature, least)
      const matrix = this.#matrix
      let largest = 0
      for (let a = 0; a < n; a++) largest = Math.max(largest, matrix[a * n + a]!)
      for (let a = 0; a < n; a++) {
        const r = active[a]!
        const diagonal = matrix[a * n + a]!
        matrix[a * n + a] =
          diagonal * (1 + this.#damping) +
          Math.abs(gradient[r]!) / (high[r]! - low[r]! + 1e-12) +
          1e-14 * largest
      }
      const promised = this.#boxedStep(price, n, 1e-14 * largest)
      if (promised <= tolerance * Math.abs(value)) break
      let length = 1
      let isBetter = false
      let found = value
      for (let attempt = 0; attempt < 12; attempt++) {
        trial.set(price)
        let slope = 0
        for (let a = 0; a < n; a++) {
          const r = active[a]!
          const moved = Math.min(high[r]!, Math.max(low[r]!, price[r]! + length * step[a]!))
          trial[r] = moved
          slope += gradient[r]! * (moved - price[r]!)
        }
        if (slope >= 0) {
          length *= 0.3
          continue
        }
        found = this.evaluate(trial, temperature, this.#trialGradient)
        if (found <= value + 1e-4 * slope) {
          isBetter = true
          break
        }
        length *= attempt === 0 ? 0.4 : 0.3
      }
      if (!isBetter) {
        if (this.#damping > 1) break
        this.#damping = Math.max(1e-4, this.#damping * 10)
        value = this.evaluate(price, temperature)
        continue
      }
      this.#damping =
        length === 1
          ? this.#damping * 0.3
          : length > 0.3
            ? this.#damping
            : Math.max(1e-4, this.#damping * 4)
      price.set(trial)
      gradient.set(this.#trialGradient)
      value = found
    }
    for (let r = 0; r < rowCount; r++)
      if (
        (price[r]! >= high[r]! && gradient[r]! < 0) ||
        (price[r]! <= low[r]! && low[r]! > 0 && gradient[r]! > 0)
      )
        return true
    return false
  }
}

/** What a temperature of 1 means for each group: its cheapest cost, or a part of the mean where that is about nothing. */
const baseScales = (
  { groupCount, groupStart, cost }: GroupedProgram,
  freeColumn: Int32Array,
): Float64Array => {
  const scales = new Float64Array(groupCount)
  for (let g = 0; g < groupCount; g++) {
    let sum = 0
    let count = 0
    let least = Number.POSITIVE_INFINITY
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      const amount = Math.abs(cost[c]!)
      if (c === freeColumn[g] || amount === Number.POSITIVE_INFINITY) continue
      sum += amount
      count++
      if (amount < least) least = amount
    }
    scales[g] = count === 0 ? 1e-9 : Math.max(1e-9, least, (0.05 * sum) / count)
  }
  return scales
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

/** The cheapest column of each group that uses up no limit; −1 where every one does. It is in every list, and so bounds the prices. */
const freeColumns = ({ groupCount, groupStart, cost, entryStart, entryUse }: GroupedProgram) => {
  const found = new Int32Array(groupCount).fill(-1)
  for (let g = 0; g < groupCount; g++)
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      let isFree = cost[c]! < Number.POSITIVE_INFINITY
      for (let e = entryStart[c]!; e < entryStart[c + 1]! && isFree; e++) isFree = entryUse[e]! <= 0
      if (isFree && (found[g] === -1 || cost[c]! < cost[found[g]!]!)) found[g] = c
    }
  return found
}

/** Mean cost of the columns over their mean use of each row, from a part of the columns where there are many. */
const unitCosts = ({
  cost,
  entryStart,
  entryRow,
  entryUse,
  columnCount,
  rowCount,
}: GroupedProgram): Float64Array => {
  const sum = new Float64Array(rowCount)
  const use = new Float64Array(rowCount)
  const stride = Math.max(1, Math.floor(columnCount / 200_000))
  for (let c = 0; c < columnCount; c += stride) {
    if (cost[c] === Number.POSITIVE_INFINITY) continue
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const r = entryRow[e]!
      sum[r] = sum[r]! + Math.abs(cost[c]!)
      use[r] = use[r]! + Math.abs(entryUse[e]!)
    }
  }
  return sum.map((total, r) => (use[r]! > 0 ? total / use[r]! : 1))
}
