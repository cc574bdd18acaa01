import { applyEdits, type Edit, type Fleet } from '@berth/shared'
import type { ConflictItem, Repair } from '../../explain/conflict/conflictAnswer.ts'
import { findConflict } from '../../explain/conflict/findConflict.ts'
import { plan } from '../../plan.ts'
import { shapeOfSeed } from '../differential.ts'
import { generateFleet } from '../generateFleet.ts'
import { plantedConflict } from './plantedConflict.ts'
import { slightlyLess } from './slightlyLess.ts'
import { type NamedRule, rulesOf, withoutRules } from './withoutRules.ts'

/** What `findConflict` says about one fleet, and what plans of changed fleets say about that. */
export interface ConflictCase {
  seed: number
  /** What was planted, or where nothing was, what was found. */
  kind: string
  /** The rules of the conflict that was found. */
  found: string[]
  repairs: number
  /** Plans that were made to check it. */
  planCount: number
  /** What does not hold; none where all is well. */
  problems: string[]
}

/** Accelerators of a pool without its limit, times those it has: tried in turn, since they draw power while idle. */
const timesOfCapacity = [1000, 1.02, 1.1, 1.25, 1.5, 2, 4, 10, 50]
const tolerance = 1e-6

/** Plants a conflict and checks the answer by planning changed fleets. The same seed gives the same fleet. */
export const conflictCase = async (seed: number): Promise<ConflictCase> => {
  const { fleet, kind, rules } = plantedConflict(seed)
  const checked = await checkConflict(fleet, rules)
  if (checked.kind === 'none')
    checked.problems.push('nothing was planted: everything can be served')
  return { ...checked, seed, kind }
}

/** A fleet with every kind of rule by chance, of which some can serve everything, and the answer checked in the same way. */
export const chanceConflictCase = async (seed: number): Promise<ConflictCase> => ({
  ...(await checkConflict(generateFleet(shapeOfSeed(seed)), null)),
  seed,
})

/**
 * Checks the answer about a fleet by planning changed fleets, with no part of the search for conflicts: what is found contradicts each other with
 * every other rule left out; without any one of them there is a plan; every repair makes a plan possible at the cost it says; and
 * a little less of it does not.
 *
 * @param rules Of which every conflict is made, where that is known.
 */
const checkConflict = async (
  fleet: Fleet,
  rules: ReadonlySet<string> | null,
): Promise<Omit<ConflictCase, 'seed'>> => {
  const problems: string[] = []
  let planCount = 0
  const planned = async (changed: Fleet) => {
    planCount++
    const result = await plan(changed, {
      objective: 'cost',
      engine: 'highs',
      gapRelative: 0,
      timeLimitSeconds: 20,
      wholeReplicas: false,
    })
    if (result.plan === null && result.status !== 'infeasible')
      problems.push(
        `a plan by ${result.engine.name} ended with ${result.status}: ${result.message}`,
      )
    const isServed =
      result.plan !== null &&
      result.plan.brokenLimits.length === 0 &&
      result.plan.unserved.every(({ share }) => share <= tolerance)
    return { isServed, costPerHour: result.plan?.account.costPerHour ?? null }
  }
  const isServed = async (changed: Fleet) => (await planned(changed)).isServed
  const isServedWithout = async (some: readonly NamedRule[]) => {
    const times = some.some(({ rule }) => rule === 'poolCapacityHolds') ? timesOfCapacity : [1]
    for (const each of times) if (await isServed(withoutRules(fleet, some, each))) return true
    return false
  }

  const servesAll = await isServed(fleet)
  const answer = await findConflict(fleet, { gapRelative: 0, timeLimitSeconds: 60 })
  if (servesAll !== (answer.kind === 'none'))
    problems.push(`${answer.kind}, but a plan serves ${servesAll ? 'all' : 'less'}`)
  if (answer.kind !== 'conflict')
    return { kind: answer.kind, found: [], repairs: 0, planCount, problems }
  const { items, isMinimal, repairs } = answer
  if (!isMinimal) problems.push('not proved to be minimal')
  const strange = items.filter(({ rule }) => rules && !rules.has(rule))
  if (strange.length > 0)
    problems.push(`not planted: ${strange.map(({ text }) => text).join(', ')}`)

  const members = items.flatMap(namedRules)
  const keys = new Set(members.map(keyOf))
  const others = rulesOf(fleet).filter((rule) => !keys.has(keyOf(rule)))
  const dispensable = others.filter(isExpressible(fleet))
  if (await isServedWithout(dispensable)) problems.push('the conflict alone is no conflict')
  const capacities = others.filter(({ rule }) => rule === 'poolCapacityHolds')
  for (const member of members) {
    const ways = [dispensable, others, ...capacities.map((one) => [...dispensable, one])]
    let isNeeded = false
    for (const way of ways) isNeeded ||= await isServedWithout([...way, member])
    if (!isNeeded)
      problems.push(
        `not needed: ${member.rule} ${member.workloadId ?? member.poolId ?? member.siteId ?? ''}`,
      )
  }

  if (repairs.length === 0) problems.push('no repair')
  for (const repair of repairs) problems.push(...(await problemsOf(repair, fleet, planned)))
  const [first] = repairs
  if (first && repairs.some(({ weightedSize }) => weightedSize < first.weightedSize - tolerance))
    problems.push('an alternative is smaller than the cheapest repair')
  return {
    kind: answer.kind,
    found: items.map(({ rule }) => rule),
    repairs: repairs.length,
    planCount,
    problems,
  }
}

