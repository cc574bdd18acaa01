import type { Fleet, Plan, SearchScope } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { changedSites } from '../../asking/changedSites.ts'
import { replanHeld } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { type IndexedFleet, indexFleet } from '../../scenario/indexFleet.ts'
import type { AlternativePlan, Alternatives, AlternativesQuestion } from './alternativesAnswer.ts'
import { alternativesText, alternativeText } from './alternativesText.ts'
import { differenceOf, loadElsewhere, type Places, placesOf, weightsIn } from './difference.ts'
import { type AlternativesSubject, type Farthest, farthest } from './farthest.ts'
import { goalLimits, goalsIn } from './goalLimits.ts'
import { whyNone } from './whyNone.ts'

const defaults = { within: 0.02, count: 3 } as const
/** Plans that are less different than this are told as the same. */
const noticeableDifference = 1e-4
/** How far a difference may be from its bound and count as reached: the rooms with which goals and differences are held. */
const proofRoom = 1e-6

/**
 * Finds plans that are nearly as good as the best and as different as can be: each goal stays within 2 % of the best, as much is served, and the least difference from the
 * plan and from every alternative before is as large as possible. The difference is the share of the load, by the accelerators that it keeps busy in the plan asked about,
 * that runs at a site where the other plan has none of the same workload and region; where everything is decided anew, the mean of that and of the share of the other plan’s
 * open sites that close. Among plans that are as different, with the same decisions, it is the best.
 *
 * The best is that of the objective with the decisions of the plan held; for `carbon` and `latency` the cost that goes with it is held within the same part of it, for
 * `consolidate` open sites and cost. For `weighted`, cost stands for the goal. `isMostDifferent` is true only where the engine’s bound proves it, among plans within `scope`:
 * with shares alone that is a linear program and always so, to 1e-6.
 *
 * Nothing is thrown: where there are fewer alternatives than asked for, `whyNoMore` says why and what would bring more. Cost: two solves for each alternative; with shares
 * alone some tenths of a second each for 180 sites and 400 workloads. With everything decided anew the time limit ends it.
 * @see Brill, Chang, Hopkins, "Modeling to generate alternatives: the HSJ approach and an illustration using a problem in land use planning", Management Science 28 (1982),
 * doi:10.1287/mnsc.28.3.221.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { alternativePlans } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { alternatives } = await alternativePlans(fleet, found, { within: 0.25, count: 1, scope: 'everything' })
 * console.log(found.openSiteIds, alternatives[0]?.plan.openSiteIds) // [ 'West' ] [ 'East' ]
 * console.log(alternatives[0]?.differenceFraction.toFixed(2), alternatives[0]?.costChangePerHour.toFixed(0)) // 1.00 35
 */
export const alternativePlans = async (
  fleet: Fleet,
  plan: Plan,
  question: AlternativesQuestion = {},
  options: AskOptions = {},
): Promise<Alternatives> => {
  const asked = withAskDefaults(plan, options)
  const settings: AskSettings =
    asked.objective === 'weighted' ? { ...asked, objective: 'cost' } : asked
  const within = Math.max(0, question.within ?? defaults.within)
  const count = Math.max(1, Math.round(question.count ?? defaults.count))
  const base = { within, currency: fleet.currency }
  settings.onProgress({ done: 0, total: count, step: 'the best with the decisions of the plan' })
  const best = await replanHeld(fleet, plan, withShare(settings, 0.3))
  if (!best.plan)
    return {
      ...base,
      alternatives: [],
      whyNoMore: best.message,
      isCutShort: settings.isOver(),
      text: `There is nothing to compare with: ${best.message}`,
    }
  const indexed = indexFleet(fleet)
  const subject: AlternativesSubject = {
    fleet,
    plan,
    unservedPerHour: best.plan.account.unservedPenaltyPerHour,
    limits: goalLimits(settings.objective, best.plan.account, within),
    weights: weightsIn(indexed, plan),
  }
  const heldScope = best.scope === 'everything' ? 'sitesAndGangsHeld' : best.scope
  const scopes: SearchScope[] = question.scope
    ? Array.from({ length: count }, () => question.scope ?? heldScope)
    : [...Array.from({ length: count }, () => heldScope), 'everything']
  const made = await makeEach(subject, within, indexed, scopes, settings)
  const answer = { ...base, ...made }
  return { ...answer, text: alternativesText(answer, subject.limits) }
}

