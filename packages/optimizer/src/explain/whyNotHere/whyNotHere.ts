import { applyEdits, type Fleet, type Plan } from '@berth/shared'
import { type AskOptions, withAskDefaults } from '../../asking/askOptions.ts'
import type { Placing, WhyNotHere, WhyNotVerdict } from './answer.ts'
import { type Attempt, attempt } from './attempt.ts'
import { changeInWords, summaryOf } from './inWords.ts'
import { isLegal, isOnlyClosed, type Judged, judge, obstaclesOf } from './obstacles.ts'
import { permissions } from './permissions.ts'
import { keptBy, pinOf, replanHolding } from './replanned.ts'
import { isThere, type Subject, shareThere, subjectOf, type WhyNotQuestion } from './subject.ts'
import { type Base, effectOf } from './verify.ts'

/** Lists of amendments that are looked into, the shortest first. */
const mostLists = 3

/**
 * Why is this workload not at that site, what would it come to, and what would have to change? Every rule that forbids it at every pool there; the plan with it
 * there, all other decisions held and the site kept open, against the plan as it is; and the smallest changes with which it is there, each found by linear programs
 * and then checked by planning anew: enough as it is, and not enough if any part of it is a little less. The plan anew holds the sites, operators and gangs
 * of the plan; a gang that is asked about is free. Nothing is thrown: unknown names are answered by an issue. Cost: about ten plans with decisions
 * held; one or two seconds for 186 sites and 405 workloads.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { whyNotHere } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet((input) => {
 *   for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
 * })
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { obstacles, changes } = await whyNotHere(fleet, found, { workloadId: 'chat', regionId: null, siteId: 'West' })
 * console.log(obstacles.map(({ code }) => code)) // [ 'SITE_HELD_CLOSED', 'LATENCY_ABOVE_SLO' ]
 * console.log(changes[0]?.figures[0]?.to.toFixed(1), changes[0]?.isVerified) // 19.8 true
 */
export const whyNotHere = async (
  fleet: Fleet,
  plan: Plan,
  question: WhyNotQuestion,
  options: AskOptions = {},
): Promise<WhyNotHere> => {
  const settings = withAskDefaults(plan, options)
  const subject = subjectOf(fleet, plan, question)
  const blank: WhyNotHere = {
    ...question,
    currency: fleet.currency,
    verdict: 'unknown',
    shareNow: 0,
    shareAsked: 1,
    legalPoolIds: [],
    obstacles: [],
    placing: null,
    changes: [],
    notes: [],
    isComplete: true,
    issue: null,
    text: '',
  }
  if ('code' in subject) {
    const { allowed, entity, fix, found } = subject
    const text = `Cannot look into it because ${entity} has ${found}, but ${allowed}. To fix: ${fix}`
    return { ...blank, issue: subject, text }
  }
  const judged = judge(fleet, subject)
  const seen: WhyNotHere = {
    ...blank,
    shareNow: shareThere(subject, plan),
    shareAsked: subject.targetShare,
    legalPoolIds: judged.pools.flatMap(({ pool, refusals }) =>
      refusals.length === 0 ? [pool.pool.id] : [],
    ),
    obstacles: isThere(subject, plan) ? [] : obstaclesOf(judged, question.siteId),
  }
  if (isThere(subject, plan)) return finished({ ...seen, verdict: 'isThere' }, subject)
  const result = await replanHolding(subject, settings)
  if (!result.plan)
    return {
      ...seen,
      text: `Cannot say what it would come to because the plan could not be made again: ${result.message}`,
    }
  const base: Base = { plan: result.plan, kept: keptBy(subject, result), result }
  const lists = permissions(subject, judged.pools).sort((a, b) => a.length - b.length)
  const attempts: Attempt[] = []
  for (const [k, list] of lists.slice(0, mostLists).entries()) {
    if (settings.isOver()) break
    settings.onProgress({ done: k, total: lists.length, step: 'smallest changes' })
    attempts.push(await attempt(subject, base, list, attempts.length === 0, settings))
  }
  const isAllowed = isLegal(judged)
  const [first] = attempts
  if (isAllowed && (first?.outcome ?? 'unknown') === 'unknown')
    return {
      ...seen,
      isComplete: false,
      text: `${question.workloadId} may run at ${question.siteId}, but the time was up before it was known what that comes to. To fix: allow more time.`,
    }
  const placing = isAllowed ? placingOf(subject, base.plan, first) : null
  const changes = attempts.flatMap((entry) => entry.changes)
  const answer: WhyNotHere = {
    ...seen,
    verdict: verdictOf(seen, judged, placing),
    placing,
    changes: changes.map((change) => ({ ...change, text: changeInWords(change, fleet) })),
    notes: [
      ...new Set([
        ...(lists.length === 0 ? [`No figure of the fleet is known that would allow it.`] : []),
        ...attempts.flatMap(({ notes }) => notes),
      ]),
    ],
    isComplete: !settings.isOver() && attempts.length === Math.min(lists.length, mostLists),
  }
  return finished(answer, subject)
}

const finished = (answer: WhyNotHere, subject: Subject): WhyNotHere => ({
  ...answer,
  text: summaryOf(answer, subject),
})

const placingOf = (subject: Subject, base: Plan, tried: Attempt | undefined): Placing | null => {
  if (!tried?.placed.plan || tried.outcome !== 'there') return null
  const edits = subject.canBePinned ? [pinOf(subject)] : []
  const { fleet } = applyEdits(subject.fleet, edits)
  return { edits, rebate: tried.rebate, ...effectOf(subject, fleet, base, tried.placed.plan) }
}

/** Differences up to this part of the cost are none. */
const noticeable = 1e-9

const verdictOf = (
  { legalPoolIds }: WhyNotHere,
  judged: Judged,
  placing: Placing | null,
): WhyNotVerdict => {
  if (legalPoolIds.length === 0) return isOnlyClosed(judged) ? 'closed' : 'forbidden'
  if (!placing) return 'full'
  return placing.changeOfCostPerHour + placing.changeOfUnservedPenaltyPerHour > noticeable
    ? 'costsMore'
    : 'asGood'
}
