import { type CostTerm, costTermNames, type Operator, type Violation } from '@berth/shared'
import { brokenLimits, fleetUses, type LimitUse } from '../limitUse.ts'
import { type LimitChange, limitChanges } from './limitChange.ts'
import type { Part } from './part.ts'
import type { Prepared } from './prepared.ts'
import { violationDifference } from './violationDifference.ts'

/** What a move comes to: the difference between the state with it and the state without. */
export interface MoveSummary {
  /**
   * `breaks`: a limit is broken that was not, or more than it was. Else `repairs`: a limit that was broken is not, or less so.
   * Else `improves`: cost and unserved penalty together fall. Else `worsens`, also where nothing changes.
   */
  verdict: 'improves' | 'worsens' | 'breaks' | 'repairs'
  /** Currency per hour, as all that is `PerHour`. */
  changeOfCostPerHour: number
  /** Not part of the cost. */
  changeOfUnservedPenaltyPerHour: number
  /** Time to the first token, averaged over the served tokens of what is moved; null for training, and where none are served. */
  latencyMs: { before: number | null; after: number | null }
  /** Limits that are broken by the move or made worse, as they are after it. */
  broken: Violation[]
  /** Limits that are broken no longer or less, as they were before. */
  repaired: Violation[]
  /** Closed sites that the move opens. */
  opensSiteIds: string[]
}

/** What a move does to the whole fleet, with every cost term and every limit that it touches. */
export interface MoveVerdict extends MoveSummary {
  /** Every cost term with its change. */
  changeOfTerms: CostTerm[]
  /** Every limit of which the move makes more or less used. A share per site is one where it may not be the whole. */
  limits: LimitChange[]
}

/** A change of some parts; what they have in common with the rest of the fleet is the same on both sides. */
export interface ChangeOfParts {
  /** Parts that share no site. */
  before: readonly Part[]
  /** The same parts after the change. */
  after: readonly Part[]
  opensSiteIds: string[]
}

/** Costs that differ by less than this part of them are the same. */
const rounding = 1e-9

/** The verdict on a change, in short. */
export const summaryOf = (prepared: Prepared, change: ChangeOfParts): MoveSummary => {
  const { before, after, opensSiteIds } = change
  const [earlier, later] = fleetUsesOf(prepared, change)
  const { broken, repaired } = violationDifference(
    violationsOf(before, earlier),
    violationsOf(after, later),
  )
  const changeOfCostPerHour = changeOf(change, ({ account }) => account.costPerHour)
  const changeOfUnservedPenaltyPerHour = changeOf(
    change,
    ({ account }) => account.unservedPenaltyPerHour,
  )
  const noticeable = rounding * Math.max(1, Math.abs(prepared.totalPerHour))
  const isCheaper = changeOfCostPerHour + changeOfUnservedPenaltyPerHour < -noticeable
  return {
    verdict:
      broken.length > 0
        ? 'breaks'
        : repaired.length > 0
          ? 'repairs'
          : isCheaper
            ? 'improves'
            : 'worsens',
    changeOfCostPerHour,
    changeOfUnservedPenaltyPerHour,
    latencyMs: { before: latencyOf(before), after: latencyOf(after) },
    broken,
    repaired,
    opensSiteIds,
  }
}

/** The verdict on a change, with everything that it touches. */
export const verdictOf = (prepared: Prepared, change: ChangeOfParts): MoveVerdict => ({
  ...summaryOf(prepared, change),
  changeOfTerms: costTermNames.map((name, term) => ({
    name,
    amountPerHour: changeOf(change, ({ account }) => account.costTerms[term]?.amountPerHour ?? 0),
  })),
  limits: limitChangesOf(prepared, change),
})

/** Every limit of which the change makes more or less used. */
export const limitChangesOf = (prepared: Prepared, change: ChangeOfParts): LimitChange[] => {
  return [
    ...limitChanges(usesOf(change.before), usesOf(change.after)),
    ...limitChanges(...fleetUsesOf(prepared, change)),
  ]
}

const violationsOf = (parts: readonly Part[], fleetUses: readonly LimitUse[]) => {
  const violations = brokenLimits(fleetUses)
  for (const part of parts) violations.push(...part.violations)
  return violations
}

const usesOf = (parts: readonly Part[]) => {
  const limited: LimitUse[] = []
  for (const { uses } of parts) for (const use of uses) if (isLimited(use)) limited.push(use)
  return limited
}

/** A share of a whole is a limit where it may not be the whole. */
const isLimited = ({ rule, limit }: LimitUse) => rule !== 'shareIsSpread' || limit < 1

const changeOf = ({ before, after }: ChangeOfParts, figure: (part: Part) => number) => {
  let change = 0
  for (const part of after) change += figure(part)
  for (const part of before) change -= figure(part)
  return change
}

/** What is moved is served in one of the parts. */
const latencyOf = (parts: readonly Part[]) =>
  parts.find(({ account }) => account.meanLatencyMs !== null)?.account.meanLatencyMs ?? null

/** Uses of the limits of the fleet, and of the operators of sites that open, before and after. */
const fleetUsesOf = (
  { lookup, operatorIdBySite, use, allowance }: Prepared,
  change: ChangeOfParts,
): readonly [LimitUse[], LimitUse[]] => {
  const operators = new Set<Operator>()
  for (const siteId of change.opensSiteIds) {
    const operatorId = operatorIdBySite.get(siteId) ?? lookup.sites.get(siteId)?.operatorId
    const operator = lookup.operators.get(operatorId ?? '')
    if (operator) operators.add(operator)
  }
  const limits = { policy: lookup.fleet.policy, operators: [...operators] }
  return [
    fleetUses(limits, use, allowance),
    fleetUses(
      limits,
      (rule, entity) => use(rule, entity) + changeOf(change, (part) => part.fleetUse(rule, entity)),
      allowance,
    ),
  ]
}
