import type { AskSettings } from '../../asking/askOptions.ts'
import { deciderOf } from './decide.ts'
import { findDetour } from './detour.ts'
import { packWave } from './packWave.ts'
import { wayInParts } from './parts.ts'
import type { Problem } from './problem.ts'
import {
  advance,
  closeEmptySites,
  type Progress,
  progressToday,
  type WaveSteps,
} from './progress.ts'
import type { Relocation } from './relocation.ts'

/** Waves in order, and what none of them could take to its place. */
export interface Schedule {
  waves: WaveSteps[]
  /** In the state after the last wave. */
  stuck: Relocation[]
  /** Sites that the plan opens, hands over or refits, and that no wave could. */
  undecidedSiteIds: string[]
  progress: Progress
  /** Whether nothing moves and no site changes. */
  isEmpty: boolean
}

/** Waves are tried with about as many accelerators as come to the waves allowed, and then with more. */
const sizesTried = [1, 1.25, 1.6, 2.5, Number.POSITIVE_INFINITY]

const asideRooms = ['atOpenSites', 'atSitesToShut', 'atReopenedSites'] as const
type AsideRoom = (typeof asideRooms)[number]

/** How waves are made. */
export interface ScheduleWay {
  ordered: readonly Relocation[]
  /** About so many accelerators move in a wave. */
  acceleratorsPerWave: number
  /** Where there is room to step aside: at sites that are open anyhow, at those as well that could be shut by then, or at sites that open for it. */
  aside: AsideRoom
  isOver: () => boolean
}

/** After so many waves nothing more goes in parts. */
const mostWaves = 100

/** Waves in which everything arrives, at most so many where that is possible: else the fewest, and where some are stuck as few of these as possible. */
export const bestSchedule = (
  problem: Problem,
  ordered: readonly Relocation[],
  maxWaves: number,
  settings: AskSettings,
): Schedule => {
  const all = ordered.reduce((sum, { movedAccelerators }) => sum + movedAccelerators, 0)
  let best: Schedule | null = null
  const tries = sizesTried.flatMap((size) => asideRooms.map((aside) => ({ size, aside })))
  for (const [at, { size, aside }] of tries.entries()) {
    if (best && settings.isOver()) break
    // More room is made only where without it something is stuck, or goes in too many parts.
    if (best && aside !== 'atOpenSites' && best.stuck.length === 0 && !goesInParts(best)) continue
    settings.onProgress({ done: at, total: tries.length, step: 'waves' })
    const found = scheduleWaves(problem, {
      ordered,
      acceleratorsPerWave: (size * all) / maxWaves,
      aside,
      isOver: settings.isOver,
    })
    if (!best || isBetter(found, best)) best = found
    if (best.stuck.length === 0 && best.waves.length <= maxWaves) break
  }
  if (!best) throw new Error('No way to make waves was tried.')
  return best
}

const goesInParts = ({ waves }: Schedule) =>
  waves.some(({ steps }) => steps.some(({ part }) => part < 1))

const isBetter = (a: Schedule, b: Schedule) =>
  a.stuck.length - b.stuck.length < 0 ||
  (a.stuck.length === b.stuck.length && a.waves.length < b.waves.length)

/** Makes waves until everything is at its place, or nothing can move any more. */
export const scheduleWaves = (
  problem: Problem,
  { ordered, acceleratorsPerWave, aside, isOver }: ScheduleWay,
): Schedule => {
  const progress = progressToday(problem)
  const waves: WaveSteps[] = []
  const hasSteppedAside = new Set<Relocation>()
  let pending = [...ordered]
  let closed = 0
  const close = () => {
    if (aside === 'atOpenSites') closed += closeEmptySites(problem, progress).length
  }
  close()
  while (pending.length > 0 && !isOver()) {
    const wave = packWave(problem, progress, pending, acceleratorsPerWave)
    const next =
      wave.steps.length + wave.decidesSiteIds.length > 0
        ? wave
        : (findDetour(problem, progress, pending, hasSteppedAside, aside === 'atReopenedSites') ??
          (waves.length < mostWaves ? wayInParts(problem, progress, pending) : null))
    if (!next) break
    for (const { relocation, detourPoolId } of next.steps)
      if (detourPoolId !== null) hasSteppedAside.add(relocation)
    const arrived = new Set(
      next.steps
        .filter(({ detourPoolId, part }) => detourPoolId === null && part === 1)
        .map(({ relocation }) => relocation),
    )
    advance(progress, next)
    waves.push(next)
    pending = pending.filter((relocation) => !arrived.has(relocation))
    close()
  }
  closed += closeEmptySites(problem, progress).length
  const undecided = decideTheRest(problem, progress, waves)
  const isEmpty = waves.length + closed + ordered.length === 0
  return { waves, stuck: pending, undecidedSiteIds: undecided, progress, isEmpty }
}

/** Sites that nothing moves to and that the plan still opens, hands over or refits. Which of them cannot be. */
const decideTheRest = (problem: Problem, progress: Progress, waves: WaveSteps[]): string[] => {
  const left = [...problem.siteIdsToDecide].filter((id) => !progress.decidedSiteIds.has(id))
  const decidesSiteIds = deciderOf(problem, progress).decidesAsManyAs(left)
  const wave = { decidesSiteIds, steps: [] }
  advance(progress, wave)
  if (decidesSiteIds.length > 0) waves.push(wave)
  return left.filter((id) => !decidesSiteIds.includes(id))
}
