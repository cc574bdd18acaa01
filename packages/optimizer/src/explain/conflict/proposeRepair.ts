import { applyEdits, type Edit, type Fleet } from '@berth/shared'
import { type RepairWeights, weightOf } from './conflictRule.ts'
import type { Probe } from './probe.ts'
import { rounded, slightlySmaller } from './repairAmounts.ts'
import { editsOf } from './repairEdits.ts'
import { type GivenWay, givenWay, keyOf, type RuleItem } from './ruleItem.ts'

/** A rule and how far it is to give way. */
export interface PlannedChange {
  item: RuleItem
  given: GivenWay
}

/** Changes that the model thinks the cheapest, not yet tried out. */
export interface RepairProposal {
  changes: PlannedChange[]
  weightedSize: number
  weightedSizeBound: number
  /** Whether a plan with these changes was found already; null where nobody asked. */
  isPossible: boolean | null
}

/** Finds the cheapest repair that changes none of some rules, by their keys; null where there is none, or no time. */
export type ProposeRepair = (excluded: ReadonlySet<string>) => Promise<RepairProposal | null>

/** A weight of 0 would let a rule give way without need. */
const smallestWeight = 1e-6

/** The weight of one unit of what a rule gives way by, over its limit. */
export const weightedSizeOf = (
  weights: RepairWeights,
  { rule, scale }: RuleItem,
  amount: number,
): number => (Math.max(smallestWeight, weightOf(rule, weights) ?? 0) * amount) / scale

/** The changes with the smallest weighted sum after which every rule of a probe holds together. */
export const smallestChanges = (
  probe: Probe,
  weights: RepairWeights,
  excluded: ReadonlySet<string>,
  gapRelative: number,
  secondsAtMost: number,
): RepairProposal | null => {
  const mayChange = (item: RuleItem) =>
    weightOf(item.rule, weights) !== null && !excluded.has(keyOf(item))
  const free = probe.items.filter(mayChange)
  probe.hold(probe.items.filter((item) => !mayChange(item)))
  probe.giveWay(free)
  const { values, value, bestBound } = probe.leastGivingWay(
    (item) => weightedSizeOf(weights, item, 1),
    gapRelative,
    secondsAtMost,
  )
  if (values === null || value === null) return null
  const changes = free.flatMap((item): PlannedChange[] => {
    const given = givenWay(item, values)
    return given === null ? [] : [{ item, given: rounded(item, given) }]
  })
  return { changes, weightedSize: value, weightedSizeBound: bestBound, isPossible: null }
}

/**
 * The cheapest repair and others that differ from it: each changes nothing that the ones before it change, or if there is no such repair,
 * not what counts most in them.
 */
export const differingRepairs = async (
  propose: ProposeRepair,
  weights: RepairWeights,
  count: number,
  isOver: () => boolean,
): Promise<RepairProposal[]> => {
  const found: RepairProposal[] = []
  const sizeOf = ({ item, given }: PlannedChange) => weightedSizeOf(weights, item, given.amount)
  const largestOf = ({ changes }: RepairProposal) =>
    [...changes].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1)
  const keysOf = (changes: readonly PlannedChange[]) =>
    new Set(changes.map(({ item }) => keyOf(item)))
  while (found.length < count && !isOver()) {
    const next =
      (await propose(keysOf(found.flatMap(({ changes }) => changes)))) ??
      (found.length > 0 && !isOver() ? await propose(keysOf(found.flatMap(largestOf))) : null)
    if (next === null || next.changes.length === 0) break
    found.push(next)
  }
  return found
}

/** The edits that make changes, in order, and the fleet after them. */
export const editsOfChanges = (
  fleet: Fleet,
  changes: readonly PlannedChange[],
): { fleet: Fleet; edits: Edit[] } => {
  const edits: Edit[] = []
  let changed = fleet
  for (const { item, given } of changes) {
    const own = editsOf(changed, item, given)
    edits.push(...own)
    changed = applyEdits(changed, own).fleet
  }
  return { fleet: changed, edits }
}

/** The next smaller changes of the same kind. */
export const slightlySmallerChanges = (changes: readonly PlannedChange[]): PlannedChange[] =>
  changes.flatMap(({ item, given }) => {
    const smaller = slightlySmaller(item, given)
    return smaller === null ? [] : [{ item, given: smaller }]
  })
