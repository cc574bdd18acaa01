import type { LinearModel } from '@berth/optimizer/testing'

/** Limits of a row, as javascript-lp-solver and YALPS call them. */
export interface KeyedLimit {
  equal?: number
  min?: number
  max?: number
}

/** A program by names: what engines without arrays take. */
export interface KeyedModel {
  constraints: [string, KeyedLimit][]
  /** Entries of each column; the objective’s key is `objective`. */
  variables: [string, [string, number][]][]
}

/**
 * A program with names for rows and columns. These engines have no bounds of columns; the shares of a workload need none,
 * since they are at least 0 and add up to 1.
 */
export const keyedModel = (model: LinearModel): KeyedModel => {
  const isBounded = new Uint8Array(model.columnCount)
  const variables = Array.from(
    { length: model.columnCount },
    (_, j): KeyedModel['variables'][0] => [`x${j}`, [['objective', model.cost[j] ?? 0]]],
  )
  const constraints: KeyedModel['constraints'] = []
  for (let i = 0; i < model.rowCount; i++) {
    const [lower, upper] = [model.rowLower[i] ?? 0, model.rowUpper[i] ?? 0]
    constraints.push([`r${i}`, limitOf(lower, upper)])
    const isShare = lower === 1 && upper === 1
    for (let k = model.rowStart[i] ?? 0; k < (model.rowStart[i + 1] ?? 0); k++) {
      const column = model.columnIndex[k] ?? 0
      variables[column]?.[1].push([`r${i}`, model.value[k] ?? 0])
      if (isShare) isBounded[column] = 1
    }
  }
  for (let j = 0; j < model.columnCount; j++) {
    const upper = model.upper[j] ?? 0
    if (isBounded[j] || upper === Number.POSITIVE_INFINITY) continue
    constraints.push([`u${j}`, { max: upper }])
    variables[j]?.[1].push([`u${j}`, 1])
  }
  return { constraints, variables }
}

const limitOf = (lower: number, upper: number): KeyedLimit => {
  if (lower === upper) return { equal: lower }
  return {
    ...(Number.isFinite(lower) ? { min: lower } : {}),
    ...(Number.isFinite(upper) ? { max: upper } : {}),
  }
}
