import type { LinearObjective } from '../../formulation/formulation.ts'
import { linkingCuts } from '../../formulation/linkingCuts.ts'
import { partialChoices } from '../../formulation/partialChoices.ts'
import { heldBut, withColumnsFixed } from '../../solution/heldColumns.ts'
import { solveTier } from '../../solution/solveTier.ts'
import { siteColumns } from '../../solution/solveTiers.ts'
import type { TierSolution } from '../../solution/tierProgress.ts'
import { highsSolver } from '../../solvers/highs/highsSolver.ts'
import type { LinearSolution } from '../../solvers/linearSolver.ts'
import { eitherOrSides } from './items/eitherOr.ts'
import type { RelaxedModel } from './relaxedModel.ts'
import { isDemand, type RuleItem } from './ruleItem.ts'

/** Whether rules can hold together; unknown where the time was up. */
export type Verdict = 'possible' | 'impossible' | 'unknown'

/** What of the search a probe needs to know. */
export interface ProbeSettings {
  remainingSeconds: () => number
  isCancelled: () => boolean
  /** Hears of every solve. */
  onSolve: () => void
}

/** A model held by an engine, of which rules are held or give way, to be asked whether they can hold together. */
export interface Probe extends RelaxedModel {
  isHeld(item: RuleItem): boolean
  hold(items: readonly RuleItem[]): void
  giveWay(items: readonly RuleItem[]): void
  /** Whether some plan holds every rule that is held. `lp` is the relaxation’s answer where that decided it. */
  holdsTogether(secondsAtMost: number): { verdict: Verdict; lp: LinearSolution | null }
  /** The plan with the smallest weighted sum of what gives way, each in its unit. Demand that is held is served wholly. */
  leastGivingWay(
    weightOf: (item: RuleItem) => number,
    gapRelative: number,
    secondsAtMost: number,
  ): TierSolution
  dispose(): void
}

/** Up to so many columns the engine’s own search is the fastest. */
const fewColumns = 20_000
/** A site that a relaxed point opens less than this is not used. */
const noticeable = 1e-6
/** Share of the time for a plan near the relaxed one. */
const roundingShare = 0.3

/** Demand of which less than this is not served counts as served: as much as the engines are inexact. */
const servedShare = 1e-6

/**
 * Opens a relaxed model with every rule held. Feasibility is asked as the smallest unserved share of the demand that is held,
 * so that every answer starts from a point, and a relaxed one above 0 ends the search.
 */
