import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  flag,
  key,
  list,
  money,
  number,
  orNull,
  saidElsewhere,
  text,
} from '../../core/answerType.ts'
import { limitEnum, validityEnum } from '../../plan/certificateTypes.ts'
import { questionSchema } from '../questionSchema.ts'

type Curve = AnswerTo<'priceCurve'>

const pointType = answerType<Curve['points'][number]>(
  'CurvePoint',
  'A corner of a curve, or one of its ends.',
  {
    limitValue: number('The limit, in the unit of the curve.'),
    costPerHour: money('The cost there, per hour.'),
  },
)

const segmentType = answerType<Curve['segments'][number]>(
  'CurveSegment',
  'A straight piece of a curve.',
  {
    from: number('Where it begins, in the unit of the curve.'),
    to: number('Where it ends, in the unit of the curve.'),
    shadowPrice: money('Change of the cost per hour for one more unit of the limit: at most 0.'),
  },
)

export const priceCurve = questionSchema('priceCurve', {
  meaning: 'What the cost is at every value of one limit.',
  fields: (t) => ({
    limit: t.field({ type: limitEnum, required: true, description: 'Which limit is moved.' }),
    siteKey: t.string({ description: 'Key of the site, for its power limit.' }),
    poolKey: t.string({ description: 'Key of the pool, for its size.' }),
    from: t.float({ required: true, description: 'The smallest value, in the unit of the limit.' }),
    to: t.float({ required: true, description: 'The largest value, in the unit of the limit.' }),
  }),
  read: ({ limit, siteKey = null, poolKey = null, from, to }) => ({
    limit,
    siteId: siteKey,
    poolId: poolKey,
    from,
    to,
  }),
  answer: answerType<Curve>(
    'PriceCurve',
    'What the cost of a plan is at every value of one limit, as a line with corners.',
    {
      currency: saidElsewhere,
      limit: choice(limitEnum, 'Which limit is moved.'),
      siteId: orNull(key('Key of the site whose limit it is; null for others.')),
      poolId: orNull(key('Key of the pool whose limit it is; null for others.')),
      unit: text('Unit of the limit: accelerator, kW, site, kgPerDay, move or GB.'),
      limitValue: orNull(number('The limit as it stands, in `unit`; null where there is none.')),
      points: list(
        pointType,
        'Ends and corners, in order; empty where there is no curve. Between two of them the cost is a straight line.',
      ),
      segments: list(segmentType, 'The straight pieces, in order.'),
      smallestPossible: orNull(
        number(
          'With less than this less would be served than now; null where as much is served all along, or that is not known.',
        ),
      ),
      isConvex: flag(
        'Whether every unit more was found to save no more than the one before, as it must be.',
      ),
      isComplete: flag('Whether the curve reaches the end that was asked for.'),
      validFor: choice(validityEnum, 'For which plans it holds.'),
      text: text('The finding in words.'),
    },
  ),
})
