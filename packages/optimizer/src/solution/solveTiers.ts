import type { ObjectiveName, SolveProgress, StopReason, TierResult } from '@berth/shared'
import type { Formulation, LinearObjective, ObjectiveTier } from '../formulation/formulation.ts'
import { RowCollector } from '../formulation/formulation.ts'
import type { LinearSession, LinearSolution } from '../solvers/linearSolver.ts'

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
}

const tiersAfterUnserved: Record<ObjectiveName, ObjectiveTier[]> = {
  cost: ['cost'],
  consolidate: ['openSites', 'cost'],
}
const unitOf = (tier: ObjectiveTier) => (tier === 'openSites' ? 'count' : 'currencyPerHour')

/** A value is held with this much room for rounding, relative to its size. */
const holdTolerance = 1e-7

/** (objectiveValue − bestBound) / |objectiveValue|; 0 where both are 0. */
export const gapOf = (objectiveValue: number, bestBound: number): number =>
  Math.max(0, objectiveValue - bestBound) / Math.max(Math.abs(objectiveValue), 1e-9)

/**
 * Solves the tiers of a preset lexicographically: first the penalty of unserved demand, then the preset's own goals.
 * Serving everything that has a legal place is tried first, since no plan can do better; only where that fails
 * is the smallest penalty searched for. Always ends with a status; throws only where the engine itself fails.
 */
export const solveTiers = (
  session: LinearSession,
  { objectives, variables, candidates }: Formulation,
  options: TierOptions,
): TierOutcome => {
  const startedAt = options.now()
  const elapsed = () => (options.now() - startedAt) / 1000
  const remaining = () => Math.max(0.05, options.timeLimitSeconds - elapsed())
  const tiers: TierResult[] = []
  let values: Float64Array | null = null
  let lpRelaxation: number | null = null

  const report = (tier: ObjectiveTier, incumbent: number | null, bestBound: number | null) =>
    options.onProgress({
      phase: 'solving',
      tier,
      incumbent,
      bestBound,
      gapRelative: incumbent === null || bestBound === null ? null : gapOf(incumbent, bestBound),
      elapsedSeconds: elapsed(),
    })
  const solve = (tier: ObjectiveTier, relaxed: boolean): LinearSolution => {
    const { cost, offset } = objectives[tier]
    session.setObjective(cost, offset)
    return session.solve({
      relaxed,
      gapRelative: options.gapRelative,
      timeLimitSeconds: remaining(),
      isCancelled: options.isCancelled,
      ...(values ? { start: values } : {}),
      ...(relaxed ? {} : { onProgress: (p) => report(tier, p.incumbent, p.bestBound) }),
    })
  }
  const hold = (tier: ObjectiveTier, value: number) => {
    const { cost, offset } = objectives[tier]
    const room = holdTolerance * Math.max(1, Math.abs(value))
    session.addRow(`${tier} held`, Number.NEGATIVE_INFINITY, value - offset + room, entriesOf(cost))
  }
  const keep = (tier: ObjectiveTier, solution: LinearSolution, seconds: number) => {
    if (solution.values === null || solution.objectiveValue === null) return
    values = solution.values
    const bestBound = tier === 'openSites' ? Math.min(solution.objectiveValue, Math.ceil(solution.bestBound - 1e-6)) : solution.bestBound
    tiers.push({
      name: tier,
      unit: unitOf(tier),
      objectiveValue: solution.objectiveValue,
      bestBound,
      gapRelative: gapOf(solution.objectiveValue, bestBound),
      seconds,
    })
    report(tier, solution.objectiveValue, bestBound)
  }
  const outcome = (status: TierOutcome['status'], stoppedBy: StopReason): TierOutcome => ({
    status,
    stoppedBy,
    tiers,
    values,
    lpRelaxation,
  })
  const without = ({ status, stoppedBy }: LinearSolution) =>
    outcome(status === 'infeasible' ? 'infeasible' : 'noPlanFound', stoppedBy)

  // Cells and gangs without any legal place cannot be served; everything else can be hoped for.
  const unavoidable = unavoidablePenalty(objectives.unserved, variables, candidates)
  const avoidable = columnsToServe(objectives.unserved, variables, candidates)
  const root = solve('unserved', true)
  if (root.values === null) return without(root)
  const hopeful = (root.objectiveValue ?? 0) <= unavoidable + holdTolerance * Math.max(1, unavoidable)
  const setAvoidable = (upper: number) => {
    for (const column of avoidable) session.setBounds(column, 0, upper)
  }
  if (hopeful) setAvoidable(0)
  else {
    const from = elapsed()
    const unserved = solve('unserved', false)
    if (unserved.values === null) return without(unserved)
    keep('unserved', unserved, elapsed() - from)
    hold('unserved', unserved.objectiveValue ?? 0)
  }

  const goals = tiersAfterUnserved[options.objective]
  let stoppedBy: StopReason = 'finished'
  for (const [position, tier] of goals.entries()) {
    const from = elapsed()
    const isLast = position === goals.length - 1
    if (isLast || tier === 'openSites') {
      const relaxed = solve(tier, true)
      if (isLast) lpRelaxation = relaxed.objectiveValue
      if (relaxed.objectiveValue !== null) report(tier, null, relaxed.objectiveValue)
    }
    let solution = solve(tier, false)
    if (solution.values === null && position === 0 && hopeful && solution.status === 'infeasible') {
      // Whole gangs do not fit where their fractions did: find out how much must stay unserved.
      setAvoidable(1)
      const unserved = solve('unserved', false)
      if (unserved.values === null) return without(unserved)
      keep('unserved', unserved, elapsed() - from)
      hold('unserved', unserved.objectiveValue ?? 0)
      solution = solve(tier, false)
    }
    if (solution.values === null) {
      if (values === null) return without(solution)
      // An earlier tier left a plan: it stands, and the relaxation bounds what this goal could reach.
      stoppedBy = solution.stoppedBy
      tiers.push(boundedBy(tier, objectives[tier], values, lpRelaxation ?? solution.bestBound, elapsed() - from))
      continue
    }
    if (position === 0 && !tiers.some(({ name }) => name === 'unserved'))
      tiers.push({ name: 'unserved', unit: 'currencyPerHour', objectiveValue: unavoidable, bestBound: unavoidable, gapRelative: 0, seconds: 0 })
    keep(tier, solution, elapsed() - from)
    if (solution.stoppedBy !== 'finished') stoppedBy = solution.stoppedBy
    if (!isLast) hold(tier, Math.round(solution.objectiveValue ?? 0))
  }
  const isProved = tiers.every(({ gapRelative }) => gapRelative <= 1e-6)
  return outcome(isProved ? 'optimal' : 'feasible', isProved ? 'finished' : stoppedBy === 'finished' ? 'gap' : stoppedBy)
}

