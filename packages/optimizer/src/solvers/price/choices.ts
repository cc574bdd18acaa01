import type { Decisions } from './decisions.ts'
import type { GroupedLp } from './groupedLp.ts'

/** One choice that is made: a column is forbidden, or all others of its group are. */
export interface Choice {
  column: number
  isTaken: boolean
}

/** The choices that hold in an LP now: a column is forbidden as long as at least one of them forbids it. */
export class Choices {
  readonly #lp: GroupedLp
  readonly #decisions: Decisions
  /** Costs without any choice. */
  readonly ownCost: Float64Array
  /** How many choices forbid each column now. */
  readonly #forbidden: Uint16Array
  #made: readonly Choice[] = []

  constructor(lp: GroupedLp, decisions: Decisions) {
    this.#lp = lp
    this.#decisions = decisions
    this.ownCost = lp.program.cost.slice()
    this.#forbidden = new Uint16Array(lp.program.columnCount)
  }

  get made(): readonly Choice[] {
    return this.#made
  }

  /** Makes exactly these choices; what they have in common with those before, from the first on, is left as it is. */
  set(choices: readonly Choice[]): void {
    let same = 0
    while (same < this.#made.length && this.#made[same] === choices[same]) same++
    for (const choice of this.#made.slice(same)) this.#apply(choice, -1)
    for (const choice of choices.slice(same)) this.#apply(choice, 1)
    this.#made = [...choices]
  }

  #apply({ column, isTaken }: Choice, by: number) {
    const { groupStart } = this.#lp.program
    const group = this.#decisions.groupOf[column]!
    if (!isTaken) this.#forbid(column, by)
    else
      for (let c = groupStart[group]!; c < groupStart[group + 1]!; c++)
        if (c !== column) this.#forbid(c, by)
    // Without its opening a column cannot be used.
    const opening = this.#decisions.openingOfGroup.get(group)
    if (opening && (column === opening.no) === isTaken)
      for (const c of opening.needing) this.#forbid(c, by)
  }

  #forbid(column: number, by: number) {
    const before = this.#forbidden[column]!
    this.#forbidden[column] = before + by
    if (before === 0) this.#lp.changeCost(column, Number.POSITIVE_INFINITY)
    else if (before + by === 0) this.#lp.changeCost(column, this.ownCost[column]!)
  }
}
