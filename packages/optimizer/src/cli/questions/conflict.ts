import type { ConflictAnswer, ConflictItem, Repair } from '../../explain/conflict/conflictAnswer.ts'
import { type ConflictRule, conflictRules } from '../../explain/conflict/conflictRule.ts'
import { findConflict } from '../../explain/conflict/findConflict.ts'
import { whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'

/** Rules of a conflict, entities of one rule, and demand without a place, that are told one by one. */
const mostTold = { rules: 30, members: 5, refusals: 5 }

/** `berth explain conflict`. */
export const conflictQuestion: Question = {
  what: 'Shows which rules cannot hold together where not everything can be served, and the cheapest changes that make a plan possible.',
  words: [],
  options: {
    repairs: { value: 'number', min: 0, max: 20, help: 'repairs that are looked for; default 3' },
    never: {
      value: 'text',
      help: `rules that no repair may change, separated by commas: ${conflictRules.join(', ')}`,
    },
  },
  example: 'berth explain conflict --fleet china-2025 --what-if hub-latency --never demandIsServed',
  needsPlan: false,
  ask: async ({ fleet, words, options }) => {
    const never = words.texts.get('never')?.split(',') ?? []
    const unknown = never.filter((rule) => !conflictRules.some((known) => known === rule))
    if (unknown.length > 0) return unknownRules(unknown)
    const answer = await findConflict(fleet, {
      ...options,
      repairCount: words.numbers.get('repairs') ?? 3,
      weights: Object.fromEntries(never.map((rule) => [rule, null])) as Partial<
        Record<ConflictRule, null>
      >,
    })
    return {
      document: answer,
      lines: linesOf(answer, fleet.currency),
      isNo: answer.kind !== 'none',
    }
  },
}

const unknownRules = (unknown: readonly string[]): Answer => {
  const text = `Cannot keep ${unknown.join(', ')} from being changed because the rules are ${conflictRules.join(', ')}. To fix: use some of these.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const linesOf = (answer: ConflictAnswer, currency: string): string[] => {
  if (answer.kind !== 'conflict') return [answer.text]
  const { items, proof, refusals, leavingOut, repairs } = answer
  return [
    'These rules cannot hold together:',
    ...padded(items.slice(0, mostTold.rules).flatMap(ruleRows), 2).map((line) => `  ${line}`),
    ...more(items.length - mostTold.rules, 'rules'),
    proof,
    ...(refusals.length === 0 ? [] : ['', 'Without any legal place']),
    ...refusals.slice(0, mostTold.refusals).map(({ text }) => `  ${withFirstReason(text)}`),
    ...more(refusals.length - mostTold.refusals, 'like these'),
    '',
    leavingOut.text,
    '',
    ...(repairs.length === 0
      ? ['No repair was found in time. To fix: allow more with --time-limit, or less for --never.']
      : [`Repairs, by the size of their changes; cost in ${currency} per hour`]),
    ...repairs.flatMap((repair, position) => repairLines(repair, position)),
  ]
}

/** A refusal with the reason that most pools have; --json has all. */
const withFirstReason = (text: string): string => {
  const end = /To fix: .*?[a-zA-Z0-9]\. (?=[0-9])/.exec(text)
  return end ? text.slice(0, end.index + end[0].length - 1) : text
}

const more = (rest: number, what: string) => (rest > 0 ? [`  and ${whole(rest)} ${what}`] : [])

const ruleRows = ({ rule, members, text }: ConflictItem): string[][] =>
  members.length === 1
    ? [[rule, text]]
    : [
        [rule, text],
        ...members.slice(0, mostTold.members).map((member) => ['', `  ${member.text}`]),
        ...(members.length > mostTold.members
          ? [['', `  and ${whole(members.length - mostTold.members)} more`]]
          : []),
      ]

const repairLines = (repair: Repair, position: number): string[] => {
  const { changes, weightedSize, costPerHour, isVerified } = repair
  const size = weightedSize.toLocaleString('en', { maximumSignificantDigits: 3 })
  const cost = costPerHour === null ? 'cost not known' : `cost ${whole(costPerHour)}`
  return [
    `  ${position + 1}. size ${size}, ${cost}${isVerified ? '' : `, ${notShown(repair)}`}`,
    ...changes.map(({ text }) => `     ${text}`),
  ]
}

/** What was not shown about a repair, in words. */
const notShown = ({ makesPlanPossible, isSmallest }: Repair): string =>
  [
    makesPlanPossible === true
      ? []
      : [makesPlanPossible === false ? 'not enough' : 'not shown to be enough'],
    isSmallest === true
      ? []
      : [isSmallest === false ? 'more than enough' : 'not shown to be the least'],
  ]
    .flat()
    .join(', ')
