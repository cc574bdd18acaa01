import { formatCount, formatPercent } from '../../../format/count.ts'
import { gapInWords } from '../../../format/gap.ts'
import { formatMoneyPerMonth } from '../../../format/money.ts'
import { formatCarbon, formatMs } from '../../../format/quantity.ts'
import type { FrontierPointRecord } from '../../../graphql/frontierDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import type { AnswerColumn } from '../table/answerColumn.ts'
import type { TradedMeasure } from './frontierPoints.ts'

const text = questionsText.frontier.columns
const { measures } = questionsText

/** A plan of the frontier with all measures, also those that are not traded. */
export function frontierColumns(
  { currency }: Pick<About, 'currency'>,
  traded: readonly TradedMeasure[],
  numberOf: (point: FrontierPointRecord) => number,
): AnswerColumn<FrontierPointRecord>[] {
  return [
    {
      header: text.point,
      cell: (point) => formatCount(numberOf(point)),
      field: 'point',
      value: numberOf,
    },
    ...traded.map((measure) => ({
      header: text.change(measure.name),
      cell: ({ values }: FrontierPointRecord) => measure.formatChange(measure.changeOf(values)),
      field: `${measure.shownField}Change`,
      value: ({ values }: FrontierPointRecord) => measure.changeOf(values),
      isNumber: true,
    })),
    {
      header: measures.COST,
      cell: ({ costPerHour }) => formatMoneyPerMonth(costPerHour.amount, currency),
      field: 'costPerHour',
      value: ({ costPerHour }) => costPerHour.amount,
      isNumber: true,
    },
    {
      header: measures.CARBON,
      cell: ({ carbonKgPerDay }) => formatCarbon(carbonKgPerDay),
      field: 'carbonKgPerDay',
      value: ({ carbonKgPerDay }) => carbonKgPerDay,
      isNumber: true,
    },
    {
      header: measures.LATENCY,
      cell: ({ meanLatencyMs }) => formatMs(meanLatencyMs),
      field: 'meanLatencyMs',
      value: ({ meanLatencyMs }) => meanLatencyMs,
      isNumber: true,
    },
    {
      header: measures.OPEN_SITES,
      cell: ({ openSites }) => formatCount(openSites),
      field: 'openSites',
      value: ({ openSites }) => openSites,
      isNumber: true,
    },
    {
      header: text.served,
      cell: ({ servedFraction }) => formatPercent(servedFraction),
      field: 'servedFraction',
      value: ({ servedFraction }) => servedFraction,
      isNumber: true,
    },
    {
      header: questionsText.proof,
      cell: ({ gapRelative }) => gapInWords(gapRelative),
      field: 'gapRelativeFraction',
      value: ({ gapRelative }) => gapRelative,
    },
  ]
}
