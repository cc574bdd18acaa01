import { copyingOf, hoursOnWan } from './copying.ts'
import { type Money, moneyOf } from './money.ts'
import type { Turn } from './payback.ts'
import { extraWhileMoving, meanAccelerators } from './poolLoads.ts'
import type { Problem } from './problem.ts'
import {
  advance,
  closeEmptySites,
  type Progress,
  partOfWay,
  progressToday,
  type Step,
  stateDuring,
  stateNow,
  type WaveSteps,
} from './progress.ts'
import type { Wave, WaveStep } from './wavesAnswer.ts'

/** How long waves take, and how they follow each other. */
export interface Pace {
  wanShare: number
  hoursBetweenWaves: number
}

/** A wave before it is known what its moves are worth and on which day it starts. */
export interface ToldWave extends Omit<Wave, 'score' | 'startDate' | 'steps'> {
  steps: {
    step: Step
    /** How much of the whole way of the demand it is. */
    partOfWay: number
    told: Omit<WaveStep, 'savingsPerHour' | 'score' | 'isChurn'>
  }[]
}

/** Waves with their figures, what is saved and paid when, and where it ends. */
export interface Replayed {
  waves: ToldWave[]
  turns: Turn[]
  progress: Progress
  today: Money
}

/** Goes through waves from today, each site shut as soon as nothing needs it any more, and works out what each comes to. */
export const replayWaves = (
  problem: Problem,
  waves: readonly WaveSteps[],
  pace: Pace,
): Replayed => {
  const progress = progressToday(problem)
  const today = moneyOf(problem, problem.examination.today)
  const told: ToldWave[] = []
  const turns: Turn[] = []
  let [before, startsAtHour, endsAtHour] = [today, 0, 0]
  const begin: WaveSteps = { decidesSiteIds: [], steps: [] }
  for (const [number, wave] of [begin, ...waves].entries()) {
    if (number > 1) startsAtHour = Math.max(endsAtHour, startsAtHour + pace.hoursBetweenWaves)
    const during = moneyOf(problem, stateDuring(problem, progress, wave))
    const { copyingCost, ...figures } = figuresOf(problem, progress, wave, pace)
    advance(progress, wave)
    const closesSiteIds = closeEmptySites(problem, progress, waves.slice(number))
    const after = moneyOf(problem, stateNow(problem, progress))
    endsAtHour = startsAtHour + figures.wanHours
    if (number === 0 && closesSiteIds.length === 0) continue
    // What a site cost to open is not paid back when it shuts again.
    const preparing = during.preparing - before.preparing
    const oneOffCost = preparing + copyingCost - (after.sold - before.sold)
    const savingsPerHour = before.runningPerHour - after.runningPerHour
    told.push({
      number,
      startsAtHour,
      ...figures,
      closesSiteIds,
      oneOffCost,
      savingsPerHour,
      openSites: progress.openSiteIds.size,
      runningCostPerHour: after.runningPerHour,
    })
    turns.push(
      {
        atHour: startsAtHour,
        savingsPerHour: today.runningPerHour - during.runningPerHour,
        oneOffCost,
      },
      {
        atHour: endsAtHour,
        savingsPerHour: today.runningPerHour - after.runningPerHour,
        oneOffCost: 0,
      },
    )
    before = after
  }
  return { waves: told, turns, progress, today }
}

/** What a wave does, and what it copies, before it is done. */
const figuresOf = (problem: Problem, progress: Progress, wave: WaveSteps, { wanShare }: Pace) => {
  const { examination, decisionBySite } = problem
  const copied = wave.steps.map((step) => {
    const from = progress.rows.get(step.relocation)
    const loadFrom = from?.load ?? new Map()
    const extra = meanAccelerators(extraWhileMoving(loadFrom, step.loadTo), examination)
    const left = meanAccelerators(extraWhileMoving(step.loadTo, loadFrom), examination)
    return {
      step,
      extra,
      movedAccelerators: Math.max(extra, left),
      copying: copyingOf(problem, step.relocation, from?.rows ?? [], step.to),
    }
  })
  const sum = (figure: (entry: (typeof copied)[number]) => number) =>
    copied.reduce((total, entry) => total + figure(entry), 0)
  const flows = copied.flatMap(({ copying }) => copying.flows)
  const { wanHours, busiestSiteId } = hoursOnWan(problem, flows, wanShare)
  const doubleAccelerators = sum(({ extra }) => extra)
  const siteById = examination.lookup.sites
  const decisions = wave.decidesSiteIds.flatMap((id) => decisionBySite.get(id) ?? [])
  const idsOf = (which: (decision: (typeof decisions)[number]) => boolean) =>
    decisions.filter(which).map(({ siteId }) => siteId)
  return {
    opensSiteIds: [
      ...idsOf(({ siteId }) => !progress.openSiteIds.has(siteId)),
      ...(wave.reopensSiteIds ?? []),
    ],
    handsOverSiteIds: idsOf(
      ({ siteId, operatorId }) => operatorId !== siteById.get(siteId)?.operatorId,
    ),
    refitsSiteIds: idsOf(({ refitted }) => refitted),
    steps: copied.map(({ step, movedAccelerators, copying }) => ({
      step,
      partOfWay: partOfWay(progress, step),
      told: {
        workloadId: step.relocation.workloadId,
        regionId: step.relocation.regionId,
        moves: copying.moves,
        detourPoolId: step.detourPoolId,
        part: step.part,
        movedAccelerators,
        transferGb: copying.gb,
      },
    })),
    transferGb: sum(({ copying }) => copying.gb),
    copyingCost: sum(({ copying }) => copying.cost),
    wanHours,
    busiestSiteId,
    doubleAccelerators,
    doubleAcceleratorHours: doubleAccelerators * wanHours,
  }
}
