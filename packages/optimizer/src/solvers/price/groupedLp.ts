import type { Highs } from 'highs'
import { Core } from './core.ts'
import { type GroupedProgram, mostCost } from './groupedProgram.ts'
import { coreShare, descendLevels } from './levels.ts'
import { cheapestColumns, nearlyCheapest } from './missingColumns.ts'
import { type Pricing, priceAll } from './pricing.ts'
import { meanUses } from './scales.ts'
import { SmoothDual } from './smoothDual.ts'

/** How one solve is limited and watched. */
export interface GroupedLpOptions {
  /** The gap at which a plan is good enough. */
  gapRelative: number
  isOver: () => boolean
  onProgress?: (incumbent: number | null, bestBound: number) => void
  /** A bound above this ends the solve: nothing that is looked for lies there. */
  cutoff?: number
}

/** What a solve found; there is a plan exactly when `cost` is finite. */
export interface GroupedLpOutcome {
  isOptimal: boolean
  /** Whether it is proved that no plan holds every limit: it would cost more than any plan can. */
  isInfeasible: boolean
  /** Whether it ended at the gap that was asked for. */
  isWithinGap: boolean
  /** Cost of the plan; infinite where there is none within the limits. */
  cost: number
  bestBound: number
  plan: SparsePlan | null
}

/** The columns that a plan uses, and their shares. */
export interface SparsePlan {
  columns: number[]
  shares: number[]
}

/** Σ of the columns’ shares ≤ the share of `open`. */
export interface Cut {
  columns: readonly number[]
  open: number
}

/** A column is missing when it is cheaper than its group’s price by this fraction. */
const missingBy = 1e-10
/** What exceeding a limit costs at first, times what a unit of it is worth, and how much more when that was not enough. */
const excessFactor = 20
const excessGrowth = 100
/** The least that a unit of a limit counts as worth, of what a group costs over what a column uses. */
const leastUnit = 1e-3
const mostExcessRaises = 3
/** Excess of a limit, relative to it, that counts as none. */
const noExcess = 1e-9
const provedGap = 1e-9
/** A gap that is rounding and nothing else. */
const closedGap = 1e-13
/** Rounds of a warm solve after which the prices are brought near the optimum first. */
const mostWarmRounds = 8

/** A grouped program that is solved, changed, and solved again from the prices and the basis that it has. */
export class GroupedLp {
  readonly program: GroupedProgram
  readonly highs: Highs
  readonly price: Float64Array
  readonly pricing: Pricing
  #core: Core | null = null
  #dual: SmoothDual | null = null
  #startedNear = false
  readonly #cuts: (Cut & { row: number })[] = []
  /** Columns whose cost is changed for a look at all columns, each with its own cost. */
  readonly #charged: number[] = []
  /** Full looks at all columns so far. */
  passes = 0

  constructor(highs: Highs, program: GroupedProgram, startPrice?: Float64Array) {
    this.highs = highs
    this.program = program
    this.price = startPrice ?? new Float64Array(program.rowCount)
    this.pricing = {
      bound: Number.NEGATIVE_INFINITY,
      least: new Float64Array(program.groupCount),
      cheapest: new Int32Array(program.groupCount),
    }
  }

  changeLimit(row: number, limit: number): void {
    const change = limit - this.program.limit[row]!
    this.program.limit[row] = limit
    this.#core?.changeLimit(row, change)
  }

  /** A cost of infinity forbids the column. */
  changeCost(column: number, cost: number): void {
    this.program.cost[column] = cost
    this.#core?.changeCost(column, cost)
  }

  solve({ gapRelative, isOver, onProgress, cutoff }: GroupedLpOptions): GroupedLpOutcome {
    const { program, price, pricing } = this
    const outcome: GroupedLpOutcome = {
      isOptimal: false,
      isWithinGap: false,
      isInfeasible: false,
      cost: Number.POSITIVE_INFINITY,
      bestBound: Number.NEGATIVE_INFINITY,
      plan: null,
    }
    const wasWarm = this.#core !== null && !this.#startedNear
    this.#startedNear = false
    if (!this.#core) this.#start(isOver)
    let raises = 0
    this.#core?.setExcessFactor(1)
    for (let round = 0; ; round++) {
      if (wasWarm && round === mostWarmRounds && this.#cuts.length === 0) this.#start(isOver)
      const core = this.#core
      if (!core || isOver()) break
      if (!core.solve(isOver))
        return mostCost(program) === Number.NEGATIVE_INFINITY ? withoutChoice(outcome) : outcome
      const rowDual = core.readPrices(price)
      this.#chargeCuts(rowDual)
      priceAll(program, price, pricing)
      this.passes++
      outcome.bestBound = Math.max(outcome.bestBound, pricing.bound)
      if (pricing.bound === Number.POSITIVE_INFINITY) {
        this.#returnCuts()
        return withoutChoice(outcome)
      }
      const excess = this.#readPlan(core, outcome)
      onProgress?.(Number.isFinite(outcome.cost) ? outcome.cost : null, outcome.bestBound)
      const gap = (outcome.cost - outcome.bestBound) / Math.max(1e-9, Math.abs(outcome.cost))
      if (gap <= gapRelative && gap > provedGap) {
        this.#returnCuts()
        return { ...outcome, isWithinGap: true }
      }
      const isClosed = excess <= noExcess && Math.abs(gap) <= closedGap
      const isAbove = cutoff !== undefined && outcome.bestBound >= cutoff
      const missing = isClosed || isAbove ? 0 : core.addMissing(pricing, price, rowDual, missingBy)
      this.#returnCuts()
      if (isAbove) break
      if (missing > 0) continue
      if (excess > noExcess && raises < mostExcessRaises) {
        core.setExcessFactor(excessGrowth ** ++raises)
        continue
      }
      outcome.isInfeasible = !isAbove && excess > noExcess && outcome.bestBound > mostCost(program)
      outcome.isOptimal = excess <= noExcess && gap <= provedGap
      break
    }
    return outcome
  }

  /** The plan of the core where it is better than the one before and no limit is exceeded. Returns the largest relative excess. */
  #readPlan(core: Core, outcome: GroupedLpOutcome): number {
    const { program } = this
    const excess = core.excess()
    if (excess > noExcess) return excess
    let cost = program.offset
    const plan: SparsePlan = { columns: [], shares: [] }
    core.readPlan((c, share) => {
      plan.columns.push(c)
      plan.shares.push(share)
      cost += program.cost[c]! * share
    })
    outcome.cost = cost
    outcome.plan = plan
    return excess
  }

  /** A cut says that columns of one group together are at most one column’s share. It holds for every plan that is looked for. */
  addCuts(cuts: readonly Cut[]): void {
    const core = this.#core
    if (!core) return
    for (const cut of cuts) this.#cuts.push({ ...cut, row: core.addCut(cut.columns, cut.open) })
  }

  /** What the cuts are worth is charged to their columns, so that one look at all columns sees it. */
  #chargeCuts(rowDual: Float64Array) {
    const { cost } = this.program
    const scale = this.#core?.costScale ?? 1
    for (const { columns, open, row } of this.#cuts) {
      const worth = -rowDual[row]! * scale
      if (worth <= 0) continue
      for (const c of columns) {
        this.#charged.push(c, cost[c]!)
        cost[c] = cost[c]! + worth
      }
      this.#charged.push(open, cost[open]!)
      cost[open] = cost[open]! - worth
    }
  }

