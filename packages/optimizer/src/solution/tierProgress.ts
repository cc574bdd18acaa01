import type { StopReason } from '@berth/shared'
import type { LinearSolution } from '../solvers/linearSolver.ts'
import { gapOf } from './gap.ts'
import type { Goal } from './goals.ts'
import type { TierSearch } from './tierSearch.ts'

/** What is known of one goal when its search ends; value and bound are the goal's own. */
export interface TierSolution {
  status: LinearSolution['status']
  stoppedBy: StopReason
  value: number | null
  bestBound: number
  values: Float64Array | null
  lpRelaxation: number | null
  /** Where nothing but shares was to be decided: the engine's last answer, with its prices. */
  lp?: LinearSolution
}

/** A relative gap up to which a value counts as proved. */
const provedGap = 1e-6

/** The best plan and the best bound of one goal so far. */
export class TierProgress {
  readonly #goal: Goal
  readonly #search: TierSearch
  bestBound: number
  incumbent: { value: number; values: Float64Array } | null

  constructor(goal: Goal, search: TierSearch, rootBound: number) {
    this.#goal = goal
    this.#search = search
    this.bestBound = goal.boundOf(rootBound)
    this.incumbent = planFrom(search.start, goal)
    this.#report(this.incumbent?.value ?? null)
  }

  /** Takes a bound that an engine proved for all plans. */
  raiseBound(engineBound: number): void {
    this.bestBound = Math.max(this.bestBound, this.#goal.boundOf(engineBound))
  }

  /** Takes the bound of a search that left nothing out but what costs more than the plan in hand. */
  raiseBoundBy({ status, bestBound }: LinearSolution): void {
    const isNothingLeft = status === 'infeasible' && this.incumbent !== null
    this.raiseBound(isNothingLeft ? Number.POSITIVE_INFINITY : bestBound)
  }

  /** Takes a plan that an engine found, if it is no worse than the one in hand. */
  offer({ values, objectiveValue }: LinearSolution): void {
    if (values === null || objectiveValue === null) return
    const value = this.#goal.valueOf(objectiveValue)
    if (this.incumbent === null || value <= this.incumbent.value) this.incumbent = { value, values }
    this.#report(this.incumbent.value)
  }

  /** Tells an engine's point before the engine has ended. */
  tell(engineValue: number | null): void {
    const known = this.incumbent?.value ?? null
    const found = engineValue === null ? null : this.#goal.valueOf(engineValue)
    this.#report(found === null || (known !== null && known < found) ? known : found)
  }

  isGoodEnough(): boolean {
    return this.#isWithin(this.#search.gapRelative)
  }

  /** Whether there is nothing more to do: the gap is small enough, or somebody stops it. */
  isOver(): boolean {
    return this.isGoodEnough() || this.#search.isCancelled()
  }

  /** What is known when the search ends with an engine's last answer. */
  end(last: LinearSolution, lpRelaxation: number | null): TierSolution {
    const { bestBound, incumbent } = this
    const isCancelled = this.#search.isCancelled()
    if (incumbent === null)
      return {
        status: last.status === 'infeasible' ? 'infeasible' : 'noPointFound',
        stoppedBy: isCancelled ? 'cancelled' : last.stoppedBy,
        value: null,
        values: null,
        bestBound,
        lpRelaxation,
      }
    const known = { ...incumbent, bestBound: Math.min(bestBound, incumbent.value), lpRelaxation }
    if (this.#isWithin(provedGap)) return { ...known, status: 'optimal', stoppedBy: 'finished' }
    const stopped = this.isGoodEnough() ? 'gap' : last.stoppedBy
    return { ...known, status: 'feasible', stoppedBy: isCancelled ? 'cancelled' : stopped }
  }

  #isWithin(gap: number): boolean {
    return this.incumbent !== null && gapOf(this.incumbent.value, this.bestBound) <= gap
  }

  #report(value: number | null): void {
    this.#search.onProgress(value, this.bestBound)
  }
}

/** A plan of an earlier goal, valued by this one. */
const planFrom = (values: Float64Array | null, goal: Goal) => {
  if (values === null) return null
  const { cost, offset } = goal.objective
  const value = cost.reduce((sum, price, column) => sum + price * (values[column] ?? 0), offset)
  return { values, value: goal.valueOf(value) }
}
