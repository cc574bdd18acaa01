import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  count,
  flag,
  list,
  money,
  number,
  orNull,
  quantity,
  saidElsewhere,
  text,
  texts,
} from '../../core/answerType.ts'
import { enumOf, sourceKindEnum } from '../../core/enums.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { changedSiteType } from '../changedSiteType.ts'
import { questionSchema } from '../questionSchema.ts'
import { inRange } from '../readGiven.ts'

type Assumptions = AnswerTo<'assumptions'>
type Ranked = Assumptions['assumptions'][number]
type Variation = Ranked['variations'][number]

const decisionEnum = enumOf<Variation['decision']>(
  'VariedDecision',
  'What becomes of the decision about sites when an assumption changes.',
  {
    changes:
      'Another is better by more than the gap, or that of the plan is not possible any more.',
    holds: 'No better one was found, in a search that reached its gap.',
    unknown: 'Not everything was decided anew, or the search ended before.',
  },
)

const sourceType = answerType<Ranked['sources'][number]>(
  'AssumptionSource',
  'Where figures come from.',
  {
    id: text('Name in the fleet.'),
    kind: choice(sourceKindEnum, 'How they came about.'),
    title: text('What the source is.'),
  },
)

const variationType = answerType<Variation>(
  'AssumptionVariation',
  'What one change of an assumption does. Changes are to the plan with its shares at their best.',
  {
    factor: number('What the assumption is multiplied by.'),
    limitedFigures: count('Figures that end at the least or largest value that they may have.'),
    scope: choice(searchScopeEnum, 'Among which plans was looked.'),
    decision: choice(decisionEnum, 'What becomes of the decision about sites.'),
    changedSites: list(
      changedSiteType,
      'Sites decided otherwise; empty unless the decision changes.',
    ),
    moves: count('Shares that change their site.'),
    movedAccelerators: number('Accelerators that these are busy with there.'),
    changeOfCostPerHour: money('Change of the cost, per hour.'),
    changeOfUnservedPenaltyPerHour: money(
      'Change of what unserved demand costs per hour; not part of the cost.',
    ),
    regretPerHour: orNull(
      money(
        'Cost and penalty of the plan’s decisions less those of the better ones, per hour; null unless others are better. Demand is served first, so it may be below 0.',
      ),
    ),
    gapRelative: orNull(
      quantity('fraction', 'How good the plan is proved to be; null where none was found.'),
    ),
    text: text('The finding in words.'),
  },
)

const rankedType = answerType<Ranked>(
  'RankedAssumption',
  'An input that may be otherwise than the fleet says, and how much the decision depends on it.',
  {
    id: text('Name for programs.'),
    name: text('The assumption in words.'),
    figures: texts('Figures of the fleet that change with it, as collection.field.'),
    sources: list(sourceType, 'Where the fleet says that these come from.'),
    variations: list(
      variationType,
      'From the smaller factor to the larger; those that change nothing are left out.',
    ),
    changedSiteCount: orNull(
      count('Sites decided otherwise at most; null where no variation tells.'),
    ),
    movedAccelerators: number('Accelerators that move at most.'),
    changePerHour: money('Largest change of cost and unserved penalty, up or down, per hour.'),
    text: text('The finding in words.'),
  },
)

const notLookedAtType = answerType<Assumptions['notLookedAt'][number]>(
  'AssumptionNotLookedAt',
  'Something that was not looked at.',
  {
    assumptionId: text('The assumption.'),
    factor: orNull(number('The factor; null for all.')),
    reason: text('Why, in words.'),
  },
)

export const assumptions = questionSchema('assumptions', {
  meaning: 'Which inputs the decision depends on most: each is lowered and raised.',
  fields: (t) => ({
    changeFraction: t.float({
      description:
        'Part by which each is lowered and raised, 0.001 to 0.99; 0.2 unless told. Unit: fraction.',
    }),
    assumptionIds: t.stringList({
      description: 'Names of the assumptions to look at, as an answer has them; all unless told.',
    }),
  }),
  read: ({ changeFraction, assumptionIds }, report) => ({
    changeFraction: inRange(
      changeFraction ?? 0.2,
      'changeFraction',
      { min: 0.001, max: 0.99 },
      report,
    ),
    ...(assumptionIds && { assumptionIds: [...assumptionIds] }),
  }),
  answer: answerType<Assumptions>(
    'AssumptionsAnswer',
    'Which inputs the decision depends on most.',
    {
      currency: saidElsewhere,
      changeFraction: quantity('fraction', 'Part by which each was lowered and raised.'),
      assumptions: list(
        rankedType,
        'The one that the decision depends on most first: by changed sites, then moved accelerators, then change of cost.',
      ),
      notLookedAt: list(notLookedAtType, 'What was not looked at, or not wholly, and why.'),
      isCutShort: flag(
        'Whether time was up, or somebody stopped it, before everything was decided anew for every change.',
      ),
      text: text('The finding in words.'),
    },
  ),
})