  #returnCuts() {
    const { cost } = this.program
    const charged = this.#charged
    for (let k = charged.length - 2; k >= 0; k -= 2) cost[charged[k]!] = charged[k + 1]!
    charged.length = 0
  }

  /** Brings the prices near the optimum, and makes a core of what is still open there. */
  #start(isOver: () => boolean): void {
    const { program, price, pricing } = this
    this.#core?.dispose()
    this.#core = null
    this.#dual ??= new SmoothDual(program)
    const { lists } = this.#dual
    lists.columnsSeen = 0
    descendLevels(program, this.#dual, price, isOver)
    this.passes += lists.columnsSeen / Math.max(1, program.columnCount)
    if (isOver()) {
      priceAll(program, price, pricing)
      return
    }
    const core = this.#openCore()
    const groups: number[] = []
    const columnsOf: number[][] = []
    const open: { column: number; share: number; first: number }[] = []
    for (let k = 0; k < lists.groupCount; k++) {
      const [start, end] = [lists.start[k]!, lists.start[k + 1]!]
      let best = start
      for (let i = start; i < end; i++) if (lists.share[i]! > lists.share[best]!) best = i
      const first = lists.columns[best]!
      const columns = [first]
      for (let i = start; i < end; i++) {
        if (i === best || lists.share[i]! < coreShare) continue
        const column = lists.columns[i]!
        columns.push(column)
        open.push({ column, share: lists.share[i]!, first })
      }
      core.fix(lists.groups[k]!, first)
      if (columns.length === 1) continue
      groups.push(lists.groups[k]!)
      columnsOf.push(columns)
    }
    core.admit(groups, columnsOf)
    open.sort((a, b) => b.share - a.share || a.column - b.column)
    core.crash(open, price)
    for (const cut of this.#cuts) cut.row = core.addCut(cut.columns, cut.open)
  }

  /** A core of the shared rows alone, in which exceeding a limit is dear. */
  #openCore(): Core {
    const { program, price } = this
    this.#dual ??= new SmoothDual(program)
    const { unitCost, lists } = this.#dual
    const typicalCost = lists.meanScale()
    const use = meanUses(program)
    // Exceeding a limit is never free, not even where all that uses it costs nothing.
    const excessCost = unitCost.map(
      (unit, r) =>
        excessFactor * (Math.max(unit, (leastUnit * typicalCost) / use[r]!) + Math.abs(price[r]!)),
    )
    this.#core = new Core(this.highs, program, excessCost, typicalCost)
    return this.#core
  }

  /** Starts a program that was not solved before at prices that are about right, with so many of the cheapest columns of each group. */
  startNear(price: Float64Array, perGroup: number): void {
    if (this.#core) return
    const { program } = this
    this.price.set(price)
    const core = this.#openCore()
    const { groups, columnsOf } = cheapestColumns(program, this.price, perGroup)
    this.passes++
    if (columnsOf.some((columns) => columns.length === 0)) {
      this.dispose()
      return
    }
    for (const [k, g] of groups.entries()) core.fix(g, columnsOf[k]![0]!)
    core.admit(groups, columnsOf)
    core.crash(nearlyCheapest(program, this.price, columnsOf), this.price)
    this.#startedNear = true
  }

  dispose(): void {
    this.#core?.dispose()
    this.#core = null
  }
}

/** Every column of some group is forbidden: no prices are needed to see that there is no plan. */
const withoutChoice = (outcome: GroupedLpOutcome): GroupedLpOutcome => ({
  ...outcome,
  isInfeasible: true,
  cost: Number.POSITIVE_INFINITY,
  bestBound: Number.POSITIVE_INFINITY,
  plan: null,
})
