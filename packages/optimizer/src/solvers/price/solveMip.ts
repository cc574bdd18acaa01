import type { StopReason } from '@berth/shared'
import type { Cut, GroupedLp, GroupedLpOutcome, SparsePlan } from './groupedLp.ts'
import { findOpenings, type Opening } from './openings.ts'
import { reducedCostOf } from './pricing.ts'

/** How a search is limited and watched. */
export interface MipOptions {
  /** 1 for each of the model's columns that must be whole. */
  isWhole: Uint8Array
  gapRelative: number
  gapAbsolute: number
  /** Why the search has to end now; null while it need not. */
  stopReason: () => StopReason | null
  onProgress: (incumbent: number | null, bestBound: number) => void
}

export interface MipOutcome {
  plan: SparsePlan | null
  cost: number
  bestBound: number
  stoppedBy: StopReason
}

/** One choice that is made: a column is forbidden, or all others of its group are. */
interface Choice {
  column: number
  isTaken: boolean
}
/** Groups that a point splits, with the columns that share each. */
type Split = Map<number, { column: number; share: number }[]>
interface Node {
  bound: number
  choices: Choice[]
}

const whole = 1 - 1e-6
const smallestViolation = 0.02
const mostCutsPerRound = 400
const mostCutRounds = 12
/** A round of cuts that lifts the bound by less than this is the last. */
const worthwhileLift = 1e-5
/** Nodes between two plans made by rounding. */
const nodesPerPlan = 6
const mostFixingRounds = 40
/** Shares of an opening from which on it counts as open. */
const openThresholds = [0.5, 0.15]

/**
 * Whole-number programs over groups: branch and bound on what is open and on what must be placed whole. Each node is an LP over
 * all columns, from the prices and basis of the one before; its bound is made from the costs and prices alone.
 * Linking cuts (a group uses no more of a site than the site is open) are added where they are broken.
 * @see strong linking constraints of facility location: Cornuéjols, Sridharan, Thizy, European Journal of Operational Research 50 (1991).
 */
export const solveMip = (lp: GroupedLp, options: MipOptions): MipOutcome =>
  new MipSearch(lp, options).run()

class MipSearch {
  readonly #lp: GroupedLp
  readonly #options: MipOptions
  readonly #openings: Opening[]
  readonly #openingOfGroup: Map<number, Opening>
  /** The opening that each column needs; −1 for none. */
  readonly #needs: Int32Array
  /** Groups of which one column has to be taken as a whole. */
  readonly #isWholeGroup: Uint8Array
  readonly #groupOf: Int32Array
  /** Costs without any choice. */
  readonly #ownCost: Float64Array
  /** How many choices forbid each column now. */
  readonly #forbidden: Uint16Array
  #made: Choice[] = []
  #incumbent: SparsePlan | null = null
  #cost = Number.POSITIVE_INFINITY
  #bound = Number.NEGATIVE_INFINITY
  /** The least bound of nodes that were given up. */
  #unresolved = Number.POSITIVE_INFINITY

