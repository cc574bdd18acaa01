import type { AnswerColumn } from './answerColumn.ts'

/** The rows as comma-separated values after RFC 4180; what is unknown stays empty. */
export function toCsv<Row>(
  columns: readonly Pick<AnswerColumn<Row>, 'field' | 'value'>[],
  rows: readonly Row[],
): string {
  const lines = [
    columns.map(({ field }) => quoted(field)),
    ...rows.map((row) => columns.map(({ value }) => quoted(value(row)))),
  ]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

function quoted(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  // A spreadsheet would run a text that begins like a formula.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