const namedRules = ({ rule, members }: ConflictItem): NamedRule[] =>
  members.map((member) => ({ ...member, rule }))

const keyOf = ({ rule, workloadId, regionId, siteId, poolId, operatorId, unit }: NamedRule) =>
  rule === 'migrationBudgetHolds'
    ? `${rule} ${unit}`
    : [rule, workloadId, regionId, poolId === null ? siteId : null, poolId, operatorId].join(' ')

/**
 * Whether a rule can be left out of a fleet by one change that is no worse than any other: more accelerators draw power while idle, and a larger power limit
 * counts for its operator.
 */
const isExpressible =
  ({ acceleratorTypes, operators }: Fleet) =>
  ({ rule }: NamedRule): boolean =>
    rule === 'poolCapacityHolds'
      ? acceleratorTypes.every(({ idleWatts }) => idleWatts === 0)
      : rule === 'sitePowerHolds'
        ? operators.every(({ maxFacilityPowerKw }) => maxFacilityPowerKw === null)
        : true

const problemsOf = async (
  repair: Repair,
  fleet: Fleet,
  planned: (fleet: Fleet) => Promise<{ isServed: boolean; costPerHour: number | null }>,
): Promise<string[]> => {
  const problems: string[] = []
  const say = (what: string) => problems.push(`repair "${repair.text}" ${what}`)
  const after = (edits: readonly Edit[]) => {
    const { fleet: changed, issues } = applyEdits(fleet, edits)
    for (const { found } of issues) say(`has an edit that does not apply: ${found}`)
    return planned(changed)
  }
  if (!repair.isVerified) say('is not verified')
  const { isServed, costPerHour } = await after(repair.edits)
  if (!isServed) say('makes no plan possible')
  const difference = Math.abs((costPerHour ?? 0) - (repair.costPerHour ?? 0))
  if (difference > tolerance * Math.max(1, costPerHour ?? 0)) say(`costs ${costPerHour} per hour`)
  if ((await after(slightlyLess(fleet, repair.edits))).isServed) say('is larger than it need be')
  const sum = repair.changes.reduce((total, { weightedSize }) => total + weightedSize, 0)
  if (Math.abs(sum - repair.weightedSize) > 1e-4 * Math.max(1, sum))
    say(`adds up to ${sum}, not ${repair.weightedSize}`)
  return problems
}
