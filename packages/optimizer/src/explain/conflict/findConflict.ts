import type { Fleet } from '@berth/shared'
import { type AskOptions, withAskDefaults } from '../../asking/askOptions.ts'
import { findCandidates } from '../../candidates/findCandidates.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { refusalsOf } from '../../solution/refusals.ts'
import type { ConflictAnswer, Repair } from './conflictAnswer.ts'
import { conflictItem, conflictText, proofText } from './conflictItems.ts'
import type { RepairWeights } from './conflictRule.ts'
import { leavingOut, leavingOutOf } from './leavingOut.ts'
import { openProbe, type ProbeSettings } from './probe.ts'
import { relaxedModel } from './relaxedModel.ts'
import { repairsOfDemand, repairsOfSmall } from './repairsOf.ts'
import { repairsOfLimits } from './repairsOfLimits.ts'
import { isDemand } from './ruleItem.ts'
import { searchByEntity, searchLarge } from './searchConflict.ts'

/** How a conflict is looked for and repaired. All may be left out. */
export interface ConflictOptions extends AskOptions {
  /** How much changes count in a repair, by rule: by default the change over the limit, 1 for what is dropped. null: this is never changed. */
  weights?: RepairWeights
  /** Repairs that are looked for, the cheapest and others that differ from it; 3 by default, 0 for none. */
  repairCount?: number
}

/** Up to so many pairs of demand and pool all of them are looked at at once, those that are refused as well. */
const fewChoices = 20_000

const all = () => true
const none = () => false

/**
 * Whether all demand can be served within all limits. If not: a smallest set of rules that cannot hold together, found by leaving rules out and solving, for
 * linear and for whole decisions; what leaving demand out costs; and the cheapest changes that make a plan possible, with others that differ from it,
 * each tried out. Limits that are broken today count as limits: a plan that leaves them broken is none here.
 * Nothing is thrown: where the time is up the answer says what is not shown.
 * Cost: some hundredths of a second for ten sites; seconds to a minute for 200 sites and 400 workloads.
 *
 * @example
 * import { findConflict } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet((input) => {
 *   input.policy = { carbonBudgetKgPerDay: 700 }
 * })
 * const answer = await findConflict(fleet)
 * if (answer.kind !== 'conflict') throw new Error(answer.text)
 * console.log(answer.items.map(({ rule }) => rule)) // [ 'demandIsServed', 'trainingIsPlaced', 'carbonBudgetHolds' ]
 * console.log(answer.isMinimal, answer.repairs[0]?.edits) // true [ { kind: 'setCarbonBudget', carbonBudgetKgPerDay: 840 } ]
 *
 * @see irreducible infeasible sets: Chinneck, "Feasibility and infeasibility in optimization", Springer (2008).
 */
export const findConflict = async (
  fleet: Fleet,
  options: ConflictOptions = {},
): Promise<ConflictAnswer> => {
  const settings = withAskDefaults({ objective: 'cost' }, options)
  let solveCount = 0
  const probeSettings: ProbeSettings = {
    remainingSeconds: settings.remainingSeconds,
    isCancelled: settings.isCancelled,
    onSolve: () => {
      solveCount++
      settings.onProgress({ done: solveCount, total: null, step: 'which rules hold together' })
    },
  }
  const isSmall = choicesOf(fleet) <= fewChoices
  const probe = await openProbe(
    relaxedModel(fleet, {
      isAsked: all,
      relaxesChoicesOf: isSmall ? all : none,
      relaxesHalls: isSmall,
    }),
    probeSettings,
  )
  try {
    const { verdict, lp } = probe.holdsTogether(settings.remainingSeconds())
    if (verdict !== 'impossible')
      return {
        kind: verdict === 'possible' ? 'none' : 'unknown',
        text: noConflict[verdict],
        solveCount,
      }
    const search = { fleet, probe, settings, probeSettings, lp }
    const conflict = await (isSmall ? searchByEntity(search) : searchLarge(search))
    const items = conflict.groups.map((group) => conflictItem(fleet, group))
    const isByEntity = conflict.groups.every((group) => group.length === 1)
    const indexed = indexFleet(fleet)
    const refusals = refusalsOf({ indexed, candidates: findCandidates(indexed) })
    const unserved = isSmall
      ? await leavingOut(fleet, settings)
      : leavingOutOf(fleet, probe, refusals, settings)
    const count = options.repairCount ?? 3
    const repairSearch = { fleet, weights: options.weights ?? {}, settings, probeSettings, count }
    const members = conflict.groups.flat()
    const findRepairs = async (): Promise<Repair[]> => {
      if (count <= 0) return []
      if (isSmall) return repairsOfSmall(repairSearch, probe)
      const ofDemand = isByEntity
        ? await repairsOfDemand(repairSearch, members.filter(isDemand))
        : []
      return ofDemand.length > 0
        ? ofDemand
        : repairsOfLimits(repairSearch, probe.items, isByEntity ? probe.items : members)
    }
    const repairs = await findRepairs()
    const proof = proofText(conflict)
    return {
      kind: 'conflict',
      text: [
        conflictText(items, proof),
        ...repairs.slice(0, 1).map(({ text }) => `Cheapest repair: ${text}`),
      ].join(' '),
      items,
      isMinimal: conflict.isMinimal,
      isByEntity,
      proof,
      solveCount,
      refusals,
      leavingOut: unserved,
      repairs,
    }
  } finally {
    probe.dispose()
  }
}

const noConflict = {
  possible: 'All demand can be served within all limits.',
  unknown:
    'The time was up before a plan was found that serves everything, or it was shown that there is none. To fix: allow more time.',
} as const

/** Pairs of demand and pool. */
const choicesOf = ({
  inferenceWorkloads,
  trainingWorkloads,
  pools,
  periods,
  policy,
}: Fleet): number => {
  const streams = inferenceWorkloads.reduce((sum, { demand }) => sum + demand.length, 0)
  const blocks = policy.routing === 'steady' ? 1 : periods.length
  return (streams * blocks + trainingWorkloads.length) * pools.length
}
