import type { Model } from 'javascript-lp-solver'
import type { LinearModel } from '../../linear/linearModel.ts'

const objectiveKey = 'objective'
/** Rows with larger coefficients are scaled down to this one. */
const largestCoefficient = 1000
export const columnKey = (column: number) => `x${column}`

interface Bounds {
  lower: Float64Array
  upper: Float64Array
}

/**
 * Writes a model in the form that javascript-lp-solver reads. It has no bounds of its own, so those that
 * no row implies become rows.
 */
export const toJsModel = (
  model: LinearModel,
  wholeColumns: Uint8Array | null,
  timeLimitSeconds: number,
): Model => {
  const variables: Model['variables'] = {}
  const constraints: Model['constraints'] = {}
  const ints: NonNullable<Model['ints']> = {}
  const unrestricted: NonNullable<Model['unrestricted']> = {}
  const implied = impliedUpperBounds(model, model)
  for (let j = 0; j < model.columnCount; j++) {
    const key = columnKey(j)
    const variable: Record<string, number> = { [objectiveKey]: model.cost[j] ?? 0 }
    const [lower, upper] = [model.lower[j] ?? 0, model.upper[j] ?? 0]
    if (lower < 0) unrestricted[key] = 1
    const bound = boundOf(
      lower < 0 || lower > 0 ? lower : Number.NEGATIVE_INFINITY,
      upper < (implied[j] ?? 0) ? upper : Number.POSITIVE_INFINITY,
    )
    if (bound) {
      constraints[`bound${j}`] = bound
      variable[`bound${j}`] = 1
    }
    if (wholeColumns?.[j] === 1) ints[key] = 1
    variables[key] = variable
  }
  for (let i = 0; i < model.rowCount; i++) {
    const [from, to] = [model.rowStart[i] ?? 0, model.rowStart[i + 1] ?? 0]
    // The engine compares with absolute numbers, so a row of thousands would be held a thousand times more strictly than one of ones.
    let largest = 0
    for (let k = from; k < to; k++) largest = Math.max(largest, Math.abs(model.value[k] ?? 0))
    const scale = largest > largestCoefficient ? largestCoefficient / largest : 1
    const bound = boundOf((model.rowLower[i] ?? 0) * scale, (model.rowUpper[i] ?? 0) * scale)
    if (!bound) continue
    constraints[`row${i}`] = bound
    for (let k = from; k < to; k++) {
      const variable = variables[columnKey(model.columnIndex[k] ?? 0)]
      if (variable) variable[`row${i}`] = (model.value[k] ?? 0) * scale
    }
  }
  return {
    optimize: objectiveKey,
    opType: 'min',
    constraints,
    variables,
    ints,
    unrestricted,
    options: { tolerance: 0, timeout: timeLimitSeconds * 1000 },
  }
}

const boundOf = (lower: number, upper: number) => {
  if (lower === upper) return { equal: lower }
  const bound: { min?: number; max?: number } = {}
  if (Number.isFinite(lower)) bound.min = lower
  if (Number.isFinite(upper)) bound.max = upper
  return Object.keys(bound).length > 0 ? bound : null
}

/** The largest value that each column can take in a row of non-negative terms; a bound at or above it need not be stated. */
const impliedUpperBounds = (model: LinearModel, { lower }: Bounds) => {
  const implied = new Float64Array(model.columnCount).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < model.rowCount; i++) {
    const limit = model.rowUpper[i] ?? 0
    const [from, to] = [model.rowStart[i] ?? 0, model.rowStart[i + 1] ?? 0]
    if (!Number.isFinite(limit)) continue
    let isCover = true
    for (let k = from; k < to && isCover; k++)
      isCover = (model.value[k] ?? 0) > 0 && (lower[model.columnIndex[k] ?? 0] ?? 0) >= 0
    if (!isCover) continue
    for (let k = from; k < to; k++) {
      const column = model.columnIndex[k] ?? 0
      implied[column] = Math.min(implied[column] ?? 0, limit / (model.value[k] ?? 1))
    }
  }
  return implied.map((value) => value - 1e-12)
}
