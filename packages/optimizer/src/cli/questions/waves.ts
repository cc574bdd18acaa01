import { migrationWaves } from '../../explore/waves/migrationWaves.ts'
import { nameOf } from '../../explore/waves/stuck.ts'
import type { MigrationWaves, Wave, WaveStep } from '../../explore/waves/wavesAnswer.ts'
import { dataInWords } from '../../explore/waves/wavesText.ts'
import { listed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'

/** Sites and moves that are told one by one in a list. */
const toldEach = 12
const score = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const hours = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** `berth explore waves`. */
export const wavesQuestion: Question = {
  what: 'Orders the moves from today to a plan in waves, each state on the way within every limit.',
  words: [],
  options: {
    'from-date': { value: 'text', help: 'day on which the first wave begins, as 2026-01-31' },
    'max-waves': { value: 'number', min: 1, max: 1000, help: 'waves at most; default 8' },
    'wan-share': {
      value: 'number',
      min: 0.001,
      max: 1,
      help: 'share of the wide-area bandwidth of each site for moves; default 0.2',
    },
    'hours-between': {
      value: 'number',
      min: 0,
      max: 100_000,
      help: 'hours from one wave to the next at least; default 168',
    },
    'churn-score': {
      value: 'number',
      min: 0,
      max: 100,
      help: 'moves with a lower score that could stay are told; default 0.5',
    },
  },
  example: 'berth explore waves --plan plan.json --from-date 2026-01-31 --max-waves 6',
  ask: async ({ fleet, plan, words: { texts, numbers }, options }) => {
    const fromDate = texts.get('from-date')
    if (fromDate !== undefined && Number.isNaN(Date.parse(fromDate))) {
      const text = `Cannot begin on ${fromDate} because that is no date. To fix: write it as 2026-01-31.`
      return { document: { status: 'badInput', text }, lines: [text], isNo: true }
    }
    const given = (name: string, key: string) =>
      numbers.has(name) ? { [key]: numbers.get(name) } : {}
    const answer = migrationWaves(
      fleet,
      plan,
      {
        ...(fromDate === undefined ? {} : { fromDate }),
        ...given('max-waves', 'maxWaves'),
        ...given('wan-share', 'wanShare'),
        ...given('hours-between', 'hoursBetweenWaves'),
        ...given('churn-score', 'churnScore'),
      },
      options,
    )
    const isNo = answer.status !== 'ordered' && answer.status !== 'nothingToMove'
    return { document: answer, lines: linesOf(answer), isNo }
  },
}

const linesOf = (answer: MigrationWaves): string[] => {
  const { text, waves, currency, stuck } = answer
  return [
    text,
    ...(waves.length === 0
      ? []
      : ['', `Costs are in ${currency}, savings in ${currency} per hour.`, ...tableOf(waves)]),
    ...waves.flatMap(siteLines),
    ...stepLines(
      'Hardly worth it',
      waves,
      ({ isChurn }) => isChurn,
      (step) => `saves ${whole(step.savingsPerHour)} ${currency} per hour`,
    ),
    ...stepLines(
      'By a third place',
      waves,
      ({ detourPoolId }) => detourPoolId !== null,
      ({ detourPoolId }) => `waits at ${detourPoolId}`,
    ),
    ...(stuck.length === 0 ? [] : ['', 'Stuck']),
    ...stuck.slice(0, toldEach).map((move) => `  ${move.text}`),
    ...(stuck.length > toldEach ? [`  … and ${whole(stuck.length - toldEach)} more: --json`] : []),
    ...(waves.length === 0 ? [] : ['', 'The moves of each wave: --json']),
  ]
}

const tableOf = (waves: readonly Wave[]): string[] =>
  padded([
    [
      'wave',
      'starts',
      'moves',
      'data',
      'WAN h',
      'double',
      'opens',
      'shuts',
      'once',
      'saves',
      'score',
      'sites',
    ],
    ...waves.map((wave) => [
      String(wave.number),
      wave.startDate ?? `${hours.format(wave.startsAtHour)} h`,
      whole(wave.steps.length),
      dataInWords(wave.transferGb),
      hours.format(wave.wanHours),
      whole(wave.doubleAccelerators),
      whole(wave.opensSiteIds.length),
      whole(wave.closesSiteIds.length),
      whole(wave.oneOffCost),
      whole(wave.savingsPerHour),
      wave.score === null ? '' : score.format(wave.score),
      whole(wave.openSites),
    ]),
  ]).map((line) => `  ${line}`)

/** What happens to sites in a wave. */
const siteLines = (wave: Wave): string[] => {
  const changes = [
    ['opens', wave.opensSiteIds],
    ['hands over', wave.handsOverSiteIds],
    ['refits', wave.refitsSiteIds],
    ['shuts', wave.closesSiteIds],
  ] as const
  const told = changes.flatMap(([verb, ids]) =>
    ids.length > 0 ? [`${verb} ${listed(ids, toldEach)}`] : [],
  )
  return told.length > 0 ? ['', `Wave ${wave.number}`, ...told.map((line) => `  ${line}`)] : []
}

const stepLines = (
  title: string,
  waves: readonly Wave[],
  which: (step: WaveStep) => boolean,
  words: (step: WaveStep) => string,
): string[] => {
  const steps = waves.flatMap((wave) => wave.steps).filter(which)
  if (steps.length === 0) return []
  return [
    '',
    title,
    ...steps.slice(0, toldEach).map((step) => `  ${nameOf(step)} ${words(step)}`),
    ...(steps.length > toldEach ? [`  … and ${whole(steps.length - toldEach)} more: --json`] : []),
  ]
}