export const openProbe = async (model: RelaxedModel, settings: ProbeSettings): Promise<Probe> => {
  const { formulation, items } = model
  const { columnCount } = formulation.model
  const session = await highsSolver.open(formulation.model)
  const bounds = {
    isInteger: formulation.model.isInteger,
    lower: formulation.model.lower.slice(),
    upper: formulation.model.upper.slice(),
  }
  const held = new Set<RuleItem>()
  const parts = partialChoices(formulation)
  const findCuts = linkingCuts(formulation)
  const siteDecisions = new Uint8Array(columnCount)
  for (const column of siteColumns(formulation)) siteDecisions[column] = 1
  const setUpper = (column: number, upper: number) => {
    if (bounds.upper[column] === upper) return
    bounds.upper[column] = upper
    session.setBounds(column, bounds.lower[column] ?? 0, upper)
  }
  const setParts = (item: RuleItem, isHeld: boolean) => {
    for (const { column, largest } of item.parts) setUpper(column, isHeld ? 0 : largest)
  }
  const hold = (list: readonly RuleItem[]) => {
    for (const item of list) {
      held.add(item)
      if (!isDemand(item)) setParts(item, true)
    }
  }
  const search = (
    objective: LinearObjective,
    gapRelative: number,
    seconds: number,
    isDecided: (incumbent: number | null, bound: number) => boolean,
  ): TierSolution => {
    const startedAt = settings.remainingSeconds()
    let isOver = false
    settings.onSolve()
    return solveTier(
      session,
      {
        tier: 'unserved',
        objective,
        valueOf: (value) => value,
        boundOf: (bound) => bound,
        gapAbsolute: 0,
      },
      bounds,
      {
        gapRelative,
        remainingSeconds: () => Math.max(0.05, seconds - (startedAt - settings.remainingSeconds())),
        isCancelled: () => isOver || settings.isCancelled(),
        onProgress: (incumbent, bound) => {
          isOver ||= isDecided(incumbent, bound ?? Number.NEGATIVE_INFINITY)
        },
        start: null,
        findCuts,
        siteDecisions,
        parts,
      },
    )
  }
  const relaxation = (objective: LinearObjective, seconds: number): LinearSolution => {
    settings.onSolve()
    session.setObjective(objective.cost, objective.offset)
    return session.solve({
      relaxed: true,
      gapRelative: 0,
      timeLimitSeconds: seconds,
      isCancelled: settings.isCancelled,
    })
  }
  const isWhole = (values: Float64Array) =>
    values.every(
      (value, column) =>
        bounds.isInteger[column] === 0 || Math.abs(value - Math.round(value)) <= 1e-9,
    )
  /** Keeps demand that is held from giving way while something else is minimised. */
  const withDemandServed = <T>(work: () => T): T => {
    const served = items.filter((item) => held.has(item) && isDemand(item))
    for (const item of served) setParts(item, true)
    const result = work()
    for (const item of served) setParts(item, false)
    return result
  }
  /** Whether a plan that serves all is near a relaxed one: at the sites that it uses, with the gangs that it places whole. */
  const roundsUp = (point: Float64Array, objective: LinearObjective, seconds: number): boolean => {
    const used = new Map<number, number>()
    siteDecisions.forEach((isSite, column) => {
      if (isSite === 1) used.set(column, (point[column] ?? 0) > noticeable ? 1 : 0)
    })
    return withColumnsFixed(session, bounds, used, () => {
      const lp = relaxation(objective, seconds)
      if (lp.values === null || (lp.objectiveValue ?? 1) > servedShare) return false
      const freed = parts.undecidedIn(lp.values)
      for (const column of used.keys()) freed.delete(column)
      const held = heldBut(freed, lp.values, bounds)
      for (const column of used.keys()) held.delete(column)
      settings.onSolve()
      const plan = withColumnsFixed(session, bounds, held, () =>
        session.solve({
          gapRelative: 0,
          target: servedShare / 2,
          timeLimitSeconds: seconds * roundingShare,
          isCancelled: settings.isCancelled,
        }),
      )
      return (plan.objectiveValue ?? 1) <= servedShare
    })
  }
  hold(items)
  return {
    ...model,
    isHeld: (item) => held.has(item),
    hold,
    giveWay: (list) => {
      for (const item of list) {
        held.delete(item)
        setParts(item, false)
      }
    },
    holdsTogether: (secondsAtMost) => {
      const cost = new Float64Array(columnCount)
      for (const { unservedColumns } of held) for (const column of unservedColumns) cost[column] = 1
      const objective = { cost, offset: 0 }
      const until = settings.remainingSeconds() - secondsAtMost
      const left = () => Math.max(0.05, settings.remainingSeconds() - until)
      const lp = relaxation(objective, left())
      if (lp.status === 'infeasible') return { verdict: 'impossible', lp }
      if (lp.values === null || lp.objectiveValue === null) return { verdict: 'unknown', lp: null }
      if (lp.objectiveValue > servedShare) return { verdict: 'impossible', lp }
      if (isWhole(lp.values)) return { verdict: 'possible', lp }
      if (columnCount > fewColumns && roundsUp(lp.values, objective, left()))
        return { verdict: 'possible', lp: null }
      const decided = (incumbent: number | null, bound: number): Verdict =>
        incumbent !== null && incumbent <= servedShare
          ? 'possible'
          : bound > servedShare
            ? 'impossible'
            : 'unknown'
      const { status, value, bestBound } = search(
        objective,
        0,
        left(),
        (incumbent, bound) => decided(incumbent, bound) !== 'unknown',
      )
      if (status === 'infeasible') return { verdict: 'impossible', lp: null }
      return { verdict: decided(value, bestBound), lp: null }
    },
    leastGivingWay: (weightOf, gapRelative, secondsAtMost) => {
      const cost = new Float64Array(columnCount)
      for (const item of items)
        if (!held.has(item))
          for (const { column, amount } of item.parts) cost[column] = weightOf(item) * amount
      const setEitherOr = (side: number) => {
        for (const row of model.eitherOrRows)
          session.setRowBounds(row, Number.NEGATIVE_INFINITY, side)
      }
      setEitherOr(eitherOrSides.one)
      const solution = withDemandServed(() =>
        search({ cost, offset: 0 }, gapRelative, secondsAtMost, () => false),
      )
      setEitherOr(eitherOrSides.both)
      return solution
    },
    dispose: () => session.dispose(),
  }
}
