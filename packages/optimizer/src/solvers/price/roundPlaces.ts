import type { Choice } from './choices.ts'
import { type Decisions, type Split, whole } from './decisions.ts'
import type { GroupedLp, SparsePlan } from './groupedLp.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { reducedCostOf } from './pricing.ts'

/**
 * The next choices on the way to a whole plan: whatever the plan places whole stays, and a third of what it splits, the least split first,
 * goes where most of it is and where it fits beside the rest, or else to the cheapest place where it fits.
 */
export const roundPlaces = (
  { program, price }: GroupedLp,
  { openingOfGroup, isWholeGroup, groupOf }: Decisions,
  made: readonly Choice[],
  { columns, shares }: SparsePlan,
  split: Split,
): Choice[] => {
  const room = program.limit.slice()
  const held = new Set(made.filter(({ isTaken }) => isTaken).map(({ column }) => column))
  const choices: Choice[] = []
  columns.forEach((column, k) => {
    const group = groupOf[column]!
    if (openingOfGroup.has(group)) takeRoom(program, room, column, shares[k]!)
    else if (isWholeGroup[group] && shares[k]! >= whole) {
      takeRoom(program, room, column, 1)
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
      list.find((entry) => fits(program, room, entry.column))?.column ??
      cheapestThatFits(program, price, room, group)
    if (column === null) continue
    takeRoom(program, room, column, 1)
    choices.push({ column, isTaken: true })
    left--
  }
  return choices
}

const takeRoom = (
  { entryStart, entryRow, entryUse }: GroupedProgram,
  room: Float64Array,
  c: number,
  share: number,
): void => {
  for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++)
    room[entryRow[e]!] = room[entryRow[e]!]! - share * entryUse[e]!
}

const fits = (
  { cost, entryStart, entryRow, entryUse }: GroupedProgram,
  room: Float64Array,
  c: number,
): boolean => {
  if (cost[c] === Number.POSITIVE_INFINITY) return false
  for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++)
    if (entryUse[e]! > room[entryRow[e]!]! + 1e-9) return false
  return true
}

/** By reduced cost, so that what is scarce elsewhere counts. */
const cheapestThatFits = (
  program: GroupedProgram,
  price: Float64Array,
  room: Float64Array,
  group: number,
): number | null => {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (let c = program.groupStart[group]!; c < program.groupStart[group + 1]!; c++) {
    if (!fits(program, room, c)) continue
    const reduced = reducedCostOf(program, price, c)
    if (reduced < least) {
      least = reduced
      best = c
    }
  }
  return best
}
