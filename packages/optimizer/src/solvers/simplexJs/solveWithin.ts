import lp from 'javascript-lp-solver'
import type { toJsModel } from './toJsModel.ts'

type JsModel = ReturnType<typeof toJsModel>

/** What javascript-lp-solver answers: columns at 0 are left out. */
export interface JsAnswer {
  feasible: boolean
  bounded?: boolean
  isIntegral?: boolean
  result: number
  [column: string]: unknown
}

interface Tableau {
  pivot(row: number, column: number): void
}
interface EngineModel {
  tableau: Tableau
  loadJson(model: JsModel): EngineModel
}
interface Engine {
  Model: new (precision: number | undefined, name: undefined, service: unknown) => EngineModel
  selectBranchAndCutService(model: JsModel): unknown
  Solve(model: EngineModel): JsAnswer
}
// The package's types describe a namespace where NodeNext sees a default export.
const engine = lp as unknown as Engine

class TimeIsUp extends Error {}

/**
 * Solves a model within a time. The engine looks at its clock between the nodes of a search only, and one node of a degenerate model can
 * go on for ever; every one of its steps is a pivot, so the clock is looked at there. Null where the time was up.
 */
export const solveWithin = (model: JsModel, seconds: number): JsAnswer | null => {
  const deadline = performance.now() + seconds * 1000
  const service = engine.selectBranchAndCutService(model)
  const held = new engine.Model(undefined, undefined, service).loadJson(model)
  const { tableau } = held
  const pivot = tableau.pivot.bind(tableau)
  tableau.pivot = (row, column) => {
    if (performance.now() > deadline) throw new TimeIsUp()
    pivot(row, column)
  }
  try {
    return engine.Solve(held)
  } catch (error) {
    if (error instanceof TimeIsUp) return null
    throw error
  }
}
