import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  flag,
  foundPlan,
  key,
  keys,
  list,
  money,
  number,
  numbers,
  orNull,
  quantity,
  saidElsewhere,
  text,
} from '../../core/answerType.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { changedSiteType } from '../changedSiteType.ts'
import { questionSchema } from '../questionSchema.ts'
import { inRange } from '../readGiven.ts'
import { measureEnum } from './paretoFrontier.ts'

type Alternatives = AnswerTo<'alternativePlans'>
type Alternative = Alternatives['alternatives'][number]

const goalType = answerType<Alternative['goals'][number]>(
  'AlternativeGoal',
  'One goal of a plan, the best that is known of it, and how far an alternative may go.',
  {
    name: choice(measureEnum, 'Which goal.'),
    unit: text('Unit of the values: currencyPerHour, kgPerDay, ms or count.'),
    best: number('The best that is known, with the decisions of the plan asked about held.'),
    limit: number('How far an alternative may go.'),
    value: number('What it reaches.'),
    aboveBestFraction: quantity('fraction', 'Above the best, of the best; below 0 where better.'),
  },
)

const loadChangeType = answerType<Alternative['loadChanges'][number]>(
  'SiteLoadChange',
  'A site with more or less load than in the plan asked about.',
  {
    siteId: key('Key of the site.'),
    acceleratorsChange: number(
      'Busy accelerators here less those there, in the period that needs most.',
    ),
  },
)

const alternativeType = answerType<Alternative>(
  'AlternativePlan',
  'A plan that is nearly as good and as different as can be.',
  {
    plan: foundPlan('The plan.'),
    scope: choice(searchScopeEnum, 'Among which plans it was looked for.'),
    differenceFraction: quantity(
      'fraction',
      'How different it is from the plan asked about or the alternative before it, whichever is nearer.',
    ),
    mostDifferenceFraction: orNull(
      quantity(
        'fraction',
        'No plan within the scope and the limits of the goals is more different; null where nothing is proved.',
      ),
    ),
    isMostDifferent: flag('Whether that bound is reached.'),
    differenceFractions: numbers(
      'How different it is from the plan asked about, and from each alternative before it. Unit: fraction.',
    ),
    loadElsewhereFraction: quantity(
      'fraction',
      'Share of the load that runs at a site where the plan asked about has none of the same workload and region.',
    ),
    openedSiteIds: keys('Keys of sites that are open here and not in the plan asked about.'),
    closedSiteIds: keys('Keys of sites that are open there and not here.'),
    changedSites: list(changedSiteType, 'Sites decided otherwise.'),
    loadChanges: list(
      loadChangeType,
      'The largest changes first; sites with as much load are left out.',
    ),
    goals: list(goalType, 'What it reaches of each goal.'),
    costChangePerHour: money('Cost more than that of the plan asked about, per hour.'),
    carbonChangeKgPerDay: quantity('kg per day', 'CO₂ equivalent more.'),
    latencyChangeMs: orNull(
      quantity('ms', 'Mean time to the first token more; null where none are served.'),
    ),
    text: text('The finding in words.'),
  },
)

export const alternativePlans = questionSchema('alternativePlans', {
  meaning: 'Plans that are nearly as good and as different as can be.',
  fields: (t) => ({
    within: t.float({
      description:
        'How much worse than the best each goal may be, 0 to 10; 0.02 unless told. Unit: fraction.',
    }),
    count: t.int({ description: 'Alternatives at most, 1 to 20; 3 unless told.' }),
    scope: t.field({
      type: searchScopeEnum,
      description:
        'What is held of the plan asked about; unless told, shares alone are decided anew, and everything for one more in the time that is left.',
    }),
  }),
  read: ({ within, count, scope }, report) => ({
    within: inRange(within ?? 0.02, 'within', { min: 0, max: 10 }, report),
    count: inRange(count ?? 3, 'count', { min: 1, max: 20 }, report),
    ...(scope != null && { scope }),
  }),
  answer: answerType<Alternatives>(
    'AlternativePlans',
    'Plans that are nearly as good as the best and differ from a plan, and from one another, as much as can be.',
    {
      within: quantity('fraction', 'How much worse than the best each goal may be.'),
      currency: saidElsewhere,
      alternatives: list(alternativeType, 'In the order in which they were found.'),
      whyNoMore: orNull(
        text('Why there are fewer than asked for, and what would bring more; null otherwise.'),
      ),
      isCutShort: flag('Whether time was up, or somebody stopped it, before all were found.'),
      text: text('The finding in words.'),
    },
  ),
})
