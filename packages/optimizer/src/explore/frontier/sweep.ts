import type { Fleet, Plan, SearchScope } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { withShare } from '../../asking/withShare.ts'
import { gapOf } from '../../solution/gap.ts'
import type { FrontierMeasure } from './frontierAnswer.ts'
import { leastOf, type SweptMeasure } from './leastOf.ts'
import { measureIn } from './measureValues.ts'

export interface SweepSubject {
  fleet: Fleet
  plan: Plan
  measures: readonly [SweptMeasure, SweptMeasure]
  points: number
  scope: SearchScope
}

/** A plan as a point, before others are looked at. */
export interface MadePoint {
  values: [number, number]
  minimised: FrontierMeasure
  bestBound: number | null
  gapRelative: number | null
  scope: SearchScope
  plan: Plan
}

export interface Made {
  points: MadePoint[]
  isCutShort: boolean
}

/** Relative width up to which both ends are one point: some more than the room with which a goal is held. */
const smallestWidth = 1e-6

/**
 * The two ends, then the first measure minimised with the second held at even steps between them; in words why there is no end. The ends are the best in one measure and of
 * these plans the best in the other. So are the points between them, unless shares alone are decided: then the least of the first measure is a convex function of the limit
 * on the second, which falls all the way between the ends, so that no plan at a point has less of the second.
 */
export const sweep = async (
  subject: SweepSubject,
  settings: AskSettings,
): Promise<Made | string> => {
  const { fleet, measures, plan, scope } = subject
  const [first, second] = measures
  const inner = Math.max(0, subject.points - 2)
  const total = 4 + inner * (scope === 'sitesAndGangsHeld' ? 1 : 2)
  let done = 0

  const solve = (
    minimised: SweptMeasure,
    held: SweptMeasure,
    most: number | null,
    within: { hold: Plan; scope: SearchScope },
  ) => {
    settings.onProgress({
      done,
      total,
      step: most === null ? `the least ${minimised}` : `the least ${minimised} with ${held} held`,
    })
    const share = withShare(settings, 1 / Math.max(1, total - done))
    done++
    return leastOf({ fleet, minimised, held, most, ...within }, share)
  }
  /** The best in one measure, and where it is asked for the best in the other of these plans. */
  const make = async (best: SweptMeasure, then: SweptMeasure, most: number | null) => {
    const found = await solve(best, then, most, { hold: plan, scope })
    if (!found.plan) return found.message
    const isRefined = !found.isSharesAlone || most === null
    const refined =
      isRefined && !settings.isOver()
        ? await solve(then, best, measureIn(found.plan.account, best), {
            hold: found.scope === scope ? found.plan : plan,
            scope: found.scope,
          })
        : null
    const made = refined?.plan ?? found.plan
    const value = measureIn(made.account, best)
    const bestBound = found.bestBound === null ? null : Math.min(found.bestBound, value)
    const point: MadePoint = {
      values: [measureIn(made.account, first), measureIn(made.account, second)],
      minimised: best,
      bestBound,
      gapRelative: bestBound === null ? null : gapOf(value, bestBound),
      scope: found.scope,
      plan: made,
    }
    return point
  }

  const from = await make(first, second, null)
  if (typeof from === 'string') return from
  const to = settings.isOver() ? null : await make(second, first, null)
  if (to === null || typeof to === 'string') return { points: [from], isCutShort: true }
  const width = from.values[1] - to.values[1]
  if (width <= smallestWidth * Math.max(1, Math.abs(from.values[1])))
    return { points: [from], isCutShort: false }
  const points = [from, to]
  for (let k = 1; k <= inner; k++) {
    if (settings.isOver()) return { points, isCutShort: true }
    const point = await make(first, second, from.values[1] - (width * k) / (inner + 1))
    if (typeof point !== 'string') points.push(point)
  }
  return { points, isCutShort: false }
}
