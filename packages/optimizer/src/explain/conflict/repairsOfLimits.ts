import { applyEdits, type Edit, type GoalName, type Plan, type PresetName } from '@berth/shared'
import { replanAnew } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import type { Repair } from './conflictAnswer.ts'
import { weightOf } from './conflictRule.ts'
import {
  editsOfChanges,
  type PlannedChange,
  slightlySmallerChanges,
  weightedSizeOf,
} from './proposeRepair.ts'
import { rounded } from './repairAmounts.ts'
import type { RepairSearch } from './repairsOf.ts'
import type { RuleItem } from './ruleItem.ts'
import { changeOf, repairText, servesAll, type TrialSettings } from './tryOut.ts'

/** A limit that a preset of the optimizer makes as small as it can be. */
interface PresetLimit {
  objective: PresetName
  goal: GoalName
  withoutLimit: Edit
  useOf: (plan: Plan) => number
}

const presets: Partial<Record<RuleItem['rule'], PresetLimit>> = {
  openSiteLimitHolds: {
    objective: 'consolidate',
    goal: 'openSites',
    withoutLimit: { kind: 'setMaxOpenSites', maxOpenSites: null },
    useOf: ({ account }) => account.openSites,
  },
  carbonBudgetHolds: {
    objective: 'carbon',
    goal: 'carbon',
    withoutLimit: { kind: 'setCarbonBudget', carbonBudgetKgPerDay: null },
    useOf: ({ account }) => account.carbonKgPerDay,
  },
}

/** Shares of the time that is left: for the plan without any of the limits, and for all plans; the rest is for their end. */
const shares = { together: 0.4, all: 0.85 }
/** Room for rounding in a bound, relative to it. */
const room = 1e-6

/**
 * Repairs of a large conflict that widen the limits on open sites and carbon. First both together, to what the best plan without them uses, which is
 * enough and need not be the least. Then each that is in the conflict by itself: the fleet is planned without it and with as little of it as possible
 * as the goal, so that the plan is the proof that this much is enough, and its bound that less is not. The smallest first.
 *
 * @param limits Limits of the fleet that no repair must leave alone.
 * @param items Rules of the conflict.
 */
export const repairsOfLimits = async (
  search: RepairSearch,
  limits: readonly RuleItem[],
  items: readonly RuleItem[],
): Promise<Repair[]> => {
  const { settings, weights, count } = search
  const mayChange = ({ rule, limit }: RuleItem) =>
    presets[rule] !== undefined && limit !== null && weightOf(rule, weights) !== null
  const widest = limits.filter(mayChange)
  const inConflict = items.filter(mayChange)
  const repairs: Repair[] = []
  const [first] = inConflict
  if (first && widest.length > 1) {
    const repair = await widenedTogether(search, first, widest)
    if (repair) repairs.push(repair)
  }
  for (const [position, item] of inConflict.entries()) {
    if (settings.isOver()) break
    const repair = await widened(search, item, inConflict.length - position)
    if (repair) repairs.push(repair)
  }
  return repairs.sort((a, b) => a.weightedSize - b.weightedSize).slice(0, count)
}

/** The plan of a fleet without some limits, with as little of one of them as possible; null where it does not serve everything. */
const planWithout = async (
  { fleet, settings }: TrialSettings,
  { objective }: PresetLimit,
  edits: readonly Edit[],
  share: number,
) => {
  const result = await replanAnew(applyEdits(fleet, edits).fleet, withShare(settings, share), {
    objective,
  })
  return result.plan && servesAll(result.plan) ? { ...result, plan: result.plan } : null
}

const amountOf = ({ limit }: RuleItem, value: number) => ({
  amount: Math.max(0, value - (limit ?? 0)),
  tags: [],
})

const widenedTogether = async (
  search: TrialSettings,
  first: RuleItem,
  limits: readonly RuleItem[],
): Promise<Repair | null> => {
  const [goal] = [first, ...limits].flatMap(({ rule }) => presets[rule] ?? [])
  const without = limits.flatMap(({ rule }) => presets[rule]?.withoutLimit ?? [])
  if (!goal) return null
  const result = await planWithout(search, goal, without, shares.together)
  if (!result) return null
  const changes = limits.flatMap((item): PlannedChange[] => {
    const given = amountOf(item, presets[item.rule]?.useOf(result.plan) ?? 0)
    return given.amount > room * Math.max(1, item.limit ?? 0)
      ? [{ item, given: rounded(item, given) }]
      : []
  })
  return repairFrom(search, changes, result, 0, null)
}

const widened = async (
  search: TrialSettings,
  item: RuleItem,
  left: number,
): Promise<Repair | null> => {
  const preset = presets[item.rule]
  if (!preset) return null
  const result = await planWithout(search, preset, [preset.withoutLimit], shares.all / left)
  const tier = result?.tiers.find(({ name }) => name === preset.goal)
  if (!result || !tier) return null
  const changes = [{ item, given: rounded(item, amountOf(item, tier.objectiveValue)) }]
  const [smaller] = slightlySmallerChanges(changes)
  const limit = item.limit ?? 0
  const isSmallest = tier.bestBound > limit + (smaller?.given.amount ?? 0) + room * limit
  const bound = weightedSizeOf(search.weights, item, amountOf(item, tier.bestBound).amount)
  return repairFrom(search, changes, result, bound, isSmallest ? true : null)
}

/** A repair that a plan without the old limits shows to be enough. */
const repairFrom = (
  { fleet, weights }: TrialSettings,
  changes: readonly PlannedChange[],
  { plan, gapRelative }: { plan: Plan; gapRelative: number | null },
  weightedSizeBound: number,
  isSmallest: boolean | null,
): Repair => {
  const told = changes.map((change) => changeOf(fleet, change, weights))
  const { costPerHour } = plan.account
  return {
    changes: told,
    edits: editsOfChanges(fleet, changes).edits,
    weightedSize: told.reduce((sum, change) => sum + change.weightedSize, 0),
    weightedSizeBound,
    costPerHour,
    gapRelative,
    makesPlanPossible: true,
    isSmallest,
    isVerified: isSmallest === true,
    text: repairText(fleet, told, costPerHour),
  }
}
