import type { LimitChange } from '../../evaluate/moves/limitChange.ts'
import type { MoveVerdict } from '../../evaluate/moves/moveVerdict.ts'
import { openMoves } from '../../evaluate/moves/openMoves.ts'
import { stateOf } from '../../evaluate/state.ts'
import { subjectOf } from '../../explain/whyNotHere/subject.ts'
import { limitOfRule } from '../../words/limitOfRule.ts'
import { signed } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Answer, Question } from './question.ts'
import { regionOption } from './regionOption.ts'
import { unknownName } from './unknownName.ts'

/** `berth explain move`. */
export const moveQuestion: Question = {
  what: 'Judges one move: whether it improves, worsens, breaks or repairs, with the change of every cost term and every limit touched.',
  words: ['workload', 'site'],
  options: regionOption,
  example: 'berth explain move Beijing-chat-32b-4 Qingyang-1 --fleet china-2025',
  ask: async ({ fleet, plan, words }) => {
    const [workloadId = '', siteId = ''] = words.positionals
    const regionId = words.texts.get('region') ?? null
    const subject = subjectOf(fleet, plan, { workloadId, regionId, siteId })
    if ('code' in subject) return unknownName(subject)
    const judge = openMoves(fleet, stateOf(plan), { mayStayBroken: plan.brokenLimits })
    const rank = judge.rankSites(workloadId, regionId).find((entry) => entry.siteId === siteId)
    const toPoolId = rank?.poolId ?? null
    if (toPoolId === null) return withoutPool(siteId)
    const verdict = judge.evaluateMove({ workloadId, regionId, toPoolId })
    return {
      document: {
        workloadId,
        regionId,
        siteId,
        poolId: toPoolId,
        currency: fleet.currency,
        ...verdict,
      },
      lines: linesOf(verdict, `${workloadId} to ${toPoolId}`, fleet.currency),
      isNo: verdict.verdict === 'breaks',
    }
  },
}

const withoutPool = (siteId: string): Answer => {
  const text = `Cannot move anything to ${siteId} because it has no pool. To fix: add one, or choose another site.`
  return { document: { status: 'badInput', text }, lines: [text], isNo: true }
}

const verdictWords: Record<MoveVerdict['verdict'], string> = {
  improves: 'makes the plan cheaper and breaks nothing',
  worsens: 'makes the plan no cheaper and breaks nothing',
  breaks: 'breaks a limit',
  repairs: 'repairs a limit that is broken',
}

const linesOf = (verdict: MoveVerdict, move: string, currency: string): string[] => {
  const { broken, changeOfTerms, latencyMs, limits, opensSiteIds, repaired } = verdict
  const terms = changeOfTerms.filter(({ amountPerHour }) => Math.abs(amountPerHour) > 1e-9)
  return [
    `Moving ${move}, with nothing else moved, ${verdictWords[verdict.verdict]}.`,
    ...broken.map(({ rule, text }) => `  ${text} [${rule}]`),
    ...repaired.map(({ rule, text }) => `  no longer: ${text} [${rule}]`),
    ...(opensSiteIds.length > 0 ? [`  It opens ${opensSiteIds.join(', ')}.`] : []),
    '',
    ...table([
      [`change of cost, ${currency} per hour`, ''],
      ...terms.map(({ amountPerHour, name }) => [name, signed(amountPerHour)]),
      ['all', signed(verdict.changeOfCostPerHour)],
      ...(verdict.changeOfUnservedPenaltyPerHour === 0
        ? []
        : [['penalty of unserved demand', signed(verdict.changeOfUnservedPenaltyPerHour)]]),
    ]),
    ...(latencyMs.after === null
      ? []
      : [
          '',
          `Time to the first token: ${latencyMs.before === null ? 'not served' : `${latencyMs.before.toFixed(1)} ms`} before, ${latencyMs.after.toFixed(1)} ms then.`,
        ]),
    ...(limits.length === 0
      ? []
      : ['', ...table([['limit', 'before', 'then', 'of', 'unit'], ...limits.map(limitRow)])]),
  ]
}

const table = (rows: string[][]) => padded(rows).map((line) => `  ${line}`)

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 })

const limitRow = ({ after, before, entity, limit, rule, unit }: LimitChange): string[] => [
  limitOfRule(rule, entity),
  digits.format(before),
  digits.format(after),
  digits.format(limit),
  unit,
]
