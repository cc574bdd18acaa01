import type { LinearModel, LinearSession } from '@berth/optimizer/testing'
import { seededRandom } from '@berth/shared'

/** One change of a program: what it sets, and how to set it back. */
export interface ModelEdit {
  apply(session: LinearSession): void
  undo(session: LinearSession): void
  /** The program as it is after the edit. */
  of(model: LinearModel): LinearModel
}

/**
 * Changes as a planner makes them, from a seed: the limit of a pool or a site scaled, a site shut, a workload kept away from
 * a pool or pinned to it, a workload’s cost scaled.
 */
export const drawEdits = (model: LinearModel, workloads: number, count: number): ModelEdit[] => {
  const random = seededRandom(7)
  const limitRow = () => random.whole(workloads, model.rowCount - 1)
  return Array.from({ length: count }, (_, k) => {
    switch (k % 5) {
      case 0:
        return setLimit(model, limitRow(), random.between(0.5, 0.95))
      case 1:
        return setLimit(model, limitRow(), random.between(1.05, 1.5))
      case 2:
        return setLimit(model, limitRow(), 0)
      case 3:
        return setColumn(model, columnOf(model, random.whole(0, workloads - 1), random.next()))
      default:
        return scaleCost(model, random.whole(0, workloads - 1), random.between(0.5, 1.5))
    }
  })
}

/** A column of a workload’s row, by the share of the row that stands before it. */
const columnOf = ({ rowStart, columnIndex }: LinearModel, workload: number, share: number) => {
  const [from, to] = [rowStart[workload] ?? 0, rowStart[workload + 1] ?? 0]
  return columnIndex[from + Math.floor(share * (to - from))] ?? 0
}

const setLimit = (model: LinearModel, row: number, factor: number): ModelEdit => {
  const [lower, upper] = [model.rowLower[row] ?? 0, model.rowUpper[row] ?? 0]
  return {
    apply: (session) => session.setRowBounds(row, lower, upper * factor),
    undo: (session) => session.setRowBounds(row, lower, upper),
    of: (whole) => ({ ...whole, rowUpper: whole.rowUpper.with(row, upper * factor) }),
  }
}

/** Every second one is pinned, the others are forbidden. */
const setColumn = (model: LinearModel, column: number): ModelEdit => {
  const [lower, upper] = [model.lower[column] ?? 0, model.upper[column] ?? 0]
  const isPin = column % 2 === 0
  const [from, to] = isPin ? [1, 1] : [0, 0]
  return {
    apply: (session) => session.setBounds(column, from, to),
    undo: (session) => session.setBounds(column, lower, upper),
    of: (whole) => ({
      ...whole,
      lower: whole.lower.with(column, from),
      upper: whole.upper.with(column, to),
    }),
  }
}

const scaleCost = (model: LinearModel, workload: number, factor: number): ModelEdit => {
  const cost = model.cost.slice()
  const to = model.rowStart[workload + 1] ?? 0
  for (let k = model.rowStart[workload] ?? 0; k < to; k++) {
    const column = model.columnIndex[k] ?? 0
    cost[column] = (cost[column] ?? 0) * factor
  }
  return {
    apply: (session) => session.setObjective(cost, model.offset),
    undo: (session) => session.setObjective(model.cost, model.offset),
    of: (whole) => ({ ...whole, cost }),
  }
}
