import type {
  LimitChange,
  MoveSummary,
  MoveVerdict,
  ProposedMove,
  SiteRank,
} from '@berth/optimizer/evaluate'
import {
  type AnswerFields,
  answerType,
  choice,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  part,
  plainList,
  quantity,
  text,
} from '../core/answerType.ts'
import { builder } from '../core/builder.ts'
import { enumOf } from '../core/enums.ts'
import { costTermType } from '../plan/accountType.ts'
import { violationType } from '../plan/certificateTypes.ts'

const verdictEnum = enumOf<MoveSummary['verdict']>('MoveVerdictKind', 'What a move comes to.', {
  improves: 'Cost and unserved penalty together fall, and no limit is broken.',
  worsens: 'They do not fall, and no limit is broken.',
  breaks: 'A limit is broken that was not, or more than it was.',
  repairs: 'A limit that was broken is not, or less so, and none is broken more.',
})

export const limitChangeType = answerType<LimitChange>(
  'LimitChange',
  'A limit of which a move makes more or less used.',
  {
    rule: text('The rule, as a name.'),
    entity: text('Whose limit.'),
    before: number('How much is used without the move, in `unit`.'),
    after: number('How much is used with it, in `unit`.'),
    limit: number('How much is allowed, in `unit`.'),
    unit: text('Unit of the three values.'),
  },
)

const latencyChangeType = answerType<MoveSummary['latencyMs']>(
  'LatencyChange',
  'Time to the first token, averaged over the served tokens of what is moved; null for training, and where none are served.',
  {
    before: orNull(quantity('ms', 'Without the move.')),
    after: orNull(quantity('ms', 'With it.')),
  },
)

const summaryFields: AnswerFields<MoveSummary> = {
  verdict: choice(verdictEnum, 'What it comes to.'),
  changeOfCostPerHour: money('Cost with the move less cost without it, per hour.'),
  changeOfUnservedPenaltyPerHour: money(
    'Change of what unserved demand costs per hour; not part of the cost.',
  ),
  latencyMs: part(latencyChangeType, 'Time to the first token of what is moved.'),
  broken: plainList(
    violationType,
    'Limits that are broken by the move or made worse, as they are after it.',
  ),
  repaired: plainList(
    violationType,
    'Limits that are broken no longer or less, as they were before.',
  ),
  opensSiteIds: keys('Keys of closed sites that the move opens.'),
}

export const moveVerdictType = answerType<MoveVerdict>(
  'MoveVerdict',
  'What moves do to the whole fleet, with every cost term and every limit that they touch.',
  {
    ...summaryFields,
    changeOfTerms: list(costTermType, 'Every part of the cost with its change.'),
    limits: list(limitChangeType, 'Every limit of which the moves make more or less used.'),
  },
)

export const siteRankType = answerType<SiteRank>(
  'SiteRank',
  'What it would come to, to run a workload at a site, at that of its pools which suits best.',
  {
    ...summaryFields,
    siteId: key('Key of the site.'),
    poolId: orNull(
      key('Key of the pool that breaks the fewest limits, and of those costs least; null if none.'),
    ),
    shareNow: quantity(
      'fraction',
      'Share of the workload that runs here without the move, as a mean over the regions meant.',
    ),
    headroom: orNull(
      part(
        limitChangeType,
        'The limit of which least would be left; null where none is used more.',
      ),
    ),
  },
)

export const moveInput = builder.inputType('MoveInput', {
  description: 'A workload, or what one region asks of it, that is to run at another pool.',
  fields: (t) => ({
    workloadKey: t.string({ required: true, description: 'Key of the workload.' }),
    regionKey: t.string({
      description:
        'Key of the region whose requests move; all unless told. Not looked at for training.',
    }),
    toPoolKey: t.string({
      required: true,
      description: 'Key of the pool where all of it is to run, in every period.',
    }),
  }),
})

export const asMove = ({
  workloadKey,
  regionKey,
  toPoolKey,
}: typeof moveInput.$inferInput): ProposedMove => ({
  workloadId: workloadKey,
  regionId: regionKey ?? null,
  toPoolId: toPoolKey,
})
