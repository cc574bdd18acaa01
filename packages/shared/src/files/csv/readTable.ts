import Papa from 'papaparse'
import type { z } from 'zod'
import { meaningWithin, unwrapped } from '../../fields/walk.ts'
import { codeWords, type Issue } from '../../issues/issue.ts'
import { misspelt } from '../../issues/nearestWord.ts'
import type { Column, Table } from './tables.ts'
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
  const places = headers.map((header) => placeOf(header.trim(), columns))
  const issues = [
    ...missingColumns(fileName, columns, headers),
    ...headers.flatMap((header, at) =>
      places[at] ? [] : [unknownColumn(fileName, header, columns)],
    ),
    ...headers
      .filter((header, at) => headers.findIndex((other) => other.trim() === header.trim()) < at)
      .map((header) => repeatedColumn(fileName, header)),
  ]
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

const placeOf = (header: string, columns: readonly Column[]) => {
  const exact = columns.find(({ name }) => name === header)
  if (exact) return { column: exact, period: null }
  const dot = header.indexOf('.')
  const column = columns.find(
    ({ name, isPerPeriod }) => isPerPeriod && name === header.slice(0, dot),
  )
  return column && { column, period: header.slice(dot + 1) }
}

const isOptional = (schema: z.ZodType) => schema.safeParse(undefined).success

const missingColumns = (
  fileName: string,
  columns: readonly Column[],
  headers: readonly string[],
): Issue[] =>
  columns
    .filter(({ schema }) => !isOptional(schema))
    .filter(
      ({ name }) =>
        !headers.some((header) => header.trim() === name || header.trim().startsWith(`${name}.`)),
    )
    .map(({ name, schema }) => ({
      code: codeWords(fileName.replace(/\.csv$/, ''), name, 'columnMissing'),
      path: `${fileName} line 1`,
      entity: `file ${fileName}`,
      found: `no column "${name}"`,
      allowed: 'the column is required',
      fix: `add a column "${name}". ${meaningWithin(schema)?.description ?? ''}`.trim(),
    }))

const unknownColumn = (fileName: string, header: string, columns: readonly Column[]): Issue => ({
  code: codeWords(fileName.replace(/\.csv$/, ''), 'columnUnknown'),
  path: `${fileName} line 1`,
  entity: `file ${fileName}`,
  found: `a column "${header.slice(0, 60)}"`,
  allowed: `its columns are ${columns.map(({ name }) => name).join(', ')}`,
  fix: fixOfHeader(header, columns),
})

const fixOfHeader = (header: string, columns: readonly Column[]) => {
  const meant = misspelt(
    header.trim(),
    columns.map(({ name }) => name),
  )
  return meant
    ? `name it ${meant}, or remove the column.`
    : 'remove the column, or correct its name.'
}

const repeatedColumn = (fileName: string, header: string): Issue => ({
  code: codeWords(fileName.replace(/\.csv$/, ''), 'columnRepeated'),
  path: `${fileName} line 1`,
  entity: `file ${fileName}`,
  found: `a column "${header.trim().slice(0, 60)}" that it has already`,
  allowed: 'every column stands once',
  fix: 'remove one of the two.',
})

const noHeader = (fileName: string, columns: readonly Column[]): Issue => ({
  code: 'FILE_EMPTY',
  path: fileName,
  entity: `file ${fileName}`,
  found: 'no content',
  allowed: 'a line with the names of the columns is needed',
  fix: `start with ${columns.map(({ name }) => name).join(',')}.`,
})

const wrongCellCount = (
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
