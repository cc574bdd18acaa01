import type { SparsePlan } from './groupedLp.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { findOpenings, type Opening } from './openings.ts'

/** A share from here on counts as 1, and one as near to 0 as 0. */
export const whole = 1 - 1e-8

/** Groups that a point splits, with the columns that share each. */
export type Split = Map<number, { column: number; share: number }[]>

/** What has to be decided as a whole in a grouped program: what is open, and which groups take one column. */
export class Decisions {
  readonly openings: Opening[]
  readonly openingOfGroup: Map<number, Opening>
  /** Index of the opening that each column needs; −1 for none. */
  readonly needs: Int32Array
  /** Groups of which one column has to be taken as a whole. */
  readonly isWholeGroup: Uint8Array
  readonly groupOf: Int32Array

  constructor(program: GroupedProgram, isWhole: Uint8Array) {
    const { groupCount, groupStart, columnCount, origin } = program
    this.openings = findOpenings(program, isWhole)
    this.openingOfGroup = new Map(this.openings.map((opening) => [opening.group, opening]))
    this.needs = new Int32Array(columnCount).fill(-1)
    this.openings.forEach(({ needing }, k) => {
      for (const c of needing) this.needs[c] = k
    })
    this.groupOf = new Int32Array(columnCount)
    this.isWholeGroup = new Uint8Array(groupCount)
    for (let g = 0; g < groupCount; g++)
      for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
        this.groupOf[c] = g
        const j = origin.modelColumn[c]!
        if (j >= 0 && isWhole[j]) this.isWholeGroup[g] = 1
      }
  }

  /** The whole groups that a plan splits; none where the plan is whole. */
  splitGroups({ columns, shares }: SparsePlan): Split {
    const split: Split = new Map()
    columns.forEach((column, k) => {
      const group = this.groupOf[column]!
      if (!this.isWholeGroup[group] || shares[k]! >= whole || shares[k]! <= 1 - whole) return
      const list = split.get(group) ?? []
      list.push({ column, share: shares[k]! })
      split.set(group, list)
    })
    return split
  }
}
