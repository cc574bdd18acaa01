import type { FrontierMeasure } from '@berth/optimizer/explore'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  count,
  flag,
  foundPlan,
  list,
  money,
  number,
  numbers,
  orNull,
  plainList,
  quantity,
  saidElsewhere,
  text,
  texts,
} from '../../core/answerType.ts'
import { enumOf } from '../../core/enums.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { questionSchema } from '../questionSchema.ts'
import { inRange } from '../readGiven.ts'

type Frontier = AnswerTo<'paretoFrontier'>
type Point = Frontier['points'][number]

export const measureEnum = enumOf<FrontierMeasure>(
  'FrontierMeasure',
  'What can be traded for one another.',
  {
    cost: 'Cost, in the fleet’s currency per hour.',
    carbon: 'Carbon, in kg per day.',
    latency: 'Time to the first token × share of tokens served, in ms.',
    openSites: 'Sites that are open.',
  },
)

const pointType = answerType<Point>(
  'FrontierPoint',
  'A plan than which no other of the frontier is better in both measures.',
  {
    values: numbers('The two measures, in their order and units.'),
    minimised: choice(measureEnum, 'What was minimised, with the other held at its value here.'),
    bestBound: orNull(
      number(
        'No plan within the scope has less of what was minimised, in its unit; null where nothing is proved.',
      ),
    ),
    gapRelative: orNull(
      quantity('fraction', 'How far the value may be from that; null where nothing is proved.'),
    ),
    scope: choice(searchScopeEnum, 'Among which plans it is the best.'),
    costPerHour: money('What running the fleet costs per hour.'),
    carbonKgPerDay: quantity('kg per day', 'CO₂ equivalent.'),
    meanLatencyMs: orNull(
      quantity('ms', 'Time to the first token, averaged over served tokens; null if none.'),
    ),
    servedFraction: orNull(
      quantity('fraction', 'Share of demanded tokens served; null where nothing is asked for.'),
    ),
    openSites: count('Sites that are open.'),
    exchangeRate: orNull(
      number(
        'How much more of the first measure one unit less of the second takes, from the point before to this one; null at the first.',
      ),
    ),
    plan: foundPlan('The plan.'),
    text: text('The finding in words.'),
  },
)

export const paretoFrontier = questionSchema('paretoFrontier', {
  meaning: 'Plans that trade one measure for another, such as cost for carbon.',
  fields: (t) => ({
    measure: t.field({ type: measureEnum, description: 'What is traded; COST unless told.' }),
    against: t.field({ type: measureEnum, description: 'For what; CARBON unless told.' }),
    points: t.int({
      description: 'Plans at most, both ends included, 2 to 100; 20 unless told.',
    }),
    scope: t.field({
      type: searchScopeEnum,
      description:
        'What is held of the plan asked about; SITES_AND_GANGS_HELD unless told. Where open sites are traded everything is decided anew.',
    }),
  }),
  read: ({ measure, against, points, scope }, report) => ({
    measures: [measure ?? 'cost', against ?? 'carbon'] as const,
    points: inRange(points ?? 20, 'points', { min: 2, max: 100 }, report),
    scope: scope ?? 'sitesAndGangsHeld',
  }),
  answer: answerType<Frontier>('ParetoFrontier', 'Plans that trade one measure for another.', {
    measures: plainList(measureEnum, 'The two that are traded.'),
    units: texts('Their units: currencyPerHour, kgPerDay, ms or count.'),
    currency: saidElsewhere,
    points: list(pointType, 'From the best in the first measure to the best in the second.'),
    knee: orNull(
      count('Place in the list, from 0, of the point where the curve bends most; null if none.'),
    ),
    valuesOfPlan: numbers('The two measures of the plan asked about.'),
    betterThanPlan: orNull(
      count(
        'Place in the list, from 0, of the first point that is at least as good as the plan asked about in both measures and better in one; null if none.',
      ),
    ),
    leftOutCount: count(
      'Plans that were made and are no better than others in both, or leave more demand unserved.',
    ),
    isCutShort: flag('Whether time was up, or somebody stopped it, before all were made.'),
    text: text('The finding in words.'),
  }),
})
