import { formatCount } from '../../../format/count.ts'
import type { AssumptionRecord } from '../../../graphql/assumptionsDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import { capitalised } from '../capitalised.ts'
import type { AnswerColumn } from '../table/answerColumn.ts'
import { changeAt, type Direction } from './changeAt.ts'

const text = questionsText.assumptions

/** An assumption in words and numbers: what it changes, and where it comes from. */
export function assumptionColumns(
  format: (perHour: number | null) => string,
): AnswerColumn<AssumptionRecord>[] {
  const change = (direction: Direction): AnswerColumn<AssumptionRecord> => ({
    header: text.columns[direction],
    cell: (assumption) => format(changeAt(assumption, direction)),
    field: `${direction}ChangePerHour`,
    value: (assumption) => changeAt(assumption, direction),
    isNumber: true,
  })
  return [
    {
      header: text.columns.name,
      cell: ({ name }) => capitalised(name),
      field: 'assumption',
      value: ({ name }) => name,
    },
    change('lowered'),
    change('raised'),
    {
      header: text.columns.sites,
      cell: ({ changedSiteCount }) => formatCount(changedSiteCount),
      field: 'changedSiteCount',
      value: ({ changedSiteCount }) => changedSiteCount,
      isNumber: true,
    },
    {
      header: text.columns.accelerators,
      cell: ({ movedAccelerators }) => formatCount(movedAccelerators),
      field: 'movedAccelerators',
      value: ({ movedAccelerators }) => movedAccelerators,
      isNumber: true,
    },
    {
      header: text.columns.sources,
      cell: ({ sources }) => sources.map(({ title }) => title).join('; '),
      field: 'sources',
      value: ({ sources }) => sources.map(({ id }) => id).join(' '),
    },
  ]
}
