import Papa from 'papaparse'
import type { Fleet } from '../../fleet/fleet.ts'
import { settings, settingsFile, type Table, tables } from './tables.ts'

/** Lists of words share a cell, with this sign between them. */
export const listSeparator = '|'

/**
 * A fleet as CSV files, by file name. Quantities that differ by period have a column per period, `field.period`.
 * An empty cell is `null` or the default.
 */
export const writeFleetCsv = (fleet: Fleet): Map<string, string> => {
  const files = new Map<string, string>()
  files.set(
    settingsFile,
    toCsv(
      ['field', 'value'],
      settings.map(({ path }) => [path.join('.'), cell(valueAt(fleet, path))]),
    ),
  )
  for (const table of tables) {
    const rows = table.rowsOf(fleet)
    if (rows.length > 0)
      files.set(
        table.fileName,
        tableCsv(
          table,
          rows,
          fleet.periods.map(({ id }) => id),
        ),
      )
  }
  return files
}

const tableCsv = ({ columns }: Table, rows: Record<string, unknown>[], periodIds: string[]) => {
  interface Spread {
    header: string
    name: string
    period: string | null
  }
  const spread = columns.flatMap(({ name, isPerPeriod }): Spread[] => {
    const varies = isPerPeriod && rows.some((row) => typeof row[name] === 'object')
    return varies
      ? periodIds.map((period) => ({ header: `${name}.${period}`, name, period }))
      : [{ header: name, name, period: null }]
  })
  return toCsv(
    spread.map(({ header }) => header),
    rows.map((row) =>
      spread.map(({ name, period }) => {
        const value = row[name]
        const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
        return cell(
          period !== null && isRecord ? (value as Record<string, unknown>)[period] : value,
        )
      }),
    ),
  )
}

const toCsv = (fields: string[], data: string[][]) =>
  `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`

const cell = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.join(listSeparator)
      : String(value)

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)
