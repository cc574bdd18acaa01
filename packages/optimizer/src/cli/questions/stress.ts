import type { Distribution } from '../../explore/stress/distribution.ts'
import { stress } from '../../explore/stress/stress.ts'
import type {
  StressAnswer,
  StressOutcome,
  StressResult,
} from '../../explore/stress/stressAnswer.ts'
import {
  defaultStressCases,
  type StressKind,
  stressKinds,
} from '../../explore/stress/stressCases.ts'
import type { StressSamples } from '../../explore/stress/stressSamples.ts'
import { percent, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'

const kinds = Object.keys(stressKinds).filter((kind) => kind !== 'own') as StressKind[]
/** Cases whose remedy is told in full. */
const toldCases = 8

/** `berth explore stress`. */
export const stressQuestion: Question = {
  what: 'Shows how a plan holds up when demand, prices and delays change or a site is lost, as it stands and planned anew.',
  words: [],
  options: {
    cases: {
      value: 'text',
      help: `kinds of cases, separated by commas: ${kinds.join(', ')}; default all`,
    },
    anew: {
      value: 'number',
      min: 0,
      max: 10_000,
      help: 'cases at most for which everything is decided anew; default all for which there is time',
    },
    samples: {
      value: 'number',
      min: 0,
      max: 1_000_000,
      help: 'draws of demand, prices and delays by chance; default 0',
    },
    seed: { value: 'number', min: 0, max: 4_294_967_295, help: 'of the draws; default 1' },
  },
  example: 'berth explore stress --fleet china-2025 --cases demand,siteLoss --samples 50',
  ask: async ({ fleet, plan, words, options }) => {
    const asked = words.texts.get('cases')?.split(',') ?? kinds
    const unknown = asked.filter((kind) => !kinds.some((known) => known === kind))
    if (unknown.length > 0) return unknownKinds(unknown)
    const answer = await stress(
      fleet,
      plan,
      {
        cases: defaultStressCases(fleet, plan, asked as StressKind[]),
        samples: words.numbers.get('samples') ?? 0,
        seed: words.numbers.get('seed') ?? 1,
        ...(words.numbers.has('anew') ? { anewCases: words.numbers.get('anew') ?? 0 } : {}),
      },
      options,
    )
    return { document: answer, lines: linesOf(answer) }
  },
}

const unknownKinds = (unknown: readonly string[]): Answer => {
  const text = `Cannot look at ${unknown.join(', ')} because the kinds of cases are ${kinds.join(', ')}. To fix: use some of these.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const linesOf = ({ cases, samples, currency, text, isCutShort }: StressAnswer): string[] => [
  text,
  ...(isCutShort
    ? ['The time was up before every case was planned anew. To fix: allow more with --time-limit.']
    : []),
  ...(cases.length > 0 ? ['', `Left out and regret are in ${currency} per hour.`] : []),
  ...padded([...(cases.length > 0 ? [heading] : []), ...cases.map((entry) => rowOf(entry))]).map(
    (line) => `  ${line}`,
  ),
  ...remedies(cases),
  ...(samples ? samplesLines(samples, currency) : []),
]

const heading = [
  'case',
  'limits broken',
  'left out as it stands',
  'with shares anew',
  'all anew',
  'regret',
  'headroom',
]

const rowOf = ({
  name,
  asItStands,
  decisionsHeld,
  everythingAnew,
  regret,
  headroom,
}: StressResult) => [
  name,
  whole(asItStands.brokenLimits.length),
  leftOut(asItStands),
  leftOut(decisionsHeld),
  leftOut(everythingAnew),
  regret ? whole(regret.totalPerHour) : '?',
  headroom ? (headroom.growthFraction === null ? '?' : percent(headroom.growthFraction)) : '',
]

const leftOut = (outcome: StressOutcome | null): string =>
  outcome ? whole(outcome.unservedPenaltyPerHour) : '?'

/** What would help where most is left out. */
const remedies = (cases: readonly StressResult[]): string[] => {
  const worst = cases
    .filter(({ headroom }) => headroom !== null)
    .sort((a, b) => penaltyOf(b) - penaltyOf(a))
    .slice(0, toldCases)
  return worst.length === 0 ? [] : ['', 'What would have helped', ...worst.map(remedyOf)]
}

const remedyOf = ({ name, headroom }: StressResult) => `  ${name}: ${headroom?.text ?? ''}`
const penaltyOf = ({ decisionsHeld }: StressResult) => decisionsHeld?.unservedPenaltyPerHour ?? 0

const samplesLines = (samples: StressSamples, currency: string): string[] => [
  '',
  samples.text,
  ...(samples.samples.length === 0 ? [] : distributionLines(samples, currency)),
]

const distributionLines = ({ asItStands, decisionsHeld }: StressSamples, currency: string) =>
  padded([
    [`${currency} per hour`, '5 of 100', 'median', '95 of 100', 'largest'],
    distributionRow('cost as it stands', asItStands.costPerHour),
    distributionRow('left out as it stands', asItStands.unservedPenaltyPerHour),
    distributionRow('cost with shares anew', decisionsHeld.costPerHour),
    distributionRow('left out with shares anew', decisionsHeld.unservedPenaltyPerHour),
  ]).map((line) => `  ${line}`)

const distributionRow = (name: string, distribution: Distribution | null): string[] => [
  name,
  ...(distribution
    ? [
        whole(distribution.percentile5),
        whole(distribution.median),
        whole(distribution.percentile95),
        whole(distribution.largest),
      ]
    : []),
]
