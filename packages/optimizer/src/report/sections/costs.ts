import { costTermMeanings } from '@berth/shared'
import type { ReportSection, WaterfallChart } from '../document.ts'
import { sideColumns } from '../sideColumns.ts'
import type { Side, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { costTermNames } from '../words/names.ts'
import { scaleOf, written } from '../words/quantity.ts'

type Difference = Subject['comparison']['costTermDifferences'][number]

/** What the cost is made of on each side, and which terms change. */
export const costSection = (subject: Subject): ReportSection => {
  const { fleet, sides, before, after, comparison } = subject
  const termOf = ({ account }: Side, { name }: Difference) =>
    account.costTerms.find((term) => term.name === name)?.amountPerHour ?? 0
  const terms = comparison.costTermDifferences.filter((term) =>
    sides.some((side) => termOf(side, term) !== 0),
  )
  return {
    id: 'cost',
    title: 'Cost',
    text: [largestChange(subject)],
    charts: [waterfall(before, after, terms)],
    tables: [
      tableOf(
        {
          id: 'costTerms',
          caption: `Cost by term in ${fleet.currency}, averaged over the day`,
        },
        [
          { key: 'termId', title: 'Id', kind: 'id', isDetail: true, cell: ({ name }) => name },
          {
            key: 'term',
            title: 'Term',
            kind: 'name',
            cell: ({ name }: Difference) => costTermNames[name],
          },
          ...sideColumns(sides, {
            key: 'costPerHour',
            title: '',
            kind: 'number',
            unit: 'currencyPerHour',
            isAddedUp: true,
            cell: (term: Difference, side) => termOf(side, term),
          }),
          {
            key: 'changePerHour',
            title: 'Change',
            kind: 'number',
            unit: 'currencyPerHour',
            isDifference: true,
            isAddedUp: true,
            cell: ({ difference }) => difference,
          },
          {
            key: 'meaning',
            title: 'What it adds up',
            kind: 'text',
            cell: ({ name }) => costTermMeanings[name],
          },
        ],
        terms,
      ),
    ],
  }
}

const largestChange = ({ fleet, before, after, comparison }: Subject): string => {
  const [largest] = comparison.costTermDifferences.toSorted(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference),
  )
  const [from, to] = [before.account.costPerHour, after.account.costPerHour]
  const scale = scaleOf('currencyPerHour', [from, to], fleet.currency)
  const amount = (perHour: number) => `${written(perHour, scale)} ${scale.symbol}`
  const whole = `The cost is ${amount(from)} ${before.key === 'today' ? 'today' : `in ${before.phrase}`} and ${amount(to)} in ${after.phrase}.`
  if (!largest || largest.difference === 0) return `${whole} No term changes.`
  const { name, difference } = largest
  return `${whole} ${costTermNames[name]} changes most: ${amount(Math.abs(difference))} ${difference < 0 ? 'less' : 'more'}.`
}

const waterfall = (before: Side, after: Side, terms: readonly Difference[]): WaterfallChart => {
  const steps = terms
    .filter(({ difference }) => difference !== 0)
    .map(({ name, difference }) => ({ label: costTermNames[name], change: difference }))
    .sort((a, b) => a.change - b.change)
  return {
    kind: 'waterfall',
    id: 'costWaterfall',
    title: `From the cost of ${before.key === 'today' ? 'today' : before.phrase} to that of ${after.phrase}`,
    description: `The cost of ${before.phrase}, then what each term takes away or adds, the largest saving first, then the cost of ${after.phrase}.`,
    unit: 'currencyPerHour',
    start: { label: before.label, value: before.account.costPerHour },
    steps,
    end: { label: after.label, value: after.account.costPerHour },
  }
}
