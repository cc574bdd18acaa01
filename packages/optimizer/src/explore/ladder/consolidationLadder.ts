import type { Fleet, ObjectiveName, Plan, SolveResult } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import { withShare } from '../../asking/withShare.ts'
import { planWithin } from '../../plan.ts'
import { holding } from './heldChoices.ts'
import { type CurvePoint, kneeOf } from './knee.ts'
import { type Ladder, type LadderMeasure, type LadderRung, ladderMeasures } from './ladderAnswer.ts'
import { ladderText } from './ladderText.ts'
import { nextToClose } from './nextToClose.ts'
import { readRungs } from './readRungs.ts'
import { searchLadder } from './searchLadder.ts'
import { startOf } from './startOf.ts'

/** Of the time, for the plan to start from, for the rungs, and for the site that closes next. */
const timeShare = { start: 0.3, search: 0.8, next: 0.8 }

/**
 * Finds the best plan for every number of open sites, from as many as may open down to the fewest that serve as much as a plan does: where the curve bends, which
 * number is best, and which site of the plan closes next. Every rung holds all limits by the independent check, and is proved to be within its gap of the best with
 * exactly as many sites; fewer sites are not always cheaper, and the text of a rung says why it is dearer than the one above.
 *
 * Nothing is thrown: where no plan is found the answer says so. Cost: small fleets are solved exactly, rung by rung; for 180 sites and 400 workloads the time limit of
 * 60 s ends it, with gaps of 1 to 4 %. Options count as everywhere, and `objective` says what is minimised: carbon, latency, or else cost.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { consolidationLadder } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { rungs, best } = await consolidationLadder(fleet, found)
 * console.log(rungs.map(({ openSites, costPerHour }) => `${openSites}: ${costPerHour?.toFixed(0)}`)) // [ '2: 235', '1: 145' ]
 * console.log(best, rungs[1]?.closedSiteIds) // 1 [ 'East' ]
 */
export const consolidationLadder = async (
  fleet: Fleet,
  plan: Plan,
  options: AskOptions = {},
): Promise<Ladder> => findLadder(fleet, plan, withAskDefaults(plan, options))

/** The same within settings that a question has already. */
export const findLadder = async (
  fleet: Fleet,
  plan: Plan,
  settings: AskSettings,
): Promise<Ladder> => {
  const measure = measureOf(settings.objective)
  const empty: Ladder = {
    objective: measure,
    unit: ladderMeasures[measure],
    currency: fleet.currency,
    rungs: [],
    openSitesToday: fleet.sites.filter(({ status }) => status === 'operating' || status === 'idle')
      .length,
    openSitesOfPlan: plan.openSiteIds.length,
    best: null,
    knee: null,
    nextToClose: null,
    whyNone: null,
    isCutShort: false,
    text: '',
  }
  const refused = (why: string): Ladder => ({ ...empty, isCutShort: settings.isOver(), text: why })
  settings.onProgress({ done: 0, total: null, step: 'the plan' })
  const subject = await startOf(fleet, plan, measure, withShare(settings, timeShare.start))
  if (typeof subject === 'string') return refused(subject)
  const search = await searchLadder(subject, withShare(settings, timeShare.search))
  if (typeof search === 'string') return refused(`The ladder needs an engine: ${search}`)
  const { next, whyNone } = await nextToClose(subject, search, withShare(settings, timeShare.next))
  const rungs = readRungs(subject, search)
  const found = rungs.flatMap(({ objectiveValue, openSites }) =>
    objectiveValue === null ? [] : [{ along: openSites, value: objectiveValue }],
  )
  const ladder = {
    ...empty,
    rungs,
    best: bestOf(found),
    knee: kneeOf(found)?.along ?? null,
    nextToClose: next,
    whyNone,
    isCutShort: search.isCutShort,
  }
  return { ...ladder, text: ladderText(ladder) }
}

/**
 * The plan of a rung, certified: its sites, operators and gangs held, and shares decided anew, so that it costs at most what the rung says. Cost: some tenths of a second
 * for a whole country. A rung without a plan gives a result without one.
 *
 * @param plan The plan that the ladder was asked about.
 */
export const planOfRung = (
  fleet: Fleet,
  plan: Plan,
  { choices }: Pick<LadderRung, 'choices'>,
  options: AskOptions = {},
): Promise<SolveResult> | null => {
  if (choices === null) return null
  const settings = withAskDefaults(plan, options)
  return planWithin(fleet, 'sitesAndGangsHeld', {
    ...planOptionsOf(settings),
    objective: measureOf(settings.objective),
    gapRelative: 0,
    hold: holding(fleet, plan, choices),
  })
}

const measureOf = (objective: ObjectiveName): LadderMeasure =>
  objective === 'carbon' || objective === 'latency' ? objective : 'cost'

/** The number with the least value; of several the fewest sites. */
const bestOf = (points: readonly CurvePoint[]) =>
  points.reduce<CurvePoint | null>(
    (best, point) => (!best || point.value <= best.value ? point : best),
    null,
  )?.along ?? null
