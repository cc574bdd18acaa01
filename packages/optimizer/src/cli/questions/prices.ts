import type { Fleet, LimitPrice } from '@berth/shared'
import { figure, limitInWords, unitWords } from '../../explain/held/limitWords.ts'
import type { LimitWorth } from '../../explain/prices/limitWorth.ts'
import { type PriceCurve, priceCurve } from '../../explain/prices/priceCurve.ts'
import { type PricesAnswer, prices } from '../../explain/prices/prices.ts'
import { signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'

/** Corners of a curve that are told; of more, so many of them evenly. */
const toldCorners = 24
/** How far a curve goes below and above the limit where nobody says. */
const around = { below: 0.8, above: 1.2 }
const budgets = ['carbonBudget', 'moves', 'migration'] as const

/** `berth explain prices`. */
export const pricesQuestion: Question = {
  what: 'Shows what one more unit of each limit would save, or the whole curve of the cost against one limit.',
  words: [],
  options: {
    limit: {
      value: 'text',
      help: `limit to draw the curve of: a site for its power limit, a pool for its size, or ${budgets.join(', ')}`,
    },
    from: { value: 'number', min: 0, help: 'where the curve begins; default 0.8 of the limit' },
    to: { value: 'number', min: 0, help: 'where the curve ends; default 1.2 of the limit' },
  },
  example: 'berth explain prices --fleet china-2025 --limit Qingyang-1 --from 19000 --to 22000',
  ask: async ({ fleet, plan, words, options }) => {
    const name = words.texts.get('limit')
    if (name === undefined) {
      const answer = await prices(fleet, plan, options)
      return { document: answer, lines: pricesLines(answer), isNo: answer.costPerHour === null }
    }
    const meant = limitNamed(fleet, name)
    if (!meant) return unknownLimit(name)
    const from = words.numbers.get('from') ?? scaled(meant.now, around.below)
    const to = words.numbers.get('to') ?? scaled(meant.now, around.above)
    if (from === null || to === null) return withoutRange(name)
    const curve = await priceCurve(fleet, plan, { ...meant.question, from, to }, options)
    return { document: curve, lines: curveLines(curve), isNo: curve.points.length === 0 }
  },
}

const scaled = (now: number | null, factor: number) => (now === null ? null : now * factor)

/** The limit that a word names, and what it is now; null where there is none yet. */
const limitNamed = (
  { policy, pools, sites }: Fleet,
  name: string,
): {
  question: { limit: LimitPrice['limit']; siteId: string | null; poolId: string | null }
  now: number | null
} | null => {
  const site = sites.find(({ id }) => id === name)
  if (site)
    return {
      question: { limit: 'sitePower', siteId: name, poolId: null },
      now: site.facilityPowerLimitKw,
    }
  const pool = pools.find(({ id }) => id === name)
  if (pool)
    return { question: { limit: 'poolCapacity', siteId: null, poolId: name }, now: pool.count }
  const budget = budgets.find((entry) => entry === name)
  const now = {
    carbonBudget: policy.carbonBudgetKgPerDay,
    moves: policy.maxMoves,
    migration: policy.maxMigrationGb,
  }
  return budget
    ? { question: { limit: budget, siteId: null, poolId: null }, now: now[budget] }
    : null
}

const no = (text: string): Answer => ({
  document: { status: 'badInput', text },
  lines: [text],
  isNo: true,
})

const unknownLimit = (name: string) =>
  no(
    `Cannot draw "${name}" because the fleet has no site and no pool of that name, and its budgets are ${budgets.join(', ')}. To fix: use one of these.`,
  )

const withoutRange = (name: string) =>
  no(
    `Cannot draw ${name} around its limit because the fleet has none. To fix: say --from and --to.`,
  )

const pricesLines = ({ currency, limits, text, withoutPrice }: PricesAnswer): string[] => [
  text,
  ...(limits.length === 0
    ? []
    : [
        '',
        ...padded([heading(limits, currency), ...limits.map((worth) => rowOf(worth, limits))]).map(
          (line) => `  ${line}`,
        ),
        '',
        'With the sites, operators and gangs of the plan as they are, and the other limits.',
      ]),
  ...withoutPrice.map((entry) => entry.text),
]

const hasPenalties = (limits: readonly LimitWorth[]) =>
  limits.some(({ savedPenaltyPerHour }) => savedPenaltyPerHour > 0)

const heading = (limits: readonly LimitWorth[], currency: string) => [
  'limit',
  'now',
  'unit',
  `one more saves, ${currency} per hour`,
  ...(hasPenalties(limits) ? ['and spares of penalties'] : []),
  'from',
  'up to',
  'binds in',
]

const rowOf = (worth: LimitWorth, limits: readonly LimitWorth[]): string[] => {
  const { limitValue, periodIds, savedPenaltyPerHour, savedPerHour, sensitivityRange, unit } = worth
  const end = (value: number | null) => (value === null ? 'no end' : figure(value))
  return [
    limitInWords(worth),
    figure(limitValue),
    unitWords[unit],
    savedPerHour.toPrecision(3),
    ...(hasPenalties(limits) ? [savedPenaltyPerHour.toPrecision(3)] : []),
    end(sensitivityRange.from),
    end(sensitivityRange.to),
    periodIds.join(', '),
  ]
}

const curveLines = ({ currency, points, segments, text, unit }: PriceCurve): string[] => {
  const step = Math.max(1, (points.length - 1) / (toldCorners - 1))
  const told = Array.from({ length: Math.min(toldCorners, points.length) }, (_, k) =>
    Math.round(k * step),
  ).flatMap((k) => {
    const point = points[k]
    return point ? [{ ...point, price: segments[k]?.shadowPrice ?? null }] : []
  })
  return [
    text,
    ...(points.length === 0
      ? []
      : [
          '',
          ...padded([
            [unitWords[unit], `cost in ${currency} per hour`, 'one more changes it by'],
            ...told.map(({ costPerHour, limitValue, price }) => [
              figure(limitValue),
              costPerHour.toLocaleString('en', { maximumFractionDigits: 2 }),
              price === null ? '' : signed(price),
            ]),
          ]).map((line) => `  ${line}`),
          ...(told.length < points.length
            ? [`  ${whole(told.length)} of ${whole(points.length)} corners: --json for all`]
            : []),
        ]),
  ]
}
