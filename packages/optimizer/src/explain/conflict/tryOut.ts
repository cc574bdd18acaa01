import { applyEdits, type Fleet, type Plan } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { replanAnew } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { upperFirst } from '../../words/numbers.ts'
import type { Repair, RepairChange } from './conflictAnswer.ts'
import type { RepairWeights } from './conflictRule.ts'
import { describeChange } from './describeChange.ts'
import { figure } from './describeItem.ts'
import { openProbe, type ProbeSettings, type Verdict } from './probe.ts'
import {
  editsOfChanges,
  type PlannedChange,
  type RepairProposal,
  slightlySmallerChanges,
  weightedSizeOf,
} from './proposeRepair.ts'
import { relaxedModel } from './relaxedModel.ts'

/** What is needed to try a repair out. */
export interface TrialSettings {
  fleet: Fleet
  weights: RepairWeights
  settings: AskSettings
  probeSettings: ProbeSettings
}

/** Share of the time that is left for the plan of one repaired fleet: the cheapest repair gets most. */
const planShare = 0.7
/** With less of the whole time than this left, no plan is begun. */
const leastShare = 0.05
/** Demand of which less than this is left out counts as served. */
const servedShare = 1e-6

/** Tries a repair out: asks whether a plan of the repaired fleet exists, and whether a little less is enough. */
export const tryOut = async (
  { fleet, probeSettings, weights }: TrialSettings,
  { changes, weightedSize, weightedSizeBound, isPossible: known }: RepairProposal,
): Promise<Repair> => {
  const { edits, fleet: repaired } = editsOfChanges(fleet, changes)
  const makesPlanPossible = known ?? (await isPossible(repaired, probeSettings))
  const smaller = editsOfChanges(fleet, slightlySmallerChanges(changes)).fleet
  const isEnough = await isPossible(smaller, probeSettings)
  const isSmallest = isEnough === null ? null : !isEnough
  const told = changes.map((change) => changeOf(fleet, change, weights))
  return {
    changes: told,
    edits,
    weightedSize,
    weightedSizeBound,
    costPerHour: null,
    gapRelative: null,
    makesPlanPossible,
    isSmallest,
    isVerified: makesPlanPossible === true && isSmallest === true,
    text: repairText(fleet, told, null),
  }
}

/** A repair with what the plan of the repaired fleet costs, where there is time to make one. */
export const withCost = async (
  { fleet, settings }: TrialSettings,
  repair: Repair,
): Promise<Repair> => {
  const hasTime = settings.remainingSeconds() > leastShare * settings.timeLimitSeconds
  if (repair.makesPlanPossible === false || settings.isCancelled() || !hasTime) return repair
  const repaired = applyEdits(fleet, repair.edits).fleet
  const { plan, gapRelative } = await replanAnew(repaired, withShare(settings, planShare), {
    engine: 'highs',
  })
  if (plan === null) return repair
  if (!servesAll(plan)) return { ...repair, makesPlanPossible: false, isVerified: false }
  const { costPerHour } = plan.account
  return {
    ...repair,
    costPerHour,
    gapRelative,
    makesPlanPossible: true,
    isVerified: repair.isSmallest === true,
    text: repairText(fleet, repair.changes, costPerHour),
  }
}

/** Whether a plan serves everything and holds every limit. */
export const servesAll = ({ brokenLimits, unserved }: Plan): boolean =>
  brokenLimits.length === 0 && unserved.every(({ share }) => share <= servedShare)

/** A repair as a sentence, with what the plan costs then where that is known. */
export const repairText = (
  { currency }: Fleet,
  changes: readonly RepairChange[],
  costPerHour: number | null,
): string =>
  `${upperFirst(changes.map(({ text }) => text).join(', and '))}.${
    costPerHour === null ? '' : ` The plan then costs ${figure(costPerHour)} ${currency} per hour.`
  }`

/** A change in the planner’s words and figures. */
export const changeOf = (
  fleet: Fleet,
  { item, given }: PlannedChange,
  weights: RepairWeights,
): RepairChange => {
  const { rule, workloadId, regionId, siteId, poolId, operatorId, limit, unit } = item
  const { amount } = given
  return {
    rule,
    workloadId,
    regionId,
    siteId,
    poolId,
    operatorId,
    from: limit,
    to: limit === null ? null : limit + amount,
    unit,
    amount,
    weightedSize: weightedSizeOf(weights, item, amount),
    text: describeChange(fleet, item, given),
  }
}

/** Whether some plan of a fleet serves everything within all limits; null where the time was up. */
const isPossible = async (fleet: Fleet, settings: ProbeSettings): Promise<boolean | null> => {
  const asked = await askFleet(fleet, settings)
  return asked.verdict === 'unknown' ? null : asked.verdict === 'possible'
}

/** The same, with the demand that the relaxation leaves out where it shows that there is no such plan. */
export const askFleet = async (
  fleet: Fleet,
  settings: ProbeSettings,
): Promise<{
  verdict: Verdict
  unserved: { workloadId: string | null; regionId: string | null }[]
}> => {
  const model = relaxedModel(fleet, {
    isAsked: () => true,
    relaxesChoicesOf: () => false,
    relaxesHalls: false,
  })
  const probe = await openProbe(model, settings)
  try {
    const { verdict, lp } = probe.holdsTogether(settings.remainingSeconds())
    const left = ({ unservedColumns }: { unservedColumns: number[] }) =>
      unservedColumns.some((column) => (lp?.values?.[column] ?? 0) > servedShare)
    return { verdict, unserved: verdict === 'impossible' ? model.items.filter(left) : [] }
  } finally {
    probe.dispose()
  }
}
