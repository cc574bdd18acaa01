import {
  type AskOptions,
  consolidationLadder,
  type LadderRung,
  planOfRung,
} from '@berth/optimizer/explore'
import type { Fleet, Plan } from '@berth/shared'

/** A rung, with its plan where that is kept. */
export type RungWithPlan = LadderRung & { plan: Plan | null }

export interface LadderGiven {
  /** Numbers of open sites whose plans are kept besides the best and the knee: a ladder of a country has a hundred rungs, too many to keep all. */
  keepPlansOf: readonly number[]
}

/** The ladder, and the plans of the rungs that a planner goes on with. */
export const ladderWithPlans = async (
  fleet: Fleet,
  plan: Plan,
  { keepPlansOf }: LadderGiven,
  options: AskOptions,
) => {
  const startedAt = performance.now()
  const ladder = await consolidationLadder(fleet, plan, options)
  const wanted = new Set([ladder.best, ladder.knee, ...keepPlansOf])
  const rungs: RungWithPlan[] = []
  for (const rung of ladder.rungs) {
    const { timeLimitSeconds = 60 } = options
    const secondsLeft = timeLimitSeconds - (performance.now() - startedAt) / 1000
    const isMade = wanted.has(rung.openSites) && secondsLeft > 0
    const made = isMade
      ? await planOfRung(fleet, plan, rung, { ...options, timeLimitSeconds: secondsLeft })
      : null
    rungs.push({ ...rung, plan: made?.plan ?? null })
  }
  return { ...ladder, rungs }
}
