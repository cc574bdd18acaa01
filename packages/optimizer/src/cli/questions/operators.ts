import { operators } from '../../explain/operators/operators.ts'
import type { OperatorChange, OperatorsAnswer } from '../../explain/operators/operatorsAnswer.ts'
import { percent, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'

/** Operators and hand-overs that are told; --json has all. */
const told = 20

/** `berth explain operators`. */
export const operatorsQuestion: Question = {
  what: 'Shows which site goes to whom, what each operator has and pays today and in the plan, and how concentrated they become.',
  words: [],
  options: {},
  example: 'berth explain operators --fleet china-2025 --what-if take-over',
  ask: async ({ fleet, plan }) => {
    const answer = operators(fleet, plan)
    return { document: answer, lines: linesOf(answer) }
  },
}

const linesOf = ({ concentration, currency, handovers, operators: all, text }: OperatorsAnswer) => [
  text,
  ...(handovers.length > 0 ? [''] : []),
  ...cut(
    handovers.map((handover) => handover.text),
    'hand-overs',
  ),
  '',
  ...cut(padded([heading(currency), ...all.map(rowOf)]), 'operators', told + 1).map(
    (line) => `  ${line}`,
  ),
  '',
  ...padded([
    ['open accelerators', 'today', 'plan'],
    ...(['herfindahlHirschmanIndex', 'largestThreeFraction', 'holders'] as const).map((figure) => [
      figureNames[figure],
      ...[concentration.before[figure], concentration.after[figure]].map((value) =>
        value === null || figure === 'largestThreeFraction' ? percent(value) : whole(value),
      ),
    ]),
  ]).map((line) => `  ${line}`),
]

const figureNames = {
  herfindahlHirschmanIndex: 'Herfindahl–Hirschman index',
  largestThreeFraction: 'largest three operators',
  holders: 'operators with any',
}

const cut = (lines: readonly string[], noun: string, most = told): string[] =>
  lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `and ${whole(lines.length - most)} more ${noun}: --json for all`]

const heading = (currency: string) => [
  'operator',
  'takes',
  'gives',
  'open sites',
  'accelerators',
  'busy',
  'power, kW',
  `${currency} per hour`,
]

const rowOf = ({ operatorId, takesSiteIds, givesSiteIds, before, after }: OperatorChange) => {
  const change = (was: number, is: number) => `${whole(was)} → ${whole(is)}`
  return [
    operatorId,
    whole(takesSiteIds.length),
    whole(givesSiteIds.length),
    change(before.openSites, after.openSites),
    change(before.openAccelerators, after.openAccelerators),
    change(before.busyAccelerators, after.busyAccelerators),
    change(before.facilityPowerKw, after.facilityPowerKw),
    change(before.costPerHour, after.costPerHour),
  ]
}
