import { searchScopes } from '@berth/shared'
import { counted, lowerFirst, percent, short, whole } from '../../words/numbers.ts'
import type { Frontier, FrontierMeasure, FrontierPoint } from './frontierAnswer.ts'

/** A value of a measure with its unit. */
export const inUnit = (value: number, measure: FrontierMeasure, currency: string): string => {
  switch (measure) {
    case 'cost':
      return `${whole(value)} ${currency} per hour`
    case 'carbon':
      return `${whole(value)} kg of carbon per day`
    case 'latency':
      return `${short(value)} ms`
    case 'openSites':
      return counted(value, 'open site')
  }
}

/** One unit less of a measure, as what is paid for. */
const oneLess: Record<FrontierMeasure, string> = {
  cost: 'for each unit of currency per hour less',
  carbon: 'for each kg of carbon per day less',
  latency: 'for each ms less',
  openSites: 'for each open site less',
}

/** A price in a measure, with three significant digits. */
const priceIn: Record<FrontierMeasure, (currency: string) => string> = {
  cost: (currency) => `${currency} per hour`,
  carbon: () => 'kg of carbon per day',
  latency: () => 'ms',
  openSites: () => 'open sites',
}

const noticeableGap = 1e-6

type Words = Pick<Frontier, 'measures' | 'currency'>

const bothOf = ([a, b]: readonly [number, number], { currency, measures }: Words) =>
  `${inUnit(a, measures[0], currency)} and ${inUnit(b, measures[1], currency)}`

/** One point in words: both measures, what the step from the point before costs, and how it is proved. */
export const pointText = (
  { exchangeRate, gapRelative, minimised, values }: Omit<FrontierPoint, 'text'>,
  before: readonly [number, number] | null,
  words: Words,
): string => {
  const { currency, measures } = words
  const [first, second] = measures
  const step =
    before === null || exchangeRate === null
      ? ''
      : ` From the point before ${inUnit(before[1] - values[1], second, currency)} less for ${inUnit(values[0] - before[0], first, currency)} more: ${short(exchangeRate)} ${priceIn[first](currency)} ${oneLess[second]}.`
  const measure = minimised === 'openSites' ? 'number of open sites' : minimised
  const proof =
    gapRelative === null
      ? ` Nothing is proved of its ${measure}.`
      : gapRelative <= noticeableGap
        ? ''
        : ` Its ${measure} is proved to within ${percent(gapRelative)}.`
  return `${bothOf(values, words)}.${step}${proof}`
}

/** The frontier in words: its ends, the knee, among which plans, how the plan asked about compares, and what is left out. */
export const frontierText = (frontier: Omit<Frontier, 'text'>): string => {
  const { isCutShort, knee, leftOutCount, points } = frontier
  const [from, to] = [points[0], points.at(-1)]
  if (!from || !to) return 'No plan was found. To fix: allow more time.'
  const scopes = [...new Set(points.map(({ scope }) => scope))]
  const among = scopes.map((scope) => lowerFirst(searchScopes[scope].replace(/\.$/, '')))
  const bend = knee === null ? undefined : points[knee]
  const isProved = points.every(
    ({ gapRelative }) => gapRelative !== null && gapRelative <= noticeableGap,
  )
  return [
    points.length === 1
      ? `One plan is best in both: ${bothOf(from.values, frontier)}.`
      : `${counted(points.length, 'point')} from ${bothOf(from.values, frontier)} to ${bothOf(to.values, frontier)}.`,
    bend ? `The knee is at ${bothOf(bend.values, frontier)}.` : '',
    isProved
      ? `Each is proved to be the best among ${among.join(' or ')}.`
      : `They are the best found among ${among.join(' or ')}; the gap of each says how much better another could be.`,
    planText(frontier),
    scopes.length === 1 && scopes[0] !== 'everything'
      ? 'With everything decided anew the ends may lie further apart.'
      : '',
    leftOutCount > 0
      ? `${counted(leftOutCount, 'plan')} that ${leftOutCount === 1 ? 'is' : 'are'} no better than others, or ${leftOutCount === 1 ? 'serves' : 'serve'} less, ${leftOutCount === 1 ? 'is' : 'are'} left out.`
      : '',
    isCutShort ? 'The time was up before all were made. To fix: allow more time.' : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

/** What a point saves against the plan asked about. */
const planText = (frontier: Omit<Frontier, 'text'>): string => {
  const { betterThanPlan, currency, measures, points, valuesOfPlan } = frontier
  const better = betterThanPlan === null ? undefined : points[betterThanPlan]
  if (!better) return ''
  const saved = ([0, 1] as const).flatMap((k) => {
    const less = valuesOfPlan[k] - better.values[k]
    const isNoticeable = less > noticeableGap * Math.max(1, Math.abs(valuesOfPlan[k]))
    return isNoticeable ? [`${inUnit(less, measures[k], currency)} less`] : []
  })
  return `The plan asked about has ${bothOf(valuesOfPlan, frontier)}: there is a point with ${saved.join(' and ')}.`
}
