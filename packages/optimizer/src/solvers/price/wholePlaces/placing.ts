import type { Decisions } from '../decisions.ts'
import type { GroupedProgram } from '../groupedProgram.ts'
import type { Places } from './places.ts'

/** Excess of a limit, relative to it, that counts as none. */
const noExcess = 1e-9

/** What placings of one program share: the program, its places, and what a unit beyond each limit counts. */
export interface PlacingGround {
  program: GroupedProgram
  decisions: Decisions
  places: Places
  weight: Float64Array
}

/**
 * Every item at one place, at the sites that are open; limits may be exceeded at a price, `strictness` times what a unit counts.
 * A move is tried, and then kept or taken back; each costs as much as its columns have entries.
 */
export class Placing {
  readonly ground: PlacingGround
  /** The column of each item; −1 where it is nowhere yet. */
  readonly at: Int32Array
  readonly isOpen: Uint8Array
  /** What is left of each limit; below 0 it is exceeded. */
  readonly room: Float64Array
  /** The items at each place, and where each item is in that list. */
  readonly members: number[][]
  readonly #indexIn: Int32Array
  /** Columns at open sites, the cheapest of each item first; those of item i are `first[i] … first[i + 1] − 1`. */
  readonly first: Int32Array
  readonly openColumn: Int32Array
  /** Cost of the places and of what is open. */
  cost = 0
  /** What is beyond the limits, each by its weight. */
  excess = 0
  strictness = 1
  #changeOfCost = 0
  #changeOfExcess = 0
  /** Rows that the move being tried changed, and what was left of them before. */
  readonly #trailRow: number[] = []
  readonly #trailRoom: number[] = []
  #trailLength = 0

  constructor(ground: PlacingGround, isOpen: ArrayLike<number>) {
    const { program, decisions, places } = ground
    const { items, placeCount, column } = places
    this.ground = ground
    this.isOpen = Uint8Array.from(isOpen)
    this.at = new Int32Array(items.length).fill(-1)
    this.#indexIn = new Int32Array(items.length)
    this.members = Array.from({ length: placeCount }, () => [])
    this.first = new Int32Array(items.length + 1)
    this.openColumn = new Int32Array(column.length)
    this.room = program.limit.slice()
    this.cost = program.offset
    decisions.openings.forEach(({ yes, no }, k) => {
      const taken = isOpen[k] ? yes : no
      this.cost += program.cost[taken]!
      this.#use(taken, -1)
    })
    this.excess += this.#changeOfExcess
    this.#forget()
    this.#listOpenColumns()
  }

  /** Tries to move an item to one of its columns, on top of what is tried already. Returns what all that changes, excess included. */
  try(item: number, column: number): number {
    const { cost } = this.ground.program
    const old = this.at[item]!
    if (old >= 0) {
      this.#use(old, 1)
      this.#changeOfCost -= cost[old]!
    }
    this.#use(column, -1)
    this.#changeOfCost += cost[column]!
    return this.#changeOfCost + this.strictness * this.#changeOfExcess
  }

  /** Takes back what was tried. */
  undo(): void {
    const room = this.room
    for (let k = this.#trailLength - 1; k >= 0; k--) room[this.#trailRow[k]!] = this.#trailRoom[k]!
    this.#forget()
  }

  /** Keeps what was tried: this item and, where two were moved, the other. */
  keep(item: number, column: number, other = -1, otherColumn = -1): void {
    this.cost += this.#changeOfCost
    this.excess += this.#changeOfExcess
    this.#forget()
    this.#enter(item, column)
    if (other >= 0) this.#enter(other, otherColumn)
  }

  /** Moves an item to the open place that costs least now. False where it has none. */
  moveToBest(item: number): boolean {
    let [best, least] = [-1, Number.POSITIVE_INFINITY]
    for (let k = this.first[item]!; k < this.first[item + 1]!; k++) {
      const change = this.try(item, this.openColumn[k]!)
      this.undo()
      if (change >= least) continue
      least = change
      best = this.openColumn[k]!
    }
    if (best < 0) return false
    this.try(item, best)
    this.keep(item, best)
    return true
  }

  /** Opens or shuts a site; what is at a site that is shut goes to the open place that costs least then. False where it cannot be. */
  turn(site: number): boolean {
    const { program, decisions } = this.ground
    const { yes, no } = decisions.openings[site]!
    const wasOpen = this.isOpen[site] === 1
    const [from, to] = wasOpen ? [yes, no] : [no, yes]
    if (program.cost[to] === Number.POSITIVE_INFINITY) return false
    this.isOpen[site] = wasOpen ? 0 : 1
    this.#listOpenColumns()
    if (wasOpen)
      for (let i = 0; i < this.at.length; i++)
        if (decisions.needs[this.at[i]!] === site && !this.moveToBest(i)) return false
    this.#use(from, 1)
    this.#use(to, -1)
    this.cost += program.cost[to]! - program.cost[from]!
    this.excess += this.#changeOfExcess
    this.#forget()
    return true
  }

  get total(): number {
    return this.cost + this.strictness * this.excess
  }

  /** Whether every limit holds. */
  get holdsLimits(): boolean {
    const { limit } = this.ground.program
    return this.room.every((left, r) => left >= -noExcess * Math.max(1, Math.abs(limit[r]!)))
  }

  /** A placing with everything where it is in this one. */
  copy(): Placing {
    const copy = new Placing(this.ground, this.isOpen)
    copy.strictness = this.strictness
    this.at.forEach((column, item) => {
      if (column < 0) return
      copy.try(item, column)
      copy.keep(item, column)
    })
    return copy
  }

  #enter(item: number, column: number) {
    const { placeOf } = this.ground.places
    const old = this.at[item]!
    if (old >= 0) {
      const list = this.members[placeOf[old]!]!
      const last = list.pop()!
      if (last !== item) {
        const index = this.#indexIn[item]!
        list[index] = last
        this.#indexIn[last] = index
      }
    }
    this.at[item] = column
    this.#indexIn[item] = this.members[placeOf[column]!]!.push(item) - 1
  }

  /** Gives back what a column uses, or takes it. */
  #use(column: number, sign: 1 | -1) {
    const { program, weight } = this.ground
    const { entryStart, entryRow, entryUse } = program
    const room = this.room
    let [change, at] = [0, this.#trailLength]
    for (let e = entryStart[column]!, end = entryStart[column + 1]!; e < end; e++) {
      const r = entryRow[e]!
      const before = room[r]!
      this.#trailRow[at] = r
      this.#trailRoom[at++] = before
      const after = before + sign * entryUse[e]!
      room[r] = after
      if (before < 0) change += weight[r]! * before
      if (after < 0) change -= weight[r]! * after
    }
    this.#trailLength = at
    this.#changeOfExcess += change
  }

  #forget() {
    this.#trailLength = 0
    this.#changeOfCost = 0
    this.#changeOfExcess = 0
  }

  #listOpenColumns() {
    const { places, decisions } = this.ground
    const { start, column } = places
    const { needs } = decisions
    let at = 0
    for (let i = 0; i < this.at.length; i++) {
      this.first[i] = at
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const c = column[k]!
        if (needs[c]! < 0 || this.isOpen[needs[c]!]) this.openColumn[at++] = c
      }
    }
    this.first[this.at.length] = at
  }
}
