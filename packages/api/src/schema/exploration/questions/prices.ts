import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  plain,
  saidElsewhere,
  text,
} from '../../core/answerType.ts'
import { limitEnum, sensitivityRangeType, validityEnum } from '../../plan/certificateTypes.ts'
import { questionSchema } from '../questionSchema.ts'

type Prices = AnswerTo<'prices'>

const worthType = answerType<Prices['limits'][number]>(
  'LimitWorth',
  'What one more unit of a limit would save, for as long as the decisions of the plan stay.',
  {
    limit: choice(limitEnum, 'Which limit.'),
    siteId: orNull(key('Key of the site whose limit it is; null for others.')),
    poolId: orNull(key('Key of the pool whose limit it is; null for others.')),
    limitValue: number('The limit as it stands, in `unit`.'),
    unit: text('Unit of the limit: accelerator, kW, site, kgPerDay, move or GB.'),
    periodIds: keys(
      'Keys of the periods in which it binds; empty where it is one limit for the whole day.',
    ),
    savedPerHour: money(
      'What one more unit saves, per hour. Of a pool it is one more accelerator that may be used, without what it costs to buy and to idle.',
    ),
    sensitivityRange: plain(
      sensitivityRangeType,
      'Between these values of the limit every unit saves as much.',
    ),
    savedPenaltyPerHour: money(
      'By how much one more unit lets the penalty of unserved demand fall, per hour: this comes before any cost.',
    ),
    validFor: choice(validityEnum, 'For which plans it holds.'),
    text: text('The finding in words.'),
  },
)

const withoutPriceType = answerType<Prices['withoutPrice'][number]>(
  'LimitWithoutPrice',
  'Limits that have no price by the unit.',
  {
    entities: keys('Whose limits: keys of operators, or "the fleet".'),
    text: text('Why, in words.'),
  },
)

export const prices = questionSchema('prices', {
  meaning: 'What one more unit of each limit would save, and up to which limit.',
  fields: () => ({}),
  read: () => ({}),
  answer: answerType<Prices>('PricesAnswer', 'What one more unit of each limit is worth.', {
    currency: saidElsewhere,
    costPerHour: orNull(
      money(
        'Cost of the plan with the shares at their best for its decisions, per hour; null where there is none.',
      ),
    ),
    limits: list(
      worthType,
      'Limits of which more saves something, the most valuable first: what spares penalties comes before what saves cost.',
    ),
    withoutPrice: list(withoutPriceType, 'Limits that have no price, and why.'),
    text: text('The finding in words.'),
  }),
})
