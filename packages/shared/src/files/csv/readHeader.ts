import type { z } from 'zod'
import { meaningWithin } from '../../fields/walk.ts'
import { codeWords, type Issue } from '../../issues/issue.ts'
import { misspelt } from '../../issues/nearestWord.ts'
import type { Column } from './tables.ts'

/** What a column of a file holds: a field, or a field in one period. */
export interface ColumnPlace {
  column: Column
  period: string | null
}

/** What each column of a table holds, nothing where it is unknown, and every problem of the first line. */
export const readHeader = (
  fileName: string,
  headers: readonly string[],
  columns: readonly Column[],
): { places: (ColumnPlace | undefined)[]; issues: Issue[] } => {
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
  return { places, issues }
}

const placeOf = (header: string, columns: readonly Column[]): ColumnPlace | undefined => {
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

export const noHeader = (fileName: string, columns: readonly Column[]): Issue => ({
  code: 'FILE_EMPTY',
  path: fileName,
  entity: `file ${fileName}`,
  found: 'no content',
  allowed: 'a line with the names of the columns is needed',
  fix: `start with ${columns.map(({ name }) => name).join(',')}.`,
})
