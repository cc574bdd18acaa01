import { breakEven } from '../../explore/breakEven/breakEven.ts'
import type {
  BreakEvenAnswer,
  DecisionRange,
  RangeEnd,
  RangeParameter,
  SiteBreakEven,
} from '../../explore/breakEven/breakEvenAnswer.ts'
import { whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'

const parameters: readonly RangeParameter[] = ['rent', 'electricityPrice', 'carbonPrice']
/** Closed sites that are told, those that would pay at the lowest rent first; --json has all. */
const toldClosedSites = 10

/** `berth explore break-even`. */
export const breakEvenQuestion: Question = {
  what: 'Shows the rent at which each site pays, and over which prices the decision about sites stays the same.',
  words: [],
  options: {
    sites: { value: 'text', help: 'sites to look at, separated by commas; default all' },
    ranges: {
      value: 'text',
      help: `prices to follow, separated by commas: ${parameters.join(', ')}, or none; default all`,
    },
  },
  example: 'berth explore break-even --fleet china-2025 --ranges electricityPrice --time-limit 600',
  ask: async ({ fleet, plan, words, options }) => {
    const asked = words.texts.get('ranges')?.split(',') ?? parameters
    const wanted = asked.filter((name) => name !== 'none')
    const unknown = wanted.filter((name) => !parameters.some((known) => known === name))
    if (unknown.length > 0) return unknownParameters(unknown)
    const siteIds = words.texts.get('sites')?.split(',')
    const question = { parameters: wanted as RangeParameter[], ...(siteIds ? { siteIds } : {}) }
    const answer = await breakEven(fleet, plan, question, options)
    return {
      document: answer,
      lines: linesOf(answer),
      isNo: answer.sites.length === 0 && answer.unknownSiteIds.length > 0,
    }
  },
}

const unknownParameters = (unknown: readonly string[]): Answer => {
  const text = `Cannot follow ${unknown.join(', ')} because the prices are ${parameters.join(', ')}. To fix: use some of these, or none.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const linesOf = ({ currency, ranges, sites, text, unknownSiteIds }: BreakEvenAnswer): string[] => {
  const paysFrom = ({ openingRentPerHour }: SiteBreakEven) =>
    openingRentPerHour ?? Number.POSITIVE_INFINITY
  const closed = sites.filter(({ open }) => !open).sort((a, b) => paysFrom(a) - paysFrom(b))
  const told = [...sites.filter(({ open }) => open), ...closed.slice(0, toldClosedSites)]
  const more = closed.length - toldClosedSites
  return [
    text,
    ...unknownSiteIds.map(
      (id) => `The fleet has no site "${id}". To fix: use the id of one of its sites.`,
    ),
    ...(told.length > 0
      ? [
          '',
          `  ${currency} per busy accelerator-hour`,
          ...padded([heading(currency), ...told.map(rowOf)], 2).map((line) => `  ${line}`),
          ...(more > 0 ? [`  and ${whole(more)} more closed sites: --json for all`] : []),
          'Closed sites are taken as full as load that may run there would make them.',
        ]
      : []),
    ...(told.length === 1 ? told.map((site) => site.text) : []),
    ...(ranges.length > 0
      ? [
          '',
          ...padded([rangeHeading, ...ranges.map(rangeRow)]).map((line) => `  ${line}`),
          ...ranges.map((range) => range.text),
        ]
      : []),
  ]
}

const heading = (currency: string) => [
  'site',
  '',
  'busy',
  'pays from',
  'better open from',
  'market',
  `margin, ${currency} per hour`,
]

const price = (value: number | null) => (value === null ? 'none' : value.toFixed(2))

const rowOf = (site: SiteBreakEven): string[] => [
  site.siteId,
  site.open ? 'open' : `closed, ${site.fillLimit}`,
  whole(site.busyAccelerators),
  price(site.breakEvenRentPerHour),
  price(site.openingRentPerHour),
  site.rentPerHour === null ? 'unknown' : price(site.rentPerHour),
  site.marginPerHour === null ? 'unknown' : whole(site.marginPerHour),
]

const withoutEnd: Record<RangeEnd['status'], string> = {
  found: 'unknown',
  noEnd: 'no end',
  undecided: 'undecided',
  notLookedAt: 'not looked at',
}

const rangeHeading = ['decision holds while', 'from', 'now', 'to']

const rangeRow = ({ parameter, now, down, up, unit, by }: DecisionRange): string[] => {
  const told = (value: number) => `${Number(value.toPrecision(4))}${unit === 'ratio' ? ' ×' : ''}`
  const end = ({ status, holdsAt, changesAt }: RangeEnd) =>
    holdsAt !== null
      ? `${told(holdsAt)}${status === 'noEnd' ? ' at least' : ''}`
      : changesAt !== null
        ? `not as far as ${told(changesAt)}`
        : withoutEnd[status]
  return [parameter, by === 'reasoning' ? 'above 0' : end(down), told(now), end(up)]
}
