import { assumptions } from '../../explain/assumptions/assumptions.ts'
import type {
  AssumptionsAnswer,
  NotLookedAt,
  RankedAssumption,
} from '../../explain/assumptions/assumptionsAnswer.ts'
import { listed, lowerFirst, percent, signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'

/** Names that are told for one reason; --json has all. */
const toldNames = 6

/** `berth explain assumptions`. */
export const assumptionsQuestion: Question = {
  what: 'Ranks the inputs by how much the decision depends on them: which sites and which load change when each is a fifth lower or higher.',
  words: [],
  options: {
    change: {
      value: 'number',
      min: 0.001,
      max: 0.95,
      help: 'part by which each is lowered and raised; default 0.2',
    },
    only: { value: 'text', help: 'names of the assumptions to look at, separated by commas' },
  },
  example: 'berth explain assumptions --fleet china-2025 --time-limit 600 --only demand,pue',
  ask: async ({ fleet, plan, words, options }) => {
    const only = words.texts.get('only')?.split(',')
    const question = {
      ...(words.numbers.has('change') ? { changeFraction: words.numbers.get('change') ?? 0 } : {}),
      ...(only ? { assumptionIds: only } : {}),
    }
    const answer = await assumptions(fleet, plan, question, options)
    return {
      document: answer,
      lines: linesOf(answer),
      isNo: answer.assumptions.length === 0,
    }
  },
}

const linesOf = (answer: AssumptionsAnswer): string[] => {
  const { assumptions: ranked, changeFraction, currency, notLookedAt, text } = answer
  return [
    text,
    ...(ranked.length > 0
      ? [
          '',
          ...padded([heading(currency), ...ranked.flatMap(rowsOf)], 2).map((line) => `  ${line}`),
          '',
          `Each was changed by ${percent(changeFraction)}. "held": with the sites of the plan held, since there was no time to decide everything anew.`,
          ...ranked
            .filter(({ changedSiteCount }) => (changedSiteCount ?? 0) > 0)
            .map((entry) => entry.text),
        ]
      : []),
    ...leftOutLines(notLookedAt),
  ]
}

const heading = (currency: string) => [
  'assumption',
  'source',
  'times',
  'sites changed',
  'accelerators moved',
  `cost, ${currency} per hour`,
  'penalties',
]

const rowsOf = ({ id, sources, variations }: RankedAssumption) =>
  variations.map((variation, at) => [
    at === 0 ? id : '',
    at === 0 ? [...new Set(sources.map(({ kind }) => kind))].join(', ') : '',
    String(variation.factor),
    variation.decision === 'unknown' ? 'held' : whole(variation.changedSites.length),
    whole(variation.movedAccelerators),
    signed(Math.round(variation.changeOfCostPerHour)),
    signed(Math.round(variation.changeOfUnservedPenaltyPerHour)),
  ])

/** What was not looked at, one line for each reason. */
const leftOutLines = (notLookedAt: readonly NotLookedAt[]): string[] => {
  const byReason = new Map<string, Set<string>>()
  for (const { assumptionId, reason } of notLookedAt)
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(assumptionId))
  return byReason.size === 0
    ? []
    : [
        '',
        'Not looked at, or not in full:',
        ...[...byReason].map(
          ([reason, names]) => `  ${listed([...names], toldNames)}: ${lowerFirst(reason)}`,
        ),
      ]
}
