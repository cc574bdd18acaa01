import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { inOrderOfWorth } from './order.ts'
import { paybackHour } from './payback.ts'
import { type Problem, problemOf } from './problem.ts'
import { advance, closeEmptySites, progressToday, stateNow, stepToPlan } from './progress.ts'
import { replayWaves } from './replay.ts'
import { bestSchedule, type Schedule } from './schedule.ts'
import { scoredWaves } from './score.ts'
import { stuckMoves } from './stuck.ts'
import type { MigrationWaves, WavesQuestion } from './wavesAnswer.ts'
import { wavesText } from './wavesText.ts'
import { worthOf } from './worth.ts'

const defaults = { maxWaves: 8, wanShare: 0.2, hoursBetweenWaves: 168, churnScore: 0.5 }
const millisecondsPerHour = 3_600_000

/**
 * The way from today’s placement to a plan, in waves of moves that travel at the same time. Every state on the way is evaluated and breaks no
 * limit more than today’s placement does, with everything that moves busy at its old and at its new place until its data is there. All requests
 * of a region for a workload, or a training, move as a whole where there is room for that. Sites open, change hands and are refitted before what needs it arrives, and shut
 * as soon as nothing needs them. What finds no room goes by a third place, and requests else in parts;
 * what has no order is told with the limit that is in the way.
 * Moves that save most for what moves come first. No solver is used, and nothing is thrown: shares outside 0 to 1 and numbers below their
 * least are taken as these. Cost: some seconds for a whole country.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { migrationWaves } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { status, waves } = migrationWaves(fleet, found, { maxWaves: 1 })
 * console.log(status, waves.map(({ steps }) => steps.length)) // ordered [ 2 ]
 * console.log(waves[0]?.closesSiteIds, waves[0]?.savingsPerHour.toFixed(1)) // [ 'East' ] 112.5
 */
export const migrationWaves = (
  fleet: Fleet,
  plan: Plan,
  question: WavesQuestion = {},
  options: AskOptions = {},
): MigrationWaves => {
  const settings = withAskDefaults(plan, options)
  const wanted = wantedOf(question)
  const problem = problemOf(fleet, plan)
  const worth = worthOf(problem)
  const holds = problem.worseThanToday(planState(problem)).length === 0
  const schedule = holds
    ? bestSchedule(problem, inOrderOfWorth(problem, worth), wanted.maxWaves, settings)
    : null
  const { waves, turns, progress, today } = replayWaves(problem, schedule?.waves ?? [], wanted)
  const dayAt = dayAfter(question.fromDate)
  const scored = holds ? scoredWaves(problem, waves, progress, worth, wanted.churnScore) : []
  const sum = (figure: (wave: (typeof waves)[number]) => number) =>
    holds ? waves.reduce((total, wave) => total + figure(wave), 0) : 0
  const paybackHours = holds ? paybackHour(turns) : null
  const answer: Omit<MigrationWaves, 'text'> = {
    status: 'ordered',
    currency: fleet.currency,
    runningCostPerHourToday: today.runningPerHour,
    waves: scored.map((wave) => ({ ...wave, startDate: dayAt(wave.startsAtHour) })),
    stuck: schedule ? stuckMoves(problem, schedule.progress, schedule.stuck) : [],
    undecidedSiteIds: schedule?.undecidedSiteIds ?? [],
    transferGb: sum(({ transferGb }) => transferGb),
    wanHours: sum(({ wanHours }) => wanHours),
    doubleAcceleratorHours: sum(({ doubleAcceleratorHours }) => doubleAcceleratorHours),
    oneOffCost: sum(({ oneOffCost }) => oneOffCost),
    savingsPerHour: sum(({ savingsPerHour }) => savingsPerHour),
    paybackHours,
    paybackDate: paybackHours === null ? null : dayAt(paybackHours),
  }
  const told = { ...answer, status: statusOf(schedule, wanted.maxWaves, settings) }
  return { ...told, text: wavesText(told, wanted.maxWaves) }
}

const wantedOf = (question: WavesQuestion) => {
  const given = { ...defaults, ...definedOf(question) }
  return {
    maxWaves: Math.max(1, Math.floor(given.maxWaves)),
    wanShare: Math.min(1, Math.max(1e-3, given.wanShare)),
    hoursBetweenWaves: Math.max(0, given.hoursBetweenWaves),
    churnScore: Math.max(0, given.churnScore),
  }
}

const definedOf = (question: WavesQuestion): Partial<typeof defaults> =>
  Object.fromEntries(
    Object.entries(question).filter(
      ([, value]) => typeof value === 'number' && Number.isFinite(value),
    ),
  )

/** Everything as the plan has it. */
const planState = (problem: Problem) => {
  const progress = progressToday(problem)
  advance(progress, {
    decidesSiteIds: [...problem.siteIdsToDecide],
    steps: problem.relocations.map(stepToPlan),
  })
  closeEmptySites(problem, progress)
  return stateNow(problem, progress)
}

/** The day some hours after a first one; null where there is none, or it is no date. */
const dayAfter = (fromDate: string | undefined) => {
  const start = fromDate === undefined ? Number.NaN : Date.parse(fromDate)
  return (hours: number): string | null => {
    const time = start + hours * millisecondsPerHour
    return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().slice(0, 10) : null
  }
}

const statusOf = (
  schedule: Schedule | null,
  maxWaves: number,
  settings: AskSettings,
): MigrationWaves['status'] => {
  if (!schedule) return 'planDoesNotHold'
  const { waves, stuck, undecidedSiteIds, isEmpty } = schedule
  if (stuck.length + undecidedSiteIds.length > 0) return settings.isOver() ? 'cutShort' : 'stuck'
  if (isEmpty) return 'nothingToMove'
  return waves.length > maxWaves ? 'tooFewWaves' : 'ordered'
}
