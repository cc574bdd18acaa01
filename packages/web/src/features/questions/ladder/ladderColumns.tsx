import { formatCount } from '../../../format/count.ts'
import { formatDelta } from '../../../format/delta.ts'
import { gapInWords } from '../../../format/gap.ts'
import { unknownText } from '../../../format/numberFormat.ts'
import { formatCarbon } from '../../../format/quantity.ts'
import type { RungRecord } from '../../../graphql/ladderDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import type { MeasureView } from '../measures.ts'
import type { AnswerColumn } from '../table/answerColumn.ts'

const text = questionsText.ladder.columns

/** A rung in words and numbers. */
export function ladderColumns(
  measure: MeasureView,
  { siteName }: Pick<About, 'siteName'>,
): AnswerColumn<RungRecord>[] {
  const names = (keys: readonly string[]) => keys.map(siteName).join(', ')
  const shown = (value: number | null) =>
    value === null ? unknownText : measure.format(measure.shown(value))
  return [
    {
      header: text.openSites,
      cell: ({ openSites }) => formatCount(openSites),
      field: 'openSites',
      value: ({ openSites }) => openSites,
    },
    {
      header: measure.name,
      cell: (rung) => valueWords(rung, shown(rung.objectiveValue)),
      field: measure.field,
      value: ({ objectiveValue }) => objectiveValue,
      isNumber: true,
    },
    {
      header: text.change,
      cell: ({ changeFromAbove }) =>
        changeFromAbove === null
          ? unknownText
          : formatDelta(measure.shown(changeFromAbove), measure.format),
      field: `${measure.field}ChangeFromOneMore`,
      value: ({ changeFromAbove }) => changeFromAbove,
      isNumber: true,
    },
    {
      header: questionsText.proof,
      cell: ({ gapRelative, objectiveValue }) =>
        objectiveValue === null ? unknownText : gapInWords(gapRelative),
      field: 'gapRelativeFraction',
      value: ({ gapRelative }) => gapRelative,
    },
    {
      header: text.carbon,
      cell: ({ carbonKgPerDay }) => formatCarbon(carbonKgPerDay),
      field: 'carbonKgPerDay',
      value: ({ carbonKgPerDay }) => carbonKgPerDay,
      isNumber: true,
    },
    {
      header: text.closed,
      cell: ({ closedSiteKeys }) => names(closedSiteKeys),
      field: 'closedSiteKeys',
      value: ({ closedSiteKeys }) => closedSiteKeys.join(' '),
    },
    {
      header: text.opened,
      cell: ({ openedSiteKeys }) => names(openedSiteKeys),
      field: 'openedSiteKeys',
      value: ({ openedSiteKeys }) => openedSiteKeys.join(' '),
    },
  ]
}

function valueWords({ isImpossible, objectiveValue }: RungRecord, shown: string): string {
  if (isImpossible) return questionsText.impossible
  return objectiveValue === null ? questionsText.notFound : shown
}