  constructor(lp: GroupedLp, options: MipOptions) {
    this.#lp = lp
    this.#options = options
    const { program } = lp
    const { groupCount, groupStart, columnCount, origin } = program
    this.#openings = findOpenings(program, options.isWhole)
    this.#openingOfGroup = new Map(this.#openings.map((opening) => [opening.group, opening]))
    this.#needs = new Int32Array(columnCount).fill(-1)
    this.#openings.forEach(({ needing }, k) => {
      for (const c of needing) this.#needs[c] = k
    })
    this.#groupOf = new Int32Array(columnCount)
    this.#isWholeGroup = new Uint8Array(groupCount)
    for (let g = 0; g < groupCount; g++)
      for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
        this.#groupOf[c] = g
        const j = origin.modelColumn[c]!
        if (j >= 0 && options.isWhole[j]) this.#isWholeGroup[g] = 1
      }
    this.#ownCost = program.cost.slice()
    this.#forbidden = new Uint16Array(columnCount)
  }

  run(): MipOutcome {
    const { stopReason } = this.#options
    const root = this.#solve()
    this.#bound = root.bestBound
    if (root.plan === null) return this.#end(stopReason() ?? 'finished', root.bestBound)
    const last = this.#cutRoot(root)
    this.#tell()
    this.#makePlan(last)
    this.#settle()
    const open: Node[] = [{ bound: this.#bound, choices: [] }]
    let sincePlan = 0
    while (open.length > 0) {
      const reason = stopReason()
      if (reason) return this.#end(reason, this.#bound)
      let at = 0
      for (let k = 1; k < open.length; k++) if (open[k]!.bound < open[at]!.bound) at = k
      const [node] = open.splice(at, 1)
      if (!node) break
      this.#raise(node.bound)
      if (this.#isDone()) break
      // Go down from the best node until it ends, the likelier child first.
      let current: Node | null = node
      while (current && !stopReason()) {
        const { bound, choices }: Node = current
        if (this.#isAbove(bound)) break
        this.#setChoices(choices)
        const solved = this.#solve(this.#cutoff())
        const value = Math.max(bound, solved.bestBound)
        if (this.#isAbove(value)) break
        if (solved.plan === null) {
          // Not solved, so nothing more is known of it than this.
          this.#unresolved = Math.min(this.#unresolved, value)
          break
        }
        if (this.#isWholePlan(solved.plan)) {
          this.#offer(solved)
          break
        }
        if (++sincePlan >= nodesPerPlan || this.#incumbent === null) {
          sincePlan = 0
          if (this.#makePlan(solved)) this.#settle()
          if (this.#isAbove(value)) break
        }
        const [likely, other] = this.#branch(solved.plan)
        if (!likely || !other) {
          this.#unresolved = Math.min(this.#unresolved, value)
          break
        }
        open.push({ bound: value, choices: [...choices, other] })
        current = { bound: value, choices: [...choices, likely] }
        const least = Math.min(value, ...open.map((node) => node.bound))
        this.#raise(least)
        if (this.#isDone()) return this.#end('gap', this.#bound)
        // What is left is not the best any more: leave it for later where there is a plan already.
        if (this.#incumbent !== null && value > least + 0.3 * (this.#cost - least)) {
          open.push(current)
          current = null
        }
      }
      const rest = stopReason()
      if (rest) {
        if (current) open.push(current)
        return this.#end(rest, this.#bound)
      }
    }
    // Whatever was not looked at further costs at least the cutoff.
    if (open.length === 0) this.#raise(this.#incumbent ? this.#cutoff() : Number.POSITIVE_INFINITY)
    return this.#end(this.#unresolved < this.#cost ? 'engineLimit' : 'gap', this.#bound)
  }

  #end(stoppedBy: StopReason, bestBound: number): MipOutcome {
    this.#setChoices([])
    const gap = this.#cost - bestBound
    const isProved = this.#incumbent
      ? gap <= 1e-9 * Math.max(1, Math.abs(this.#cost))
      : bestBound === Number.POSITIVE_INFINITY
    return {
      plan: this.#incumbent,
      cost: this.#cost,
      bestBound: Math.min(bestBound, this.#cost),
      stoppedBy: isProved ? 'finished' : stoppedBy,
    }
  }

  #solve(cutoff = Number.POSITIVE_INFINITY): GroupedLpOutcome {
    return this.#lp.solve({
      gapRelative: 0,
      isOver: () => this.#options.stopReason() !== null,
      cutoff,
    })
  }

  /** A bound from which on nothing is looked for: the plan in hand, less the gap asked for. */
  #cutoff(): number {
    const { gapRelative, gapAbsolute } = this.#options
    return this.#cost - Math.max(gapAbsolute, gapRelative * Math.abs(this.#cost), 1e-9)
  }
  #isAbove(bound: number): boolean {
    return this.#incumbent !== null && bound >= this.#cutoff()
  }
  #isDone(): boolean {
    return this.#isAbove(this.#bound)
  }
  #raise(bound: number) {
    const held = Math.min(bound, this.#cost, this.#unresolved)
    if (held > this.#bound) {
      this.#bound = held
      this.#tell()
    }
  }
  #tell() {
    this.#options.onProgress(this.#incumbent ? this.#cost : null, this.#bound)
  }
  #offer({ plan, cost }: GroupedLpOutcome): boolean {
    if (plan === null || cost >= this.#cost) return false
    this.#incumbent = plan
    this.#cost = cost
    this.#tell()
    return true
  }

  /** Adds broken linking cuts at the root until they lift the bound no more. */
  #cutRoot(root: GroupedLpOutcome): GroupedLpOutcome {
    let current = root
    for (let round = 0; round < mostCutRounds && current.plan; round++) {
      const cuts = this.#brokenCuts(current.plan)
      if (cuts.length === 0) break
      this.#lp.addCuts(cuts)
      const next = this.#solve()
      if (next.plan === null) break
      const lift = next.bestBound - this.#bound
      this.#bound = Math.max(this.#bound, next.bestBound)
      current = next
      if (lift < worthwhileLift * Math.abs(this.#bound)) break
    }
    return current
  }

  readonly #cutKeys = new Set<string>()
  #brokenCuts({ columns, shares }: SparsePlan): Cut[] {
    const isOpen = new Float64Array(this.#openings.length)
    const used = new Map<string, { group: number; opening: number; share: number }>()
    columns.forEach((c, k) => {
      const opening = this.#openingOfGroup.get(this.#groupOf[c]!)
      if (opening && c === opening.yes) isOpen[this.#openings.indexOf(opening)] = shares[k]!
      const needed = this.#needs[c]!
      if (needed < 0) return
      const group = this.#groupOf[c]!
      const key = `${group} ${needed}`
      const entry = used.get(key) ?? { group, opening: needed, share: 0 }
      entry.share += shares[k]!
      used.set(key, entry)
    })
    const broken = [...used]
      .map(([key, entry]) => ({ key, ...entry, violation: entry.share - isOpen[entry.opening]! }))
      .filter(
        ({ key, opening, violation }) =>
          violation > smallestViolation && isOpen[opening]! < 0.98 && !this.#cutKeys.has(key),
      )
      .sort((a, b) => b.violation - a.violation || a.group - b.group)
      .slice(0, mostCutsPerRound)
    const { groupStart } = this.#lp.program
    return broken.map(({ key, group, opening }) => {
      this.#cutKeys.add(key)
      const inGroup: number[] = []
      for (let c = groupStart[group]!; c < groupStart[group + 1]!; c++)
        if (this.#needs[c] === opening) inGroup.push(c)
      return { columns: inGroup, open: this.#openings[opening]!.yes }
    })
  }

  // Choices: a column is forbidden as long as at least one choice forbids it.

  #setChoices(choices: readonly Choice[]) {
    let same = 0
    while (same < this.#made.length && this.#made[same] === choices[same]) same++
    for (const choice of this.#made.slice(same)) this.#apply(choice, -1)
    for (const choice of choices.slice(same)) this.#apply(choice, 1)
    this.#made = [...choices]
  }
  #apply({ column, isTaken }: Choice, by: number) {
    const { groupStart } = this.#lp.program
    const group = this.#groupOf[column]!
    if (!isTaken) this.#forbid(column, by)
    else
      for (let c = groupStart[group]!; c < groupStart[group + 1]!; c++)
        if (c !== column) this.#forbid(c, by)
    // Without its opening a column cannot be used.
    const opening = this.#openingOfGroup.get(group)
    if (opening && (column === opening.no) === isTaken)
      for (const c of opening.needing) this.#forbid(c, by)
  }
  #forbid(column: number, by: number) {
    const before = this.#forbidden[column]!
    this.#forbidden[column] = before + by
    if (before === 0) this.#lp.changeCost(column, Number.POSITIVE_INFINITY)
    else if (before + by === 0) this.#lp.changeCost(column, this.#ownCost[column]!)
  }

  #splitGroups({ columns, shares }: SparsePlan): Split {
    const split: Split = new Map()
    columns.forEach((column, k) => {
      const group = this.#groupOf[column]!
      if (!this.#isWholeGroup[group] || shares[k]! >= whole || shares[k]! <= 1 - whole) return
      const list = split.get(group) ?? []
      list.push({ column, share: shares[k]! })
      split.set(group, list)
    })
    return split
  }
  #isWholePlan(plan: SparsePlan): boolean {
    return this.#splitGroups(plan).size === 0
  }

  /** The decision that is furthest from made, weighed by what it costs; openings before places. The likelier side first. */
  #branch(plan: SparsePlan): [Choice, Choice] | [] {
    let best: { column: number; share: number; score: number } | null = null
    for (const [group, list] of this.#splitGroups(plan)) {
      const opening = this.#openingOfGroup.get(group)
      for (const { column, share } of list) {
        if (opening && column === opening.no) continue
        const weight = opening ? 1e6 * Math.abs(this.#ownCost[column]!) + 1 : 1
        const score = weight * Math.min(share, 1 - share)
        if (!best || score > best.score) best = { column, share, score }
      }
    }
    if (!best) return []
    const { column, share } = best
    const taken = { column, isTaken: true }
    const refused = { column, isTaken: false }
    return share >= 0.5 ? [taken, refused] : [refused, taken]
  }

  /**
   * A plan near an LP’s: what is open more than half stays open; then whatever the LP places whole stays, and of what it splits
   * a part at a time goes where most of it is and where it fits.
   */
  #makePlan(from: GroupedLpOutcome): boolean {
    const before = this.#made
    let { choices, current } = this.#decideOpenings(from)
    let isBetter = false
    for (let round = 0; round < mostFixingRounds && current.plan; round++) {
      if (this.#isAbove(current.bestBound)) break
      const split = this.#splitGroups(current.plan)
      if (split.size === 0) {
        isBetter = this.#offer(current)
        break
      }
      choices = choices.concat(this.#roundPlaces(current.plan, split))
      this.#setChoices(choices)
      current = this.#solve(this.#cutoff())
    }
    this.#setChoices(before)
    return isBetter
  }

  /** Decides all openings at once, at the better of two thresholds: too few open sites leave demand unserved, too many cost. */
  #decideOpenings(from: GroupedLpOutcome): { choices: Choice[]; current: GroupedLpOutcome } {
    const before = this.#made
    if (this.#openings.length === 0 || from.plan === null)
      return { choices: [...before], current: from }
    const share = new Map<number, number>()
    from.plan.columns.forEach((c, k) => {
      share.set(c, from.plan?.shares[k] ?? 0)
    })
    let best: { choices: Choice[]; current: GroupedLpOutcome } | null = null
    let decided = ''
    for (const threshold of openThresholds) {
      const made = this.#openings.map(({ yes, no }) => ({
        column: (share.get(yes) ?? 0) >= threshold ? yes : no,
        isTaken: true,
      }))
      const key = made.map(({ column }) => column).join()
      if (key === decided) continue
      decided = key
      const choices = before.concat(made)
      this.#setChoices(choices)
      const current = this.#solve(this.#cutoff())
      if (best === null || current.cost < best.current.cost) best = { choices, current }
    }
    if (best) {
      this.#setChoices(best.choices)
      // The core is at the last choices; where these are others, it goes back.
      if (
        decided !==
        best.choices
          .slice(before.length)
          .map(({ column }) => column)
          .join()
      )
        best.current = this.#solve(this.#cutoff())
    }
    return best ?? { choices: [...before], current: from }
  }

  #roundPlaces({ columns, shares }: SparsePlan, split: Split): Choice[] {
    const room = this.#lp.program.limit.slice()
    const use = (c: number, share: number) => this.#use(room, c, -share)
    const held = new Set(this.#made.filter(({ isTaken }) => isTaken).map(({ column }) => column))
    const choices: Choice[] = []
    columns.forEach((column, k) => {
      const group = this.#groupOf[column]!
      if (this.#openingOfGroup.has(group)) use(column, shares[k]!)
      else if (this.#isWholeGroup[group] && shares[k]! >= whole) {
        use(column, 1)
        if (!held.has(column)) choices.push({ column, isTaken: true })
      }
    })
    const order = [...split]
      .map(([group, list]) => ({ group, list: [...list].sort((a, b) => b.share - a.share) }))
      .sort((a, b) => b.list[0]!.share - a.list[0]!.share || a.group - b.group)
    let left = Math.max(1, Math.ceil(order.length / 3))
    for (const { group, list } of order) {
      if (left === 0) break
      const column =
        list.find((entry) => this.#fits(room, entry.column))?.column ??
        this.#cheapestThatFits(room, group)
      if (column === null) continue
      use(column, 1)
      choices.push({ column, isTaken: true })
      left--
    }
    return choices
  }

  #use(room: Float64Array, c: number, times: number) {
    const { entryStart, entryRow, entryUse } = this.#lp.program
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++)
      room[entryRow[e]!] = room[entryRow[e]!]! + times * entryUse[e]!
  }
  #fits(room: Float64Array, c: number): boolean {
    const { cost, entryStart, entryRow, entryUse } = this.#lp.program
    if (cost[c] === Number.POSITIVE_INFINITY) return false
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++)
      if (entryUse[e]! > room[entryRow[e]!]! + 1e-9) return false
    return true
  }
  #cheapestThatFits(room: Float64Array, group: number): number | null {
    const { program, price } = this.#lp
    let best: number | null = null
    let least = Number.POSITIVE_INFINITY
    for (let c = program.groupStart[group]!; c < program.groupStart[group + 1]!; c++) {
      if (!this.#fits(room, c)) continue
      const reduced = reducedCostOf(program, price, c)
      if (reduced < least) {
        least = reduced
        best = c
      }
    }
    return best
  }

  /** What the reduced costs at the root decide once a plan is known: a choice that alone costs more than the gap is never made. */
  #settle() {
    if (this.#incumbent === null || this.#made.length > 0) return
  }
}
