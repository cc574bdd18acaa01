import { alternativePlans } from '../../explore/alternatives/alternativePlans.ts'
import type {
  AlternativePlan,
  Alternatives,
} from '../../explore/alternatives/alternativesAnswer.ts'
import { percent, signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'
import { scopeIn, scopeOption } from './scopeOption.ts'

/** `berth explore alternatives`. */
export const alternativesQuestion: Question = {
  what: 'Finds plans that are nearly as good as the best and as different from a plan, and from one another, as can be.',
  words: [],
  options: {
    within: {
      value: 'number',
      min: 0,
      max: 10,
      help: 'how far above the best each goal may be, as a part of it; default 0.02',
    },
    count: {
      value: 'number',
      min: 1,
      max: 100,
      help: 'alternatives at most; default 3, and without --scope one more with everything decided anew',
    },
    scope: { ...scopeOption, help: scopeOption.help.replace(', the default', '') },
  },
  example: 'berth explore alternatives --fleet china-2025 --plan plan.json --within 0.01 --count 2',
  ask: async ({ fleet, plan, words: { numbers, texts }, options }) => {
    const given = (name: 'within' | 'count') =>
      numbers.has(name) ? { [name]: numbers.get(name) } : {}
    const answer = await alternativePlans(
      fleet,
      plan,
      { ...given('within'), ...given('count'), ...scopeIn(texts) },
      options,
    )
    return { document: answer, lines: linesOf(answer), isNo: answer.alternatives.length === 0 }
  },
}

const linesOf = ({ alternatives, currency, text }: Alternatives): string[] =>
  alternatives.length === 0
    ? [text]
    : [
        text,
        '',
        ...padded([heading(currency), ...alternatives.map(rowOf)]).map((line) => `  ${line}`),
        '',
        ...alternatives.map((alternative, k) => `${k + 1}. ${alternative.text}`),
        '',
        'The plan of each: --json',
      ]

const heading = (currency: string) => [
  '',
  'different',
  'at most',
  'load elsewhere',
  'sites',
  `cost, ${currency} per hour`,
  'carbon, kg per day',
  'latency, ms',
  'scope',
]

const rowOf = (
  {
    carbonChangeKgPerDay,
    closedSiteIds,
    costChangePerHour,
    differenceFraction,
    latencyChangeMs,
    loadElsewhereFraction,
    mostDifferenceFraction,
    openedSiteIds,
    scope,
  }: AlternativePlan,
  index: number,
): string[] => [
  String(index + 1),
  percent(differenceFraction),
  percent(mostDifferenceFraction),
  percent(loadElsewhereFraction),
  `+${whole(openedSiteIds.length)} −${whole(closedSiteIds.length)}`,
  signed(Math.round(costChangePerHour)),
  signed(Math.round(carbonChangeKgPerDay)),
  latencyChangeMs === null ? 'unknown' : signed(latencyChangeMs),
  scope,
]
