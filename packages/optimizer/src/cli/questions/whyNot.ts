import type { CostTerm, Move } from '@berth/shared'
import type { MinimumChange, Placing, WhyNotHere } from '../../explain/whyNotHere/answer.ts'
import type { Obstacle } from '../../explain/whyNotHere/obstacles.ts'
import { whyNotHere } from '../../explain/whyNotHere/whyNotHere.ts'
import { percent, signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'
import { regionOption } from './regionOption.ts'

/** Workloads that move for it, told one by one. */
const toldMoves = 8

/** `berth explain why-not`. */
export const whyNotQuestion: Question = {
  what: 'Shows what keeps a workload from a site, what it would cost there, and the smallest changes with which it would be there.',
  words: ['workload', 'site'],
  options: regionOption,
  example: 'berth explain why-not Beijing-chat-32b-4 Beijing-4 --fleet china-2025',
  ask: async ({ fleet, plan, words, options }) => {
    const [workloadId = '', siteId = ''] = words.positionals
    const regionId = words.texts.get('region') ?? null
    const answer = await whyNotHere(fleet, plan, { workloadId, regionId, siteId }, options)
    return { document: answer, lines: linesOf(answer), isNo: answer.verdict === 'unknown' }
  },
}

const linesOf = (answer: WhyNotHere): string[] => {
  const { changes, currency, isComplete, notes, obstacles, placing } = answer
  return [
    withoutChange(answer),
    ...(obstacles.length === 0 ? [] : ['', 'What is in the way', ...obstacles.map(obstacleLine)]),
    ...(placing ? ['', 'What it comes to there', ...placingLines(placing, currency)] : []),
    ...changes.flatMap((change, k) => ['', ...changeLines(change, k, currency)]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(isComplete
      ? []
      : ['', 'The time was up before everything was tried. To fix: allow more with --time-limit.']),
  ]
}

/** The first change is told below with the others. */
const withoutChange = ({ changes, text }: WhyNotHere) => {
  const [first] = changes
  return first ? text.replace(` ${first.text}`, '') : text
}

const obstacleLine = ({ code, fix, poolIds, regionIds, text }: Obstacle): string => {
  const where = poolIds.length === 0 ? '' : `${poolIds.join(', ')}: `
  const who = regionIds.length <= 1 ? '' : ` (requests from ${regionIds.join(', ')})`
  return `  ${where}${text}${who}. To fix: ${fix} [${code}]`
}

const placingLines = (placing: Placing, currency: string): string[] => {
  const { displaced, opensSiteIds } = placing
  return [
    ...termLines(placing.changeOfTerms, placing.changeOfCostPerHour, currency),
    ...(opensSiteIds.length === 0 ? [] : [`  It opens ${opensSiteIds.join(', ')}.`]),
    ...displacedLines(displaced),
  ]
}

const termLines = (terms: readonly CostTerm[], total: number, currency: string): string[] =>
  padded([
    ...terms
      .filter(({ amountPerHour }) => Math.abs(amountPerHour) > 1e-6)
      .map(({ amountPerHour, name }) => [name, signed(amountPerHour)]),
    [`${currency} per hour`, signed(total)],
  ]).map((line) => `  ${line}`)

const displacedLines = (displaced: readonly Move[]): string[] => [
  ...displaced
    .slice(0, toldMoves)
    .map(
      ({ fromSiteId, share, toSiteId, workloadId }) =>
        `  ${percent(share)} of ${workloadId} moves from ${fromSiteId ?? 'nowhere'} to ${toSiteId ?? 'nowhere'}.`,
    ),
  ...(displaced.length > toldMoves
    ? [`  … and ${whole(displaced.length - toldMoves)} more moves: --json`]
    : []),
]

const changeLines = (change: MinimumChange, k: number, currency: string): string[] => [
  `${k + 1}. ${change.text}`,
  ...termLines(change.changeOfTerms, change.changeOfCostPerHour, currency),
  '  Checked by planning anew:',
  ...change.tries.map(({ isThere, what }) => `    ${isThere ? 'there    ' : 'not there'}  ${what}`),
]
