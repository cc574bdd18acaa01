import type { ConflictRule } from '@berth/optimizer/explain'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  type AnswerFields,
  answerType,
  choice,
  count,
  edits,
  flag,
  key,
  list,
  type Merged,
  money,
  number,
  orNull,
  part,
  plainList,
  quantity,
  text,
} from '../../core/answerType.ts'
import { builder } from '../../core/builder.ts'
import { enumOf } from '../../core/enums.ts'
import { refusalType } from '../../solveRun/solveResultTypes.ts'
import { questionSchema } from '../questionSchema.ts'
import { inRange } from '../readGiven.ts'
import { unservedDemandType } from '../unservedDemandType.ts'

type Conflict = Merged<AnswerTo<'conflict'>>
type Item = NonNullable<Conflict['items']>[number]
type Member = Item['members'][number]
type Repair = NonNullable<Conflict['repairs']>[number]
type Change = Repair['changes'][number]
type LeavingOut = NonNullable<Conflict['leavingOut']>

const ruleEnum = enumOf<ConflictRule>('ConflictRule', 'A rule of which a conflict is made.', {
  demandIsServed: 'All requests of a region for a workload are served.',
  trainingIsPlaced: 'A training runs.',
  poolCapacityHolds: 'A pool has no more accelerators than it has.',
  sitePowerHolds: 'A site draws no more than its power limit.',
  gangFitsInterconnect: 'A gang is no larger than the interconnect of a pool.',
  shareIsSpread: 'No site serves more of a workload than it may.',
  sitesKeepTheirOperator: 'Sites are run by who runs them today.',
  operatorPowerHolds: 'An operator runs no more power than it is able to.',
  operatorSitesHold: 'An operator runs no more sites than it is able to.',
  residencyIsKept: 'Data is processed only where it may be.',
  latencyIsMet: 'The latency SLO of a workload is met.',
  migrationBudgetHolds: 'No more moves, or data moved, than the budget has.',
  carbonBudgetHolds: 'No more carbon than the budget has.',
  openSiteLimitHolds: 'No more open sites than the limit says.',
  siteRulingHolds: 'A site is open, or closed, as the planner rules.',
  siteIsBuilt: 'A site under construction cannot be used.',
  forbidHolds: 'A workload does not run where the planner forbids it.',
  pinHolds: 'A workload runs where the planner holds it.',
})
const kindEnum = enumOf<Conflict['kind']>('ConflictKind', 'Whether limits contradict each other.', {
  none: 'All demand can be served within all limits.',
  unknown: 'The time was up before that was known.',
  conflict: 'Limits contradict each other.',
})

const subject = {
  workloadId: orNull(key('Key of the workload; null where it is about something else.')),
  regionId: orNull(key('Key of the region; null where it is about something else.')),
  siteId: orNull(key('Key of the site; null where it is about something else.')),
  poolId: orNull(key('Key of the pool; null where it is about something else.')),
  operatorId: orNull(key('Key of the operator; null where it is about something else.')),
} satisfies Partial<AnswerFields<Member>>

const memberType = answerType<Member>('ConflictMember', 'One rule for one entity.', {
  ...subject,
  limit: orNull(number('The limit as the fleet has it, in `unit`; null where it is no number.')),
  unit: text('Unit of the limit.'),
  text: text('The rule in the planner’s words.'),
})

const itemType = answerType<Item>(
  'ConflictItem',
  'A rule that takes part in a conflict, for one entity; or for several, where they were only looked at together.',
  {
    rule: choice(ruleEnum, 'The rule.'),
    members: list(memberType, 'The entities for which it takes part.'),
    text: text('The rule in words.'),
  },
)

const changeType = answerType<Change>('RepairChange', 'One limit that a repair changes.', {
  ...subject,
  rule: choice(ruleEnum, 'The rule that gives way.'),
  from: orNull(number('The limit before, in `unit`; null where it is no number.')),
  to: orNull(number('The limit after, in `unit`; null where it is no number.')),
  unit: text('Unit of the limit.'),
  amount: number('What it gives way by, in `unit`; 1 where it is dropped.'),
  weightedSize: number('The amount over the limit, times the weight of the rule.'),
  text: text('The change in words.'),
})

