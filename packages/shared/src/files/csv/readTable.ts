import Papa from 'papaparse'
import type { z } from 'zod'
import { unwrapped } from '../../fields/walk.ts'
import { codeWords, type Issue } from '../../issues/issue.ts'
import { noHeader, readHeader } from './readHeader.ts'
import type { Table } from './tables.ts'
import { listSeparator } from './writeFleetCsv.ts'

/** A row of a table as plain values, with the line where it stands. */
export interface Row {
  line: number
  values: Record<string, unknown>
}

/** Reads one table. Cells keep their text where they cannot be converted, so that the schema names what it wanted. */
export const readTable = (
  { fileName, columns }: Table,
  text: string,
): { rows: Row[]; issues: Issue[] } => {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd(), {
    skipEmptyLines: false,
  })
  const [headers = [], ...lines] = parsed.data
  if (headers.length === 0 || headers.every((header) => header.trim() === ''))
    return { rows: [], issues: [noHeader(fileName, columns)] }
  const { places, issues } = readHeader(fileName, headers, columns)
  let next = 1 + linesOf(headers)
  const rows = lines.flatMap((cells): Row[] => {
    const line = next
    next += linesOf(cells)
    if (cells.every((cell) => cell.trim() === '')) return []
    if (cells.length !== headers.length)
      issues.push(wrongCellCount(fileName, line, cells.length, headers.length))
    const values: Record<string, unknown> = {}
    cells.forEach((cell, at) => {
      const place = places[at]
      const value = place && convert(cell.trim(), place.column.schema)
      if (!place || value === undefined) return
      const { column, period } = place
      if (period === null) values[column.name] = value
      else values[column.name] = { ...(values[column.name] as object | undefined), [period]: value }
    })
    return [{ line, values }]
  })
  return { rows, issues }
}

/** A cell in quotes may go on over several lines of the file. */
const linesOf = (cells: readonly string[]) => cells.join('').split('\n').length

export const wrongCellCount = (
  fileName: string,
  line: number,
  found: number,
  expected: number,
): Issue => ({
  code: codeWords(fileName.replace(/\.csv$/, ''), 'cellCountWrong'),
  path: `${fileName} line ${line}`,
  entity: `line ${line}`,
  found: `${found} cells`,
  allowed: `the first line names ${expected} columns`,
  fix: 'add or remove cells, and put text with commas in quotes.',
})

/** Text as the value that the schema wants; undefined for an empty cell, the text itself where it does not fit. */
export const convert = (text: string, schema: z.ZodType): unknown => {
  if (text === '') return undefined
  const base = unwrapped(schema)
  switch (base.def.type) {
    case 'number':
    case 'union':
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'array':
      return text.split(listSeparator)
    default:
      return text
  }
}
