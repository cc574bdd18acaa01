import type { Formulation } from '../../formulation/formulation.ts'

/** A row of a model, by its index. */
export interface SiteRow {
  row: number
  columns: number[]
  values: number[]
}

/** Rows in which nothing but decisions on sites and today's excess stands: limits on how many sites are open and who runs them. */
export const siteRows = ({ excess, model, variables }: Formulation): SiteRow[] => {
  const own = new Set<number>([...variables.siteOpen, ...excess.map(({ column }) => column)])
  for (const { column } of variables.operatedBy.flat()) own.add(column)
  return [...model.rowLower.keys()].flatMap((row) => {
    const [from, to] = [model.rowStart[row] ?? 0, model.rowStart[row + 1] ?? 0]
    const columns = model.columnIndex.subarray(from, to)
    return columns.every((column) => own.has(column))
      ? [{ row, columns: [...columns], values: [...model.value.subarray(from, to)] }]
      : []
  })
}
