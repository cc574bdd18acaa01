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
