import type { Edit } from '@berth/shared'
import { parseEdits } from '../../useCases/readEdits.ts'
import { type Range, rangeIssues } from '../../useCases/startRun.ts'
import { asEdit } from '../scenario/editInput.ts'
import type { Report } from './questionSchema.ts'

/** Edits that a question brings. */
export const readEdits = (input: readonly object[], list: string, report: Report): Edit[] =>
  parseEdits(input.map(asEdit), list).flatMap(({ edit, issues }) => {
    report(issues)
    return edit ?? []
  })

/** A number that a question brings. */
export const inRange = (
  value: number,
  field: string,
  { unit = '', ...range }: Omit<Range, 'unit'> & { unit?: string },
  report: Report,
): number => {
  report(rangeIssues('exploration', field, value, { ...range, unit }))
  return value
}

/** A day that a question brings, as 2026-01-31. */
export const asDay = (value: string, field: string, report: Report): string => {
  // A day beyond the end of a month is read as one of the next.
  const date = new Date(`${value}T00:00:00Z`)
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
  if (!isDay)
    report([
      {
        code: 'EXPLORATION_DAY_INVALID',
        path: field,
        entity: 'the exploration',
        found: `${field} "${value.slice(0, 40)}"`,
        allowed: 'a day of the calendar is needed',
        fix: `write ${field} as 2026-01-31, or leave it out.`,
      },
    ])
  return value
}
