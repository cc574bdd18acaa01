import { sitesNeeded } from './decide.ts'
import { holds } from './packWave.ts'
import type { Problem } from './problem.ts'
import {
  extraOf,
  type Progress,
  type Step,
  stepInPart,
  stepToPlan,
  type WaveSteps,
} from './progress.ts'
import type { Relocation } from './relocation.ts'

/** Less than this part of what is left is not moved by itself. */
const leastPart = 0.05

/**
 * Where nothing can go as a whole, and nothing can step aside: of requests that need no site to be opened first, as large a part as there
 * is room for. What goes makes room for others. Null where no part is large enough.
 */
export const wayInParts = (
  problem: Problem,
  progress: Progress,
  pending: readonly Relocation[],
): WaveSteps | null => {
  const room = progress.room.copy()
  const steps: Step[] = []
  for (const relocation of pending) {
    const needs = sitesNeeded(problem, progress, stepToPlan(relocation))
    if (relocation.regionId === null || needs.length > 0) continue
    const shortages = room.shortages(extraOf(progress, stepToPlan(relocation)))
    const part = shortages.reduce(
      (least, { needed, allowed, used }) => Math.min(least, (allowed - used) / (needed - used)),
      1,
    )
    if (part < leastPart) continue
    const step = stepInPart(problem, progress, relocation, part)
    const extra = extraOf(progress, step)
    if (!room.fits(extra)) continue
    room.add(extra, 1)
    steps.push(step)
  }
  for (let size = steps.length; size > 0; size = Math.floor(size / 2)) {
    const wave = { decidesSiteIds: [], steps: steps.slice(0, size) }
    if (holds(problem, progress, wave)) return wave
  }
  return null
}
