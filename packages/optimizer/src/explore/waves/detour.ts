import { type MoveJudge, openMoves } from '../../evaluate/moves/openMoves.ts'
import { holds } from './packWave.ts'
import type { Problem } from './problem.ts'
import {
  advance,
  copyOf,
  extraOf,
  type Progress,
  type Step,
  stateNow,
  stepAside,
  stepToPlan,
  type WaveSteps,
} from './progress.ts'
import type { Relocation } from './relocation.ts'

/** For so many that wait a way out is looked for, and so many may step aside at once for each. */
const mostStuck = 20
const mostAside = 12

/**
 * Where nothing can go to its place: some that are in the way step aside to a third place, so that one of those that wait can go after that.
 * Each steps aside at most once. Null where no such way is found.
 *
 * @param mayReopen Whether sites that are shut, and not sold, may open for it where no open one has room.
 */
export const findDetour = (
  problem: Problem,
  progress: Progress,
  pending: readonly Relocation[],
  hasSteppedAside: ReadonlySet<Relocation>,
  mayReopen: boolean,
): WaveSteps | null => {
  const placesFor = thirdPlaces(problem, progress, mayReopen)
  const mayStep = pending.filter((relocation) => !hasSteppedAside.has(relocation))
  for (const stuck of pending.slice(0, mostStuck)) {
    const shortages = progress.room.shortages(extraOf(progress, stepToPlan(stuck)))
    const full = new Set(shortages.flatMap(({ poolIds }) => poolIds))
    const avoided = new Set([...full, ...stuck.after.map(({ poolId }) => poolId)])
    const inTheWay = mayStep
      .filter((other) => progress.rows.get(other)?.rows.some(({ poolId }) => full.has(poolId)))
      .sort((a, b) => a.movedAccelerators - b.movedAccelerators)
    const several = inTheWay.filter((other) => other !== stuck).slice(0, mostAside)
    const groups = [
      ...inTheWay.map((other) => [other]),
      ...several.map((_, at) => several.slice(0, at + 1)).slice(1),
    ]
    for (const group of groups) {
      const steps = stepsAside(progress, group, avoided, placesFor)
      const wave = {
        decidesSiteIds: [],
        reopensSiteIds: shutSitesOf(problem, progress, steps),
        steps,
      }
      if (steps.length > 0 && opensTheWay(problem, progress, wave, stuck)) return wave
    }
  }
  return null
}

/** Pools where a relocation may be for the time being: at open sites first, and the cheapest of each first. */
const thirdPlaces = (problem: Problem, progress: Progress, mayReopen: boolean) => {
  const judge: MoveJudge = openMoves(problem.fleet, stateNow(problem, progress))
  const known = new Map<Relocation, Step[]>()
  return (relocation: Relocation): Step[] => {
    const places =
      known.get(relocation) ??
      judge
        .rankSites(relocation.workloadId, relocation.regionId)
        .filter(
          ({ verdict, siteId, opensSiteIds }) =>
            verdict !== 'breaks' &&
            (opensSiteIds.length === 0 || (mayReopen && canReopen(problem, siteId))),
        )
        .sort((a, b) => a.opensSiteIds.length - b.opensSiteIds.length)
        .flatMap(({ poolId }) => (poolId === null ? [] : [stepAside(problem, relocation, poolId)]))
    known.set(relocation, places)
    return places
  }
}

/** Whether a site may open for a while: its machines are not sold, and it is not one that the plan opens in its own way. */
const canReopen = ({ decisionBySite, siteIdsToDecide }: Problem, siteId: string): boolean =>
  decisionBySite.get(siteId)?.decision !== 'close' && !siteIdsToDecide.has(siteId)

const shutSitesOf = (
  { siteOfPool }: Problem,
  { openSiteIds }: Progress,
  steps: readonly Step[],
) => {
  const siteIds = steps.flatMap(({ detourPoolId }) => siteOfPool.get(detourPoolId ?? '') ?? [])
  return [...new Set(siteIds)].filter((id) => !openSiteIds.has(id))
}

/** A third place for each of a group, with room for all while they run at both places; empty where one of them finds none. */
const stepsAside = (
  progress: Progress,
  group: readonly Relocation[],
  avoided: ReadonlySet<string>,
  placesFor: (relocation: Relocation) => readonly Step[],
): Step[] => {
  const room = progress.room.copy()
  const steps: Step[] = []
  for (const relocation of group) {
    const step = placesFor(relocation).find(
      (place) => !avoided.has(place.detourPoolId ?? '') && room.fits(extraOf(progress, place)),
    )
    if (!step) return []
    room.add(extraOf(progress, step), 1)
    steps.push(step)
  }
  return steps
}

/** Whether a wave holds every limit, and what waits has room after it. */
const opensTheWay = (
  problem: Problem,
  progress: Progress,
  wave: WaveSteps,
  stuck: Relocation,
): boolean => {
  if (!holds(problem, progress, wave)) return false
  const after = copyOf(progress)
  advance(after, wave)
  return after.room.fits(extraOf(after, stepToPlan(stuck)))
}
