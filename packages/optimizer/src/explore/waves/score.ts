import { placementViolations } from '../../evaluate/placementViolations.ts'
import type { Problem } from './problem.ts'
import { type Progress, stateNow } from './progress.ts'
import type { Relocation } from './relocation.ts'
import type { ToldWave } from './replay.ts'
import type { Wave, WaveStep } from './wavesAnswer.ts'
import type { Worth } from './worth.ts'

/**
 * Gives waves and steps their score: the share of what all moves save over the share of the accelerators that move.
 * Steps with a low score that could as well stay are churn.
 * @see Karpenter, designs/balanced-consolidation.md: an action is worth it where its share of the savings is at least half its share of the disruption.
 */
export const scoredWaves = (
  problem: Problem,
  waves: readonly ToldWave[],
  end: Progress,
  worth: Worth,
  churnScore: number,
): Omit<Wave, 'startDate'>[] => {
  const moving = waves.filter(({ steps }) => steps.length > 0)
  const savedByWaves = sumOf(moving, ({ savingsPerHour }) => savingsPerHour)
  const steps = moving.flatMap((wave) => wave.steps)
  const moved = sumOf(steps, ({ told }) => told.movedAccelerators)
  const savingOf = ({ step, partOfWay }: ToldWave['steps'][number]) =>
    partOfWay * worth.perHour(step.relocation)
  const savedBySteps = sumOf(steps, savingOf)
  const scoreOf = (saved: number, ofAll: number, part: number) =>
    ofAll > 0 && part > 0 && moved > 0 ? saved / ofAll / (part / moved) : null
  const couldStay = stayer(problem, end, worth)
  return waves.map((wave) => ({
    ...wave,
    score: scoreOf(
      wave.savingsPerHour,
      savedByWaves,
      sumOf(wave.steps, ({ told }) => told.movedAccelerators),
    ),
    steps: wave.steps.map((entry): WaveStep => {
      const savingsPerHour = savingOf(entry)
      const score =
        entry.step.detourPoolId === null
          ? scoreOf(savingsPerHour, savedBySteps, entry.told.movedAccelerators)
          : null
      const isChurn =
        score !== null &&
        score < churnScore &&
        entry.partOfWay === 1 &&
        couldStay(entry.step.relocation)
      return { ...entry.told, savingsPerHour, score, isChurn }
    }),
  }))
}

const sumOf = <T>(list: readonly T[], figure: (entry: T) => number): number =>
  list.reduce((total, entry) => total + figure(entry), 0)

/** Whether a demand could stay where it is today when everything else is as in the plan, with no limit broken more than today’s plan breaks it. */
const stayer = (problem: Problem, end: Progress, worth: Worth) => {
  const { examination } = problem
  const { lookup } = examination
  const state = stateNow(problem, end)
  const open = new Set(state.openSiteIds)
  return (relocation: Relocation): boolean => {
    const { before, loadBefore, loadAfter } = relocation
    if (before.length === 0 || worth.leaves(relocation).size > 0) return false
    if (before.some((row) => placementViolations(lookup, row, state, open).length > 0)) return false
    const room = end.room.copy()
    room.add(loadAfter, -1)
    if (!room.fits(loadBefore)) return false
    const placements = [
      ...state.placements.filter((row) => !relocation.after.includes(row)),
      ...before,
    ]
    return problem.worseThanToday({ ...state, placements }).length === 0
  }
}