/** One alternative for each scope in turn, each different from all before; after one in vain its scope is left. */
const makeEach = async (
  subject: AlternativesSubject,
  within: number,
  indexed: IndexedFleet,
  scopes: readonly SearchScope[],
  settings: AskSettings,
): Promise<Pick<Alternatives, 'alternatives' | 'whyNoMore' | 'isCutShort'>> => {
  const alternatives: AlternativePlan[] = []
  const earlier = [placesOf(indexed, subject.plan)]
  const inVain = new Set<SearchScope>()
  const reasons: string[] = []
  let isCutShort = false
  for (const [done, scope] of scopes.entries()) {
    if (inVain.has(scope)) continue
    if (settings.isOver()) {
      isCutShort = true
      break
    }
    const step = scope === 'everything' ? 'everything decided anew' : 'decisions held'
    settings.onProgress({ done, total: scopes.length, step: `an alternative with ${step}` })
    const share = withShare(settings, 1 / (scopes.length - done))
    const found = await farthest(subject, earlier, scope, share)
    const alternative = found && read(subject, indexed, earlier, scope, found)
    if (!alternative || alternative.differenceFraction < noticeableDifference) {
      inVain.add(scope)
      isCutShort ||= settings.isOver()
      reasons.push(await whyNone(subject, within, earlier, scope, share))
      continue
    }
    alternatives.push(alternative)
    earlier.push(placesOf(indexed, alternative.plan))
  }
  if (isCutShort) reasons.push('The time was up before all were made. To fix: allow more time.')
  return { alternatives, isCutShort, whyNoMore: reasons.length === 0 ? null : reasons.join(' ') }
}

const read = (
  { limits, plan: asked, weights }: AlternativesSubject,
  indexed: IndexedFleet,
  earlier: readonly Places[],
  scope: SearchScope,
  { mostDifference, plan }: Farthest,
): AlternativePlan => {
  const places = placesOf(indexed, plan)
  const differences = earlier.map((other) =>
    differenceOf(weights, other, places, scope === 'everything'),
  )
  const differenceFraction = Math.min(...differences)
  const bound = mostDifference === null ? null : Math.max(mostDifference, differenceFraction)
  const [here, there] = [new Set(plan.openSiteIds), new Set(asked.openSiteIds)]
  const busyThere = new Map(asked.siteDecisions.map(({ busyAfter, siteId }) => [siteId, busyAfter]))
  const { meanLatencyMs } = plan.account
  const entry = {
    plan,
    scope,
    differenceFraction,
    mostDifferenceFraction: bound,
    isMostDifferent: bound !== null && bound - differenceFraction <= proofRoom,
    differenceFractions: differences,
    loadElsewhereFraction: earlier[0] ? loadElsewhere(weights, earlier[0], places) : 0,
    openedSiteIds: plan.openSiteIds.filter((id) => !there.has(id)),
    closedSiteIds: asked.openSiteIds.filter((id) => !here.has(id)),
    changedSites: changedSites(asked, plan),
    loadChanges: plan.siteDecisions
      .map(({ busyAfter, siteId }) => ({
        siteId,
        acceleratorsChange: busyAfter - (busyThere.get(siteId) ?? 0),
      }))
      .filter(({ acceleratorsChange }) => Math.abs(acceleratorsChange) >= 0.5)
      .sort((a, b) => Math.abs(b.acceleratorsChange) - Math.abs(a.acceleratorsChange)),
    goals: goalsIn(plan.account, limits),
    costChangePerHour: plan.account.costPerHour - asked.account.costPerHour,
    carbonChangeKgPerDay: plan.account.carbonKgPerDay - asked.account.carbonKgPerDay,
    latencyChangeMs:
      meanLatencyMs === null || asked.account.meanLatencyMs === null
        ? null
        : meanLatencyMs - asked.account.meanLatencyMs,
  }
  return { ...entry, text: alternativeText(entry, plan.currency) }
}