const entriesOf = (cost: Float64Array) => {
  const row = new RowCollector()
  cost.forEach((value, column) => row.add(column, value))
  return row
}

/** Unserved columns that have at least one legal place instead. */
const columnsToServe = (
  { cost }: LinearObjective,
  variables: Formulation['variables'],
  candidates: Formulation['candidates'],
): number[] => {
  const cellHasPlace = new Set(candidates.inference.map(({ cellIndex }) => cellIndex))
  const gangHasPlace = new Set(candidates.training.map(({ gangIndex }) => gangIndex))
  const columns: number[] = []
  variables.unservedShare.forEach((column, k) => {
    if (column >= 0 && (cost[column] ?? 0) > 0 && cellHasPlace.has(Math.floor(k / variables.blocks.length)))
      columns.push(column)
  })
  variables.trainingUnplaced.forEach((column, j) => {
    if (column >= 0 && (cost[column] ?? 0) > 0 && gangHasPlace.has(j)) columns.push(column)
  })
  return columns
}

const unavoidablePenalty = (
  objective: LinearObjective,
  variables: Formulation['variables'],
  candidates: Formulation['candidates'],
): number => {
  const avoidable = new Set(columnsToServe(objective, variables, candidates))
  return [...variables.unservedShare, ...variables.trainingUnplaced]
    .filter((column) => column >= 0 && !avoidable.has(column))
    .reduce((sum, column) => sum + (objective.cost[column] ?? 0), 0)
}

const boundedBy = (
  tier: ObjectiveTier,
  { cost, offset }: LinearObjective,
  values: Float64Array,
  bestBound: number,
  seconds: number,
): TierResult => {
  const objectiveValue = cost.reduce((sum, value, column) => sum + value * (values[column] ?? 0), offset)
  return { name: tier, unit: unitOf(tier), objectiveValue, bestBound, gapRelative: gapOf(objectiveValue, bestBound), seconds }
}
