import type { Plan } from '@berth/shared'
import type { Formulation } from '../../formulation/formulation.ts'
import type { LadderMeasure } from './ladderAnswer.ts'
import { siteRows } from './siteRows.ts'

/** Opens and closes sites that nothing runs at, one after the other from one plan, and says what that changes. */
export interface SiteSwitches {
  /** Change of the measure by opening a site under today's operator. */
  opening(site: number): number
  /** Change of the measure by closing a site as the plan has it. */
  closing(site: number): number
  /** Whether every limit on what is open holds with one site more. */
  mayOpen(site: number): boolean
  open(site: number): void
}

const roundingRoom = 1e-9

/** Prepares switches for the plans of one fleet; the function made starts from a plan. */
export const siteSwitches = (formulation: Formulation, measure: LadderMeasure) => {
  const { excess, indexed, model, objectives, variables } = formulation
  const { cost } = objectives[measure]
  const rowsByColumn = new Map<number, { row: number; value: number }[]>()
  for (const { columns, row, values } of siteRows(formulation))
    columns.forEach((column, k) => {
      const list = rowsByColumn.get(column) ?? []
      list.push({ row, value: values[k] ?? 0 })
      rowsByColumn.set(column, list)
    })
  const columnsOf = (s: number, operatorId: string | null, refitted: boolean): number[] => {
    const operators = variables.operatedBy[s] ?? []
    const operator =
      operators.find(({ operatorIndex }) => indexed.operators[operatorIndex]?.id === operatorId) ??
      operators[0]
    return [
      variables.siteOpen[s] ?? -1,
      ...(operators.length > 1 && operator ? [operator.column] : []),
      ...(refitted ? [variables.refitted[s] ?? -1] : []),
    ].filter((column) => column >= 0)
  }
  const costOf = (columns: readonly number[]) =>
    columns.reduce((sum, column) => sum + (cost[column] ?? 0), 0)

  return (plan: Plan, mayStayBroken: boolean): SiteSwitches => {
    const decided = new Map(plan.siteDecisions.map((decision) => [decision.siteId, decision]))
    const activity = new Float64Array(model.rowCount)
    const add = (columns: readonly number[]) => {
      for (const column of columns)
        for (const { row, value } of rowsByColumn.get(column) ?? [])
          activity[row] = (activity[row] ?? 0) + value
    }
    const asDecided = (s: number) => {
      const decision = decided.get(indexed.sites[s]?.site.id ?? '')
      return columnsOf(s, decision?.operatorId ?? null, decision?.refitted ?? false)
    }
    const openIds = new Set(plan.openSiteIds)
    for (const { index, site } of indexed.sites) if (openIds.has(site.id)) add(asDecided(index))
    if (mayStayBroken)
      for (const { column } of excess)
        for (const { row, value } of rowsByColumn.get(column) ?? [])
          activity[row] = (activity[row] ?? 0) + value * (model.upper[column] ?? 0)
    const today = (s: number) => columnsOf(s, null, false)
    return {
      opening: (s) => costOf(today(s)),
      closing: (s) => -costOf(asDecided(s)),
      mayOpen: (s) =>
        (model.upper[variables.siteOpen[s] ?? -1] ?? 0) === 1 &&
        today(s).every((column) =>
          (rowsByColumn.get(column) ?? []).every(
            ({ row, value }) =>
              (activity[row] ?? 0) + value <= (model.rowUpper[row] ?? 0) + roundingRoom,
          ),
        ),
      open: (s) => add(today(s)),
    }
  }
}
