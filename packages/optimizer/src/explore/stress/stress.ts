import {
  applyEdits,
  type Fleet,
  type Plan,
  type PlanAccount,
  type SolveResult,
} from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { replanAnew, replanHeld } from '../../asking/replan.ts'
import { asItStands } from './asItStands.ts'
import { headroomFor } from './headroom.ts'
import { regretOf } from './regret.ts'
import type {
  StressAnswer,
  StressOutcome,
  StressQuestion,
  StressReplan,
  StressResult,
} from './stressAnswer.ts'
import { defaultStressCases, type StressCase } from './stressCases.ts'
import { sampleStress } from './stressSamples.ts'
import { caseText, stressText } from './stressText.ts'

interface Working extends Omit<StressResult, 'text'> {
  changed: Fleet
  heldResult: SolveResult | null
}

/**
 * How a saved plan holds up when the world changes: every case first with the same placements, then with shares planned anew under held
 * decisions, then draws by chance where some are asked for, then the headroom that what is left out would have needed, and at last, where
 * time allows, everything decided anew. Regret is cost and unserved penalty of the plan as it stands less that of the best plan made for the
 * case; these aim at the lowest cost unless told otherwise, since regret is counted in it. Where serving costs more than its penalty, regret
 * may be negative. Cost: about half a second per case for a whole country, and some seconds for the headroom of one.
 * Nothing is thrown: edits that do not apply are told in `issues`.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { stress } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: saved } = await plan(fleet, { objective: 'cost' })
 * if (!saved) throw new Error('no plan')
 * const { cases } = await stress(fleet, saved, {})
 * const double = cases.find(({ id }) => id === 'demand 2')
 * console.log(double?.asItStands.brokenLimits.length, double?.headroom?.growthFraction) // 1 0.2
 */
export const stress = async (
  fleet: Fleet,
  plan: Plan,
  question: StressQuestion = {},
  options: AskOptions = {},
): Promise<StressAnswer> => {
  const settings = withAskDefaults({ objective: 'cost' }, options)
  const cases = question.cases ?? defaultStressCases(fleet, plan)
  const working = cases.map((entry) => standing(fleet, plan, entry))
  for (const [at, entry] of working.entries()) {
    if (settings.isOver()) break
    settings.onProgress({ done: at, total: cases.length, step: entry.name })
    await holdDecisions(entry, plan, settings)
  }
  const isCutShort = working.some(({ heldResult }) => heldResult === null || wasStopped(heldResult))
  const { samples: count = 0 } = question
  const samples =
    count > 0 ? await sampleStress(fleet, plan, { ...question, samples: count }, settings) : null
  for (const entry of working) {
    if (!entry.heldResult) break
    settings.onProgress({ done: cases.length, total: null, step: `headroom for ${entry.name}` })
    entry.headroom = await headroomFor(entry.changed, plan, entry.heldResult, settings)
  }
  await decideAnew(working, question.anewCases ?? cases.length, settings)
  const results = working.map(finished)
  const own = outcomeOf(plan.account)
  return {
    currency: fleet.currency,
    plan: own,
    cases: results,
    samples,
    isCutShort,
    text: stressText(results, own, fleet.currency),
  }
}

const wasStopped = ({ plan, stoppedBy }: SolveResult) =>
  plan === null && (stoppedBy === 'timeLimit' || stoppedBy === 'cancelled')

const standing = (fleet: Fleet, plan: Plan, entry: StressCase): Working => {
  const { fleet: changed, issues } = applyEdits(fleet, entry.edits)
  const { account, brokenLimits, stillBroken } = asItStands(changed, plan)
  return {
    ...entry,
    asItStands: { ...outcomeOf(account), brokenLimits, stillBroken },
    decisionsHeld: null,
    everythingAnew: null,
    regret: null,
    regretOfDecisions: null,
    headroom: null,
    issues,
    changed,
    heldResult: null,
  }
}

const holdDecisions = async (entry: Working, plan: Plan, settings: AskSettings) => {
  const result = await replanHeld(entry.changed, plan, settings)
  entry.heldResult = result
  entry.decisionsHeld = replanOf(result)
}

/** The cases that leave most out under held decisions come first. A search is not begun where the last took twice what is left. */
const decideAnew = async (working: readonly Working[], most: number, settings: AskSettings) => {
  const worth = ({ asItStands: stands, decisionsHeld }: Working) =>
    (decisionsHeld ?? stands).unservedPenaltyPerHour
  const worstFirst = [...working].sort((a, b) => worth(b) - worth(a)).slice(0, most)
  let lastSeconds = 0
  for (const entry of worstFirst) {
    if (settings.isOver() || settings.remainingSeconds() < lastSeconds / 2) break
    settings.onProgress({ done: working.length, total: null, step: `${entry.name}, all anew` })
    const result = await replanAnew(entry.changed, settings)
    entry.everythingAnew = replanOf(result)
    lastSeconds = result.seconds
  }
}

const finished = ({ changed, heldResult, ...entry }: Working): StressResult => {
  const { asItStands: stands, decisionsHeld, everythingAnew } = entry
  const result = {
    ...entry,
    regret: stands.stillBroken.length > 0 ? null : regretOf(stands, decisionsHeld, everythingAnew),
    regretOfDecisions: decisionsHeld && regretOf(decisionsHeld, null, everythingAnew),
  }
  return { ...result, text: caseText(result, changed.currency) }
}

const replanOf = ({ plan, status, scope, gapRelative }: SolveResult): StressReplan | null =>
  plan && { ...outcomeOf(plan.account), status, scope, gapRelative, openSiteIds: plan.openSiteIds }

const outcomeOf = (account: PlanAccount): StressOutcome => ({
  openSites: account.openSites,
  costPerHour: account.costPerHour,
  unservedPenaltyPerHour: account.unservedPenaltyPerHour,
  servedFraction: account.servedFraction,
  trainingsPlaced: account.trainingsPlaced,
  trainings: account.trainings,
})
