import {
  goalMeanings,
  type ObjectiveName,
  type SolveProgress,
  type StopReason,
  type TierResult,
} from '@berth/shared'
import type { Formulation, ObjectiveTier } from '../formulation/formulation.ts'
import { linkingCuts } from '../formulation/linkingCuts.ts'
import { partialChoices } from '../formulation/partialChoices.ts'
import type { LinearSession, LinearSolution } from '../solvers/linearSolver.ts'
import { gapOf } from './gap.ts'
import { goalOf } from './goals.ts'
import type { ColumnBounds } from './heldColumns.ts'
import { holdGoals } from './holdGoals.ts'
import { solveTier } from './solveTier.ts'
import type { TierSolution } from './tierProgress.ts'

export interface TierOptions {
  objective: ObjectiveName
  gapRelative: number
  timeLimitSeconds: number
  now: () => number
  onProgress: (progress: SolveProgress) => void
  isCancelled: () => boolean
}

/** The goals solved one after the other, each held while the next is improved. */
export interface TierOutcome {
  status: 'optimal' | 'feasible' | 'infeasible' | 'noPlanFound'
  stoppedBy: StopReason
  tiers: TierResult[]
  values: Float64Array | null
  /** Relaxed optimum of the last tier. */
  lpRelaxation: number | null
  /** The engine's last answer, where the last tier had nothing but shares to decide. */
  lp: LinearSolution | null
}

const goalsAfterServing: Record<ObjectiveName, ObjectiveTier[]> = {
  cost: ['cost'],
  consolidate: ['openSites', 'cost'],
  carbon: ['carbon', 'cost'],
  latency: ['latency', 'cost'],
  weighted: ['weighted'],
}

/**
 * Solves the tiers of a preset lexicographically: first the penalty of unserved demand, then the preset's own goals.
 * Serving everything that has a legal place is tried first, since no plan can do better; only where that is impossible
 * is the smallest penalty searched for. Always ends with a status; throws only where the engine itself fails.
 */
export const solveTiers = (
  session: LinearSession,
  formulation: Formulation,
  options: TierOptions,
): TierOutcome => {
  const { objectives, model } = formulation
  const startedAt = options.now()
  const elapsed = () => (options.now() - startedAt) / 1000
  const outcome: TierOutcome = {
    status: 'noPlanFound',
    stoppedBy: 'finished',
    tiers: [],
    values: null,
    lpRelaxation: null,
    lp: null,
  }
  const bounds = {
    isInteger: model.isInteger,
    lower: model.lower.slice(),
    upper: model.upper.slice(),
  }
  const findCuts = linkingCuts(formulation)
  const parts = partialChoices(formulation)
  const siteDecisions = new Uint8Array(model.columnCount)
  for (const column of siteColumns(formulation)) siteDecisions[column] = 1
  const setUpper = (columns: readonly number[], upper: number) => {
    for (const column of columns) {
      bounds.upper[column] = upper
      session.setBounds(column, bounds.lower[column] ?? 0, upper)
    }
  }

  const held = holdGoals(session, formulation)

  const search = (tier: ObjectiveTier) =>
    solveTier(session, goalOf(tier, formulation), bounds, {
      gapRelative: options.gapRelative,
      remainingSeconds: () => Math.max(0, options.timeLimitSeconds - elapsed()),
      isCancelled: options.isCancelled,
      start: outcome.values,
      findCuts,
      siteDecisions,
      parts,
      onProgress: (incumbent, bestBound) =>
        options.onProgress(progressOf(tier, incumbent, bestBound, elapsed())),
    })
  /** Solves one goal, records how far it was proved, and holds it for the goals that follow. */
  const pursue = (tier: ObjectiveTier, isLast: boolean): TierSolution => {
    const from = elapsed()
    let solution = search(tier)
    while (isAtOdds(solution) && held.widen()) solution = search(tier)
    if (isLast) {
      outcome.lpRelaxation = solution.lpRelaxation
      outcome.lp = solution.lp ?? null
    }
    if (solution.values === null || solution.value === null) return solution
    outcome.values = solution.values
    outcome.tiers.push(tierResult(tier, solution.value, solution.bestBound, elapsed() - from))
    if (!isLast) held.hold(tier, solution.value)
    return solution
  }
  /** What a goal cannot be below whatever the rows say: every column at its cheaper bound. */
  const boxBound = (tier: ObjectiveTier) =>
    objectives[tier].cost.reduce(
      (sum, price, column) =>
        sum + Math.min(price * (model.lower[column] ?? 0), price * (model.upper[column] ?? 0)),
      objectives[tier].offset,
    )
  const endedBy = ({ status, stoppedBy }: TierSolution): TierOutcome => ({
    ...outcome,
    status: status === 'infeasible' ? 'infeasible' : 'noPlanFound',
    stoppedBy,
  })

  const avoidable = avoidableUnserved(formulation)
  setUpper(avoidable, 0)
  const excess = formulation.excess.map(({ column }) => column)
  setUpper(excess, 0)
  /** Nothing holds with everything served: repair what is broken today as far as it can be, then serve as much as possible. */
  const serveWhatCanBe = (): TierSolution => {
    setUpper(avoidable, 1)
    const unserved = pursue('unserved', false)
    if (unserved.status !== 'infeasible' || excess.length === 0) return unserved
    for (const column of excess) setUpper([column], model.upper[column] ?? 0)
    const broken = pursue('brokenLimits', false)
    return broken.values === null ? broken : pursue('unserved', false)
  }
  // Where earlier decisions are held nothing is left of a goal that counts sites.
  const goals = goalsAfterServing[options.objective].filter(
    (tier) => tier !== 'openSites' || hasChoice(objectives[tier].cost, bounds),
  )
  let isServingAll = true
  for (const [position, tier] of goals.entries()) {
    const isLast = position === goals.length - 1
    let solution = pursue(tier, isLast)
    if (solution.status === 'infeasible' && isServingAll && outcome.values === null) {
      isServingAll = false
      const unserved = serveWhatCanBe()
      if (unserved.values === null) return endedBy(unserved)
      solution = pursue(tier, isLast)
    }
    if (solution.stoppedBy !== 'finished') outcome.stoppedBy = solution.stoppedBy
    if (solution.values !== null) continue
    if (outcome.values === null) return endedBy(solution)
    // An earlier goal left a plan, and it stands; the relaxation bounds what this goal could reach.
    const { cost, offset } = objectives[tier]
    const values = outcome.values
    const value = cost.reduce((sum, price, column) => sum + price * (values[column] ?? 0), offset)
    outcome.tiers.push(tierResult(tier, value, outcome.lpRelaxation ?? boxBound(tier), 0))
  }
  if (isServingAll) {
    const unavoidable = unavoidablePenalty(formulation, avoidable)
    outcome.tiers.unshift(tierResult('unserved', unavoidable, unavoidable, 0))
  }
  if (excess.length > 0 && outcome.tiers[0]?.name !== 'brokenLimits')
    outcome.tiers.unshift(tierResult('brokenLimits', 0, 0, 0))
  const isProved = outcome.tiers.every(({ gapRelative }) => gapRelative <= 1e-6)
  outcome.status = isProved ? 'optimal' : 'feasible'
  if (isProved) outcome.stoppedBy = 'finished'
  return outcome
}

