import type { LinearModel } from './linearModel.ts'

/** How far a point is from holding every bound, row and whole number, and what it costs. */
export interface PointReport {
  objectiveValue: number
  /** Largest violation of a bound or row, relative to 1 + |limit|. */
  worstViolation: number
  worstName: string
  /** Largest distance of a whole-number column from a whole number. */
  worstFraction: number
}

/** Checks a point against a model without a solver. Cost: one pass over the entries. */
export const checkPoint = (model: LinearModel, values: Float64Array): PointReport => {
  const report = {
    objectiveValue: model.offset,
    worstViolation: 0,
    worstName: '',
    worstFraction: 0,
  }
  const note = (violation: number, limit: number, name: () => string) => {
    const relative = violation / (1 + Math.abs(limit))
    if (relative > report.worstViolation) {
      report.worstViolation = relative
      report.worstName = name()
    }
  }
  for (let j = 0; j < model.columnCount; j++) {
    const value = values[j] ?? 0
    report.objectiveValue += (model.cost[j] ?? 0) * value
    const [lower, upper] = [model.lower[j] ?? 0, model.upper[j] ?? 0]
    if (value < lower) note(lower - value, lower, () => model.columnName(j))
    if (value > upper) note(value - upper, upper, () => model.columnName(j))
    if (model.isInteger[j])
      report.worstFraction = Math.max(report.worstFraction, Math.abs(value - Math.round(value)))
  }
  for (let i = 0; i < model.rowCount; i++) {
    let activity = 0
    for (let k = model.rowStart[i] ?? 0; k < (model.rowStart[i + 1] ?? 0); k++)
      activity += (model.value[k] ?? 0) * (values[model.columnIndex[k] ?? 0] ?? 0)
    const [lower, upper] = [model.rowLower[i] ?? 0, model.rowUpper[i] ?? 0]
    if (activity < lower) note(lower - activity, lower, () => model.rowName(i))
    if (activity > upper) note(activity - upper, upper, () => model.rowName(i))
  }
  return report
}
