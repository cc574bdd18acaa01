import { type FillLimit, fillLimits, type RangeParameter } from '@berth/optimizer/explore'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  flag,
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
import { changedSiteType } from '../changedSiteType.ts'
import { questionSchema } from '../questionSchema.ts'

type BreakEven = AnswerTo<'breakEven'>
type Site = BreakEven['sites'][number]
type Range = BreakEven['ranges'][number]
type BetterNow = NonNullable<Range['betterNow']>

const fillEnum = enumOf<FillLimit>('FillLimit', 'What keeps a site from being fuller.', fillLimits)
const parameterEnum = enumOf<RangeParameter>(
  'FollowedPrice',
  'A price over which the decision about sites is followed.',
  {
    rent: 'What the market pays for accelerators, as a multiple of today’s.',
    electricityPrice: 'Prices of electricity of all sites, as a multiple of today’s.',
    carbonPrice: 'Price of carbon, in the fleet’s currency per tonne.',
  },
)
const byEnum = enumOf<Range['by']>('RangeProof', 'How a range was found.', {
  search: 'By plans at prices.',
  reasoning: 'By reasoning: the price cannot matter.',
})
const endEnum = enumOf<Range['up']['status']>(
  'RangeEndStatus',
  'What is known of the end of a range.',
  {
    found: 'The decision holds at one price, and another is better at the next.',
    noEnd: 'The decision holds as far as was looked.',
    undecided: 'A search did not reach its gap.',
    notLookedAt: 'There was no time.',
  },
)

const siteType = answerType<Site>(
  'SiteBreakEven',
  'At which rents a site pays. Rents are per busy accelerator and hour, as a mean over what is busy.',
  {
    siteId: key('Key of the site.'),
    open: flag('Whether it is open under the plan.'),
    busyAccelerators: number(
      'Busy accelerators, averaged over the day: of an open site in the plan; of a closed one if it took all load that may run and has room there.',
    ),
    fillLimit: choice(fillEnum, 'What keeps it from being fuller.'),
    costPerHour: money('Cost per hour while it is open with this load.'),
    shutCostPerHour: money('Cost per hour if it were shut.'),
    rentPerHour: orNull(
      money('What the market pays for what is busy; null where a rent is unknown, or nothing is.'),
    ),
    breakEvenRentPerHour: orNull(
      money('Rent that covers all that it costs; null where nothing is busy.'),
    ),
    openingRentPerHour: orNull(
      money('Rent from which on it is better open than shut; null where nothing is busy.'),
    ),
    marginPerHour: orNull(
      money('Income at the rents of the market less cost, per hour; null where a rent is unknown.'),
    ),
    text: text('The finding in words.'),
  },
)

const betterNowType = answerType<BetterNow>(
  'BetterDecisions',
  'Decisions that are better than those of the plan at today’s price.',
  {
    changedSites: list(changedSiteType, 'Sites decided otherwise.'),
    savesPerHour: money('What they save, per hour.'),
  },
)

const endType = answerType<Range['up']>('RangeEnd', 'Where a range of prices ends on one side.', {
  status: choice(endEnum, 'What is known of it.'),
  holdsAt: orNull(
    number(
      'The furthest price, in the unit of the range, at which a search with everything decided anew found no better decision; null where none was made.',
    ),
  ),
  provedGapRelative: orNull(
    quantity(
      'fraction',
      'No decision is better there by more than this part; null where no search was made.',
    ),
  ),
  changesAt: orNull(
    number(
      'The nearest price, in the unit of the range, at which other decisions are better; null where none was found.',
    ),
  ),
  changedSites: list(changedSiteType, 'Sites decided otherwise beyond the end.'),
  savesPerHour: orNull(
    money('What that saves per hour at `changesAt`; null where nothing was found.'),
  ),
})

const rangeType = answerType<Range>(
  'DecisionRange',
  'Between which prices the decision about sites stays as it is.',
  {
    parameter: choice(parameterEnum, 'Which price.'),
    unit: text('Unit of the prices: ratio (times those of the fleet) or currencyPerTonne.'),
    now: number('Where it stands, in `unit`.'),
    by: choice(byEnum, 'How the range was found.'),
    betterNow: orNull(
      part(
        betterNowType,
        'Other decisions that are better at today’s price already; null where none were found.',
      ),
    ),
    down: part(endType, 'Where it ends below.'),
    up: part(endType, 'Where it ends above.'),
    text: text('The finding in words.'),
  },
)

export const breakEven = questionSchema('breakEven', {
  meaning: 'At which rents sites pay, and over which prices the decision about sites stays.',
  fields: (t) => ({
    siteKeys: t.stringList({
      description: 'Keys of the sites whose rents are told; all unless told.',
    }),
    parameters: t.field({
      type: [parameterEnum],
      description:
        'Prices whose range is looked for, which takes searches for each; all unless told.',
    }),
  }),
  read: ({ siteKeys, parameters }) => ({
    ...(siteKeys && { siteIds: [...siteKeys] }),
    ...(parameters && { parameters: [...parameters] }),
  }),
  answer: answerType<BreakEven>(
    'BreakEvenAnswer',
    'At which rents sites pay, and over which prices the decisions of a plan stay the best.',
    {
      currency: saidElsewhere,
      sites: list(siteType, 'Open sites first, the one that needs the highest rent first.'),
      fleetBreakEvenRentPerHour: orNull(
        money(
          'Rent per busy accelerator and hour that covers all open sites together; null where nothing is busy.',
        ),
      ),
      toleranceRelative: quantity(
        'fraction',
        'Decisions count as better from this part of the cost on.',
      ),
      ranges: list(rangeType, 'In the order asked for.'),
      unknownSiteIds: keys('Keys that were asked for and that the fleet does not have.'),
      text: text('The finding in words.'),
    },
  ),
})