const hasChoice = (cost: Float64Array, { lower, upper }: ColumnBounds) =>
  cost.some((price, column) => price !== 0 && lower[column] !== upper[column])

/** Whether an engine sees no point where there is one: infeasible, or at its end without the gap closed. */
const isAtOdds = ({ status, stoppedBy }: TierSolution) =>
  status === 'infeasible' || (status === 'feasible' && stoppedBy === 'finished')

const progressOf = (
  tier: ObjectiveTier,
  incumbent: number | null,
  bestBound: number | null,
  elapsedSeconds: number,
): SolveProgress => ({
  phase: 'solving',
  tier,
  incumbent,
  bestBound,
  gapRelative: incumbent === null || bestBound === null ? null : gapOf(incumbent, bestBound),
  elapsedSeconds,
})

const tierResult = (
  name: ObjectiveTier,
  objectiveValue: number,
  bound: number,
  seconds: number,
): TierResult => {
  const bestBound = Math.min(objectiveValue, bound)
  return {
    name,
    unit: goalMeanings[name].unit,
    objectiveValue,
    bestBound,
    gapRelative: gapOf(objectiveValue, bestBound),
    seconds,
  }
}

/** Decisions on whole sites: open, run by whom, refitted. */
export const siteColumns = ({ variables }: Formulation): number[] =>
  [
    ...variables.siteOpen,
    ...variables.refitted,
    ...variables.operatedBy.flat().map(({ column }) => column),
  ].filter((column) => column >= 0)

/** Unserved columns with a penalty whose cell or gang has at least one legal place. */
export const avoidableUnserved = ({ objectives, variables, candidates }: Formulation): number[] => {
  const { cost } = objectives.unserved
  const cells = new Set(candidates.inference.map(({ cellIndex }) => cellIndex))
  const gangs = new Set(candidates.training.map(({ gangIndex }) => gangIndex))
  const { blocks, unservedShare, trainingUnplaced } = variables
  const costs = (column: number) => column >= 0 && (cost[column] ?? 0) > 0
  return [
    ...unservedShare.filter(
      (column, k) => costs(column) && cells.has(Math.floor(k / blocks.length)),
    ),
    ...trainingUnplaced.filter((column, j) => costs(column) && gangs.has(j)),
  ]
}

/** What the cells and gangs without any legal place cost, whatever the plan. */
export const unavoidablePenalty = (
  { objectives, variables }: Formulation,
  avoidable: number[],
): number => {
  const { cost } = objectives.unserved
  const isAvoidable = new Set(avoidable)
  return [...variables.unservedShare, ...variables.trainingUnplaced]
    .filter((column) => column >= 0 && !isAvoidable.has(column))
    .reduce((sum, column) => sum + (cost[column] ?? 0), 0)
}
