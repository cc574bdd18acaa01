import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  count,
  type Field,
  flag,
  foundPlan,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  part,
  quantity,
  saidElsewhere,
  text,
} from '../../core/answerType.ts'
import { enumOf } from '../../core/enums.ts'
import { account } from '../../plan/accountType.ts'
import { questionSchema } from '../questionSchema.ts'

type Ladder = AnswerTo<'consolidationLadder'>
type Rung = Ladder['rungs'][number]
type Choices = NonNullable<Rung['choices']>
type Next = NonNullable<Ladder['nextToClose']>

const measureEnum = enumOf<Ladder['objective']>(
  'LadderMeasure',
  'What a ladder minimises at every number of open sites.',
  {
    cost: 'Cost, in the fleet’s currency per hour.',
    carbon: 'Carbon, in kg per day.',
    latency: 'Time to the first token, in ms.',
  },
)

interface OperatorOfSite {
  siteId: string
  operatorId: string
}
const operatorOfSiteType = answerType<OperatorOfSite>(
  'OperatorOfSite',
  'Who runs a site, by keys.',
  { siteId: key('Key of the site.'), operatorId: key('Key of the operator.') },
)

interface PoolOfTraining {
  workloadId: string
  poolId: string
}
const poolOfTrainingType = answerType<PoolOfTraining>(
  'PoolOfTraining',
  'Where a training runs, by keys.',
  { workloadId: key('Key of the training.'), poolId: key('Key of the pool.') },
)

/** A map from one key to another, as a list of pairs. */
const pairs = <P extends object>(
  inner: Field<readonly P[]>,
  name: string,
  pair: (from: string, to: string) => P,
): Field<Record<string, string>> => ({
  ...inner,
  rename: () => name,
  show: (map, currency) =>
    inner.show(
      Object.entries(map).map(([from, to]) => pair(from, to)),
      currency,
    ),
})

const choicesType = answerType<Choices>(
  'RungChoices',
  'The decisions of a rung: all of its plan but the shares.',
  {
    openSiteIds: keys('Keys of the sites that are open.'),
    operatorIdBySite: pairs(
      list(operatorOfSiteType, 'Who runs an open site, where it is not today’s operator.'),
      'newOperators',
      (siteId, operatorId) => ({ siteId, operatorId }),
    ),
    refittedSiteIds: keys('Keys of the sites that are made fit for inference.'),
    poolIdByTraining: pairs(
      list(poolOfTrainingType, 'Where each training runs that runs.'),
      'trainings',
      (workloadId, poolId) => ({ workloadId, poolId }),
    ),
  },
)

const rungType = answerType<Rung>(
  'LadderRung',
  'The best plan found with one number of open sites.',
  {
    openSites: count('Sites that are open.'),
    objectiveValue: orNull(
      number('What is minimised, in the unit of the ladder; null where no plan was found.'),
    ),
    bestBound: orNull(
      number('No plan with as many open sites is better; null where nothing is proved.'),
    ),
    gapRelative: orNull(
      quantity('fraction', 'How far the two are apart; null where one of them is unknown.'),
    ),
    costPerHour: orNull(money('Cost per hour; null where no plan was found.')),
    carbonKgPerDay: orNull(quantity('kg per day', 'CO₂ equivalent; null where no plan was found.')),
    account: orNull(
      account('What the plan adds up to, without a solver; null where none was found.'),
    ),
    choices: orNull(part(choicesType, 'Its decisions; null where no plan was found.')),
    plan: orNull(
      foundPlan(
        'Its plan; null where none was found, where the rung is neither the best, the knee nor one whose plan was asked for, or where there was no time.',
      ),
    ),
    openedSiteIds: keys('Keys of sites that are open here and not on the rung with one site more.'),
    closedSiteIds: keys('Keys of sites that are open there and not here.'),
    changeFromAbove: orNull(
      number(
        'Change of what is minimised from the rung with one site more, in the unit of the ladder; null where one of them is unknown.',
      ),
    ),
    isImpossible: flag('Proved: no plan has as many open sites and serves as much.'),
    text: text('The finding in words.'),
  },
)

const goesToType = answerType<Next['loadGoesTo'][number]>(
  'LoadTaken',
  'Load of a closed site at another.',
  {
    siteId: key('Key of the site that takes it.'),
    accelerators: number('Accelerators that it keeps busy there.'),
  },
)

const nextType = answerType<Next>(
  'NextToClose',
  'The site of the plan that costs least to close, or saves most.',
  {
    siteId: key('Key of the site.'),
    siteSavingPerHour: money('What no longer running the site saves, per hour.'),
    change: number(
      'Change of what is minimised, in the unit of the ladder: below 0 where closing pays.',
    ),
    loadGoesTo: list(goesToType, 'Where its load goes.'),
    text: text('The finding in words.'),
  },
)

export const consolidationLadder = questionSchema('consolidationLadder', {
  meaning: 'The best plan for every number of open sites, and which site closes next.',
  fields: (t) => ({
    keepPlansOf: t.intList({
      description:
        'Numbers of open sites whose plans are kept, to be opened as any other, besides those of the best number and of the knee; none unless told.',
    }),
  }),
  read: ({ keepPlansOf }) => ({ keepPlansOf: [...(keepPlansOf ?? [])] }),
  answer: answerType<Ladder>(
    'ConsolidationLadder',
    'The best plan for every number of open sites.',
    {
      objective: choice(
        measureEnum,
        'What is minimised: carbon or latency where that is the objective asked for, else cost.',
      ),
      unit: text('Its unit: currencyPerHour, kgPerDay or ms.'),
      currency: saidElsewhere,
      rungs: list(rungType, 'From the most open sites down to the fewest.'),
      openSitesToday: count('Sites that are open today.'),
      openSitesOfPlan: count('Sites that are open in the plan asked about.'),
      best: orNull(count('Open sites of the best rung of all; null where there is none.')),
      knee: orNull(
        count(
          'Open sites where the curve bends most; null where it does not, or there is no rung.',
        ),
      ),
      nextToClose: orNull(part(nextType, 'Null where no site of the plan is next.')),
      whyNone: orNull(text('Why none is, in words; null where one is.')),
      isCutShort: flag(
        'Whether time was up, or somebody stopped it, before every gap was as small as asked for.',
      ),
      text: text('The finding in words.'),
    },
  ),
})
