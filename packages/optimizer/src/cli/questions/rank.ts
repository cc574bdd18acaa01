import type { LimitChange } from '../../evaluate/moves/limitChange.ts'
import { openMoves } from '../../evaluate/moves/openMoves.ts'
import type { SiteRank } from '../../evaluate/moves/rankSites.ts'
import { stateOf } from '../../evaluate/state.ts'
import { subjectOf } from '../../explain/whyNotHere/subject.ts'
import { limitOfRule } from '../../words/limitOfRule.ts'
import { percent, signed, whole } from '../../words/numbers.ts'
import { padded } from '../padded.ts'
import type { Question } from './question.ts'
import { regionOption } from './regionOption.ts'
import { unknownName } from './unknownName.ts'

/** Sites at which nothing breaks, and others, that are told. */
const told = { legal: 20, broken: 10 }

/** `berth explain rank`. */
export const rankQuestion: Question = {
  what: 'Ranks every site for a workload: legal or why not, change of cost, latency and headroom, without planning anew.',
  words: ['workload'],
  options: regionOption,
  example: 'berth explain rank Beijing-chat-32b-4 --fleet china-2025',
  ask: async ({ fleet, plan, words }) => {
    const [workloadId = ''] = words.positionals
    const regionId = words.texts.get('region') ?? null
    const siteId = fleet.sites[0]?.id ?? ''
    const subject = subjectOf(fleet, plan, { workloadId, regionId, siteId })
    if ('code' in subject) return unknownName(subject)
    const options = { mayStayBroken: plan.brokenLimits }
    const ranks = openMoves(fleet, stateOf(plan), options).rankSites(workloadId, regionId)
    return {
      document: { workloadId, regionId, currency: fleet.currency, ranks },
      lines: linesOf(ranks, workloadId, fleet.currency),
    }
  },
}

const linesOf = (ranks: readonly SiteRank[], workloadId: string, currency: string): string[] => {
  const legal = ranks.filter(({ verdict }) => verdict !== 'breaks')
  const broken = ranks.filter(({ verdict }) => verdict === 'breaks')
  return [
    `${whole(legal.length)} of ${whole(ranks.length)} sites could take all of ${workloadId} as the plan stands, with nothing else moved.`,
    ...(legal.length === 0
      ? []
      : [
          '',
          ...table([legalHeading(currency), ...legal.slice(0, told.legal).map(legalRow)]),
          ...more(legal.length - told.legal),
        ]),
    ...(broken.length === 0
      ? []
      : [
          '',
          'At the others a limit breaks; those with the fewest reasons and the lowest cost:',
          ...table([
            ['site', `${currency} per hour`, 'ms', 'why not'],
            ...broken.slice(0, told.broken).map(brokenRow),
          ]),
          ...more(broken.length - told.broken),
        ]),
  ]
}

const table = (rows: string[][]) => padded(rows, 1).map((line) => `  ${line}`)
const more = (left: number) => (left > 0 ? [`  … and ${whole(left)} more: --json`] : [])

const legalHeading = (currency: string) => [
  'site',
  'there now',
  `${currency} per hour`,
  'ms',
  'opens',
  'tightest limit then',
]

const totalOf = ({ changeOfCostPerHour, changeOfUnservedPenaltyPerHour }: SiteRank) =>
  signed(changeOfCostPerHour + changeOfUnservedPenaltyPerHour)
const latencyOf = ({ latencyMs }: SiteRank) =>
  latencyMs.after === null ? '' : latencyMs.after.toFixed(1)

const legalRow = (rank: SiteRank): string[] => [
  rank.siteId,
  percent(rank.shareNow),
  totalOf(rank),
  latencyOf(rank),
  rank.opensSiteIds.length > 0 ? 'yes' : '',
  rank.headroom ? headroomInWords(rank.headroom) : '',
]

const headroomInWords = ({ after, entity, limit, rule }: LimitChange): string =>
  `${percent(limit === 0 ? null : after / limit)} of ${limitOfRule(rule, entity)}`

const brokenRow = (rank: SiteRank): string[] => [
  rank.siteId,
  totalOf(rank),
  latencyOf(rank),
  `${rank.broken[0]?.text ?? ''}${rank.broken.length > 1 ? `; and ${whole(rank.broken.length - 1)} more` : ''}`,
]
