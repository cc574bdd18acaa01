import { type WhyNotVerdict, whyNotVerdicts } from '@berth/optimizer/explain'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  type AnswerFields,
  answerType,
  choice,
  edits,
  flag,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  part,
  plain,
  quantity,
  saidElsewhere,
  text,
  texts,
} from '../../core/answerType.ts'
import { enumOf } from '../../core/enums.ts'
import { issueType } from '../../core/problemTypes.ts'
import { costTermType } from '../../plan/accountType.ts'
import { plannedMoveType } from '../plannedMoveType.ts'
import { questionSchema } from '../questionSchema.ts'
import { spelt } from '../spelt.ts'

type WhyNot = AnswerTo<'whyNotHere'>
type Obstacle = WhyNot['obstacles'][number]
type Change = WhyNot['changes'][number]
type Placing = NonNullable<WhyNot['placing']>
type Rebate = NonNullable<Placing['rebate']>
type Effect = Omit<Placing, 'rebate' | 'edits'>

const verdictEnum = enumOf<WhyNotVerdict>(
  'WhyNotVerdict',
  'Why a workload is not at a site.',
  whyNotVerdicts,
)
const changeEnum = enumOf<Change['kind']>('MinimumChangeKind', 'What a smallest change changes.', {
  permission: 'What forbids it goes.',
  room: 'There is more of a limit.',
  price: 'It becomes cheaper there.',
})

const obstacleType = answerType<Obstacle>(
  'PlacementObstacle',
  'One rule that forbids the place, with the pools and regions for which it does.',
  {
    code: text('Words for programs.'),
    found: spelt('The value found, without its unit.'),
    allowed: spelt('The value allowed, without its unit.'),
    unit: text('Unit of both values; empty where there is none.'),
    text: text('The reason in words.'),
    fix: text('The smallest change that removes this reason.'),
    poolIds: keys('Keys of the pools for which it holds.'),
    regionIds: keys('Keys of the regions for which it holds; empty for training.'),
  },
)

const effectFields: AnswerFields<Effect> = {
  changeOfCostPerHour: money(
    'Cost less that of the plan as it is, its shares at their best, per hour.',
  ),
  changeOfTerms: list(costTermType, 'Every part of the cost with its change.'),
  changeOfUnservedPenaltyPerHour: money('Change of the penalty of unserved demand, per hour.'),
  displaced: list(plannedMoveType, 'What else changes its place.'),
  opensSiteIds: keys('Keys of closed sites of the plan that are open then.'),
}

const rebateType = answerType<Rebate>(
  'Rebate',
  'What it would have to cost less at the site for the plan to have it there by itself.',
  {
    perHour: money('For all that is asked for, per hour.'),
    perMillionTokens: orNull(money('The same per million tokens; null for training.')),
    isVerified: flag('Whether a plan with it had it there, and one with 99.9 % of it had not.'),
  },
)

const placingType = answerType<Placing>(
  'Placing',
  'What putting it there by hand comes to, with nothing else changed.',
  {
    ...effectFields,
    rebate: orNull(
      part(
        rebateType,
        'Null where it costs no more there, where the plan aims at another measure first, or where none could be checked.',
      ),
    ),
    edits: edits('The edits that do it; empty where no edit holds just this.'),
  },
)

const figureType = answerType<Change['figures'][number]>(
  'ChangedFigure',
  'A figure that a change changes.',
  {
    what: text('What it is the figure of.'),
    from: number('Before, in `unit`.'),
    to: number('After, in `unit`.'),
    unit: text('Unit of both values.'),
  },
)

const tryType = answerType<Change['tries'][number]>(
  'ChangeTry',
  'One plan that was made to check a change.',
  {
    what: text('What was made: the whole change, or one of its parts a little less.'),
    isThere: flag('Whether the plan has it there.'),
  },
)

const changeType = answerType<Change>(
  'MinimumChange',
  'A smallest change with which it is there.',
  {
    ...effectFields,
    kind: choice(changeEnum, 'What it changes.'),
    edits: edits('Everything that is changed, to be applied in order.'),
    isPutThere: flag(
      'Whether it is put there by hand as well; else the plan chooses it by itself.',
    ),
    rebate: orNull(
      part(
        rebateType,
        'What would spare putting it there: what it would have to cost less there besides; null where that was not looked for or not found.',
      ),
    ),
    figures: list(figureType, 'The figures that it changes.'),
    isVerified: flag(
      'Whether a plan with exactly this change has it there, and none with any part of it a little less.',
    ),
    tries: list(tryType, 'The plans that were made to check it.'),
    text: text('The finding in words.'),
  },
)

export const whyNotHere = questionSchema('whyNotHere', {
  meaning: 'Why a workload is not at a site, what it would come to, and what would have to change.',
  fields: (t) => ({
    workloadKey: t.string({ required: true, description: 'Key of the workload.' }),
    regionKey: t.string({
      description: 'Key of the region whose requests are meant; all unless told.',
    }),
    siteKey: t.string({ required: true, description: 'Key of the site.' }),
  }),
  read: ({ workloadKey, regionKey = null, siteKey }) => ({
    workloadId: workloadKey,
    regionId: regionKey,
    siteId: siteKey,
  }),
  answer: answerType<WhyNot>(
    'WhyNotHere',
    'Why a workload is not at a site, what it would come to, and what would have to change.',
    {
      workloadId: key('Key of the workload.'),
      regionId: orNull(key('Key of the region whose requests are meant; null for all.')),
      siteId: key('Key of the site.'),
      currency: saidElsewhere,
      verdict: choice(verdictEnum, 'Why it is not there.'),
      shareNow: quantity('fraction', 'The share that is there; of several regions the smallest.'),
      shareAsked: quantity(
        'fraction',
        'The share asked for: all, or as much as one site may take.',
      ),
      legalPoolIds: keys('Keys of the pools of the site at which it may run as things are.'),
      obstacles: list(obstacleType, 'Every rule that forbids it.'),
      placing: orNull(
        part(
          placingType,
          'What putting it there comes to; null where it is forbidden, or there is no room.',
        ),
      ),
      changes: list(changeType, 'Smallest changes with which it is there, each checked.'),
      notes: texts('What was looked for in vain, and why.'),
      isComplete: flag('Whether there was time for everything.'),
      issue: orNull(plain(issueType, 'Set where a name is not known.')),
      text: text('The finding in words.'),
    },
  ),
})
