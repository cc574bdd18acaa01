import { deciderOf, sitesNeeded } from './decide.ts'
import type { Problem } from './problem.ts'
import {
  advance,
  copyOf,
  extraOf,
  type Progress,
  partOfWay,
  type Step,
  stateDuring,
  stateNow,
  stepToPlan,
  type WaveSteps,
} from './progress.ts'
import type { Relocation } from './relocation.ts'

/** Tries of a wave after which those that are left wait for the next one. */
const mostTries = 20

/**
 * The next wave: in order, everything for which there is room while all of it runs at both places, up to about so many accelerators.
 * What it comes to during the wave and after it is evaluated as a whole; where that breaks a limit of the fleet the wave is made smaller.
 */
export const packWave = (
  problem: Problem,
  progress: Progress,
  pending: readonly Relocation[],
  acceleratorsPerWave: number,
): WaveSteps => {
  const decider = deciderOf(problem, progress)
  const decidesFirst = decider.decidesAsManyAs(sitesToDecideNow(problem, progress))
  const room = progress.room.copy()
  const chosen: { step: Step; needs: string[] }[] = []
  let moved = 0
  for (const relocation of roomMakersFirst(progress, pending)) {
    if (moved >= acceleratorsPerWave) break
    const step = stepToPlan(relocation)
    const extra = extraOf(progress, step)
    if (!room.fits(extra)) continue
    const needs = sitesNeeded(problem, progress, step)
    if (!decider.decides(needs)) continue
    room.add(extra, 1)
    moved += partOfWay(progress, step) * relocation.movedAccelerators
    chosen.push({ step, needs })
  }
  const waveOf = (entries: typeof chosen): WaveSteps => ({
    decidesSiteIds: [...new Set([...decidesFirst, ...entries.flatMap(({ needs }) => needs)])],
    steps: entries.map(({ step }) => step),
  })
  let rest = chosen
  for (let tries = 0; tries < mostTries && rest.length > 0; tries++) {
    for (let size = rest.length; size > 0; size = Math.floor(size / 2)) {
      const wave = waveOf(rest.slice(0, size))
      if (holds(problem, progress, wave)) return wave
    }
    rest = rest.slice(1)
  }
  return waveOf([])
}

/**
 * Those that leave pools in which not all that is to arrive has room yet come first, since others wait for them; each group keeps its order.
 */
const roomMakersFirst = (progress: Progress, pending: readonly Relocation[]): Relocation[] => {
  const arriving = new Map<number, number>()
  for (const relocation of pending)
    for (const [place, amount] of extraOf(progress, stepToPlan(relocation)))
      arriving.set(place, (arriving.get(place) ?? 0) + amount)
  const full = new Set(progress.room.shortages(arriving).flatMap(({ poolIds }) => poolIds))
  const makesRoom = (relocation: Relocation) =>
    progress.rows.get(relocation)?.rows.some(({ poolId }) => full.has(poolId)) ?? false
  const makers = pending.filter(makesRoom)
  return [...makers, ...pending.filter((relocation) => !makesRoom(relocation))]
}

/** Whether no limit is broken more than today, while a wave is under way and after it. */
export const holds = (problem: Problem, progress: Progress, wave: WaveSteps): boolean => {
  if (problem.worseThanToday(stateDuring(problem, progress, wave)).length > 0) return false
  const after = copyOf(progress)
  advance(after, wave)
  return problem.worseThanToday(stateNow(problem, after)).length === 0
}

/** Sites that are open and only change hands or are refitted: as soon as that is possible. */
const sitesToDecideNow = ({ siteIdsToDecide }: Problem, progress: Progress): string[] =>
  [...siteIdsToDecide].filter(
    (id) => progress.openSiteIds.has(id) && !progress.decidedSiteIds.has(id),
  )