const repairType = answerType<Repair>(
  'Repair',
  'Changes to the fleet after which everything is served and every limit holds.',
  {
    changes: list(changeType, 'The limits that are changed.'),
    edits: edits('The same changes as edits, to be applied in order.'),
    weightedSize: number('Sum of the sizes of the changes.'),
    weightedSizeBound: number('No repair of this kind is smaller than this.'),
    costPerHour: orNull(
      money(
        'Cost of the plan that was found for the repaired fleet, per hour; null where there was no time for one.',
      ),
    ),
    gapRelative: orNull(
      quantity('fraction', 'How much cheaper another plan could be at most; null without a plan.'),
    ),
    makesPlanPossible: orNull(
      flag(
        'Whether a plan of the repaired fleet serves everything and holds every limit; null where the time was up.',
      ),
    ),
    isSmallest: orNull(
      flag(
        'Whether the same changes at 99.9 % of their amount, or one less where they are counted, leave no plan; null where the time was up.',
      ),
    ),
    isVerified: flag('Whether both were shown by solving.'),
    text: text('The repair in words.'),
  },
)

const leavingOutType = answerType<LeavingOut>(
  'LeavingOut',
  'Leaving demand out instead of changing anything: what that costs.',
  {
    penaltyPerHour: orNull(
      money(
        'Penalty of the best plan that was found, per hour; null where limits contradict each other even with nothing served, or the time was up.',
      ),
    ),
    penaltyBoundPerHour: orNull(
      money('No plan of the fleet as it is has a smaller penalty, per hour; null without a plan.'),
    ),
    demands: list(unservedDemandType, 'What that plan leaves out.'),
    text: text('The same in words.'),
  },
)

const weightInput = builder.inputType('RepairWeightInput', {
  description: 'How much a change of a rule counts in a repair.',
  fields: (t) => ({
    rule: t.field({ type: ruleEnum, required: true, description: 'The rule.' }),
    weight: t.float({
      description: 'What the relative change is multiplied by; null: this is never changed.',
    }),
  }),
})

export const conflict = questionSchema('conflict', {
  meaning:
    'Whether all demand of a scenario can be served within all limits; if not, which limits cannot hold together and what to change.',
  fields: (t) => ({
    repairCount: t.int({
      description: 'Repairs that are looked for, 0 to 20; 3 unless told.',
    }),
    weights: t.field({
      type: [weightInput],
      description: 'How much changes count, by rule; the relative change itself unless told.',
    }),
  }),
  read: ({ repairCount, weights }, report) => ({
    repairCount: inRange(repairCount ?? 3, 'repairCount', { min: 0, max: 20 }, report),
    weights: Object.fromEntries((weights ?? []).map(({ rule, weight }) => [rule, weight ?? null])),
  }),
  answer: answerType<Conflict>(
    'ConflictAnswer',
    'Whether all demand can be served within all limits; if not, why not and what to change.',
    {
      kind: choice(kindEnum, 'Whether limits contradict each other.'),
      text: text('The finding in words.'),
      solveCount: count('Models that were solved to find out.'),
      items: orNull(list(itemType, 'Rules that cannot hold together; null where there is none.')),
      isMinimal: orNull(
        flag(
          'Whether leaving out any item makes a plan possible that holds all others; false where the time was up before that was shown.',
        ),
      ),
      isByEntity: orNull(flag('Whether every item is one rule of one entity.')),
      proof: orNull(text('How far it was shown that every item is needed, in words.')),
      refusals: orNull(
        plainList(refusalType, 'Demand without a single legal place, with the reasons.'),
      ),
      leavingOut: orNull(part(leavingOutType, 'What leaving demand out would cost.')),
      repairs: orNull(list(repairType, 'Ways to repair it, the cheapest first.')),
    },
  ),
})
