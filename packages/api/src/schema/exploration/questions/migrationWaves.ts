import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  count,
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
import { questionSchema } from '../questionSchema.ts'
import { asDay, inRange } from '../readGiven.ts'

type Waves = AnswerTo<'migrationWaves'>
type Wave = Waves['waves'][number]
type Step = Wave['steps'][number]
type Stuck = Waves['stuck'][number]
type Limit = NonNullable<Stuck['limit']>

const statusEnum = enumOf<Waves['status']>('WavesStatus', 'Whether the way can be gone.', {
  ordered: 'Every state on the way holds every limit that today holds.',
  nothingToMove: 'Today is the plan.',
  stuck: 'Some moves have no order.',
  tooFewWaves: 'All moves have an order, in more waves than allowed.',
  cutShort: 'Time was up, or somebody stopped it.',
  planDoesNotHold: 'The plan itself breaks limits of this fleet.',
})

const stepMoveType = answerType<Step['moves'][number]>(
  'WaveMove',
  'A share that changes its site.',
  {
    fromSiteId: orNull(key('Key of the site it leaves; null: was not served before.')),
    toSiteId: orNull(key('Key of the site it goes to; null: is not served any more.')),
    share: quantity('fraction', 'Share of the region’s requests, or 1 for a training.'),
  },
)

const stepType = answerType<Step>(
  'WaveStep',
  'One demand that goes elsewhere in a wave: all requests of one region for a workload, or a training.',
  {
    workloadId: key('Key of the workload.'),
    regionId: orNull(key('Key of the region whose requests move; null for training.')),
    moves: list(stepMoveType, 'What changes its site; empty where only the pool changes.'),
    detourPoolId: orNull(
      key(
        'Key of the pool of a third place, to which it goes for the time being; null where it goes to where the plan has it.',
      ),
    ),
    part: quantity(
      'fraction',
      '1 where all of it goes; where there is too little room, the part of what is not there yet that goes now.',
    ),
    movedAccelerators: number('Accelerators that change their place, averaged over the day.'),
    transferGb: quantity('GB', 'Data that is copied.'),
    savingsPerHour: money(
      'What it saves per hour, its part in the closing of sites that it leaves included; 0 for a detour.',
    ),
    score: orNull(
      number(
        'Its share of what all moves save over its share of the accelerators that move; null where they save nothing.',
      ),
    ),
    isChurn: flag(
      'Whether it could stay where it is without breaking a limit and has a low score.',
    ),
  },
)

const waveType = answerType<Wave>(
  'MigrationWave',
  'What is done at the same time. Sites open, change hands and are refitted before anything moves, and shut after it.',
  {
    number: count('Place in the order; 0 for what is done before anything moves.'),
    startsAtHour: quantity('hours', 'When it starts, from the beginning.'),
    startDate: orNull(text('Day on which it starts; null without a first date.')),
    opensSiteIds: keys('Keys of the sites that open.'),
    handsOverSiteIds: keys('Keys of the sites that change hands.'),
    refitsSiteIds: keys('Keys of the sites that are made fit for inference.'),
    steps: list(stepType, 'What moves.'),
    closesSiteIds: keys('Keys of the sites that shut.'),
    transferGb: quantity('GB', 'Data that is copied.'),
    wanHours: quantity('hours', 'How long the data travels.'),
    busiestSiteId: orNull(key('Key of the site whose connection takes longest; null if none.')),
    doubleAccelerators: number('Accelerators busy at both places, averaged over the day.'),
    doubleAcceleratorHours: quantity('accelerator hours', 'The same times the hours.'),
    oneOffCost: money(
      'Copying, opening, handing over and refitting less what sold accelerators bring, once.',
    ),
    savingsPerHour: money(
      'Running cost and unserved penalty saved against the wave before, per hour.',
    ),
    score: orNull(
      number(
        'Share of the savings of all waves with moves over the share of the accelerators that move; null where nothing moves or nothing is saved.',
      ),
    ),
    openSites: count('Sites that are open after it.'),
    runningCostPerHour: money('Running cost and unserved penalty after it, per hour.'),
  },
)

const limitType = answerType<Limit>('StuckLimit', 'The limit that is in the way of a move.', {
  rule: text('The rule, as a name.'),
  entity: text('Whose limit.'),
  needed: number('How much would be needed while it runs at both places, in `unit`.'),
  allowed: number('How much is allowed, in `unit`.'),
  unit: text('Unit of both values.'),
})

const demandType = answerType<Stuck['waitsFor'][number]>('DemandName', 'A demand, by keys.', {
  workloadId: key('Key of the workload.'),
  regionId: orNull(key('Key of the region whose requests are meant; null for training.')),
})

const stuckType = answerType<Stuck>('StuckMove', 'A demand that no order takes to its place.', {
  workloadId: key('Key of the workload.'),
  regionId: orNull(key('Key of the region whose requests are meant; null for training.')),
  toSiteIds: keys('Keys of the sites to which it should go.'),
  limit: orNull(part(limitType, 'What is in the way; null where that is no amount.')),
  waitsFor: list(demandType, 'Others that are stuck as well and take the room there.'),
  text: text('The finding in words.'),
})

export const migrationWaves = questionSchema('migrationWaves', {
  meaning: 'In which order to go from today to a plan, wave by wave, and when it pays.',
  fields: (t) => ({
    fromDate: t.string({
      description: 'Day on which the first wave begins, as 2026-01-31; none unless told.',
    }),
    maxWaves: t.int({
      description: 'At most so many waves, 1 to 1000, closing what is empty apart; 8 unless told.',
    }),
    wanShare: t.float({
      description:
        'Share of each site’s wide-area bandwidth that moves may take, above 0 to 1; 0.2 unless told. Unit: fraction.',
    }),
    hoursBetweenWaves: t.float({
      description:
        'Time from the beginning of one wave to that of the next at least, 0 to 100000; 168, a week, unless told. Unit: hours.',
    }),
    churnScore: t.float({
      description:
        'Moves with a lower score are told as churn, where they could stay; 0.5 unless told.',
    }),
  }),
  read: ({ fromDate, maxWaves, wanShare, hoursBetweenWaves, churnScore }, report) => ({
    ...(fromDate != null && { fromDate: asDay(fromDate, 'fromDate', report) }),
    maxWaves: inRange(maxWaves ?? 8, 'maxWaves', { min: 1, max: 1000 }, report),
    wanShare: inRange(wanShare ?? 0.2, 'wanShare', { min: 0.001, max: 1 }, report),
    hoursBetweenWaves: inRange(
      hoursBetweenWaves ?? 168,
      'hoursBetweenWaves',
      { min: 0, max: 100_000, unit: ' hours' },
      report,
    ),
    churnScore: churnScore ?? 0.5,
  }),
  answer: answerType<Waves>('MigrationWaves', 'The way from today to a plan, in waves.', {
    status: choice(statusEnum, 'Whether the way can be gone.'),
    currency: saidElsewhere,
    runningCostPerHourToday: money('Running cost and unserved penalty of today, per hour.'),
    waves: list(waveType, 'The waves, in order.'),
    stuck: list(stuckType, 'Demands that no order takes to their place.'),
    undecidedSiteIds: keys(
      'Keys of sites that the plan opens, hands over or refits, and that no wave could.',
    ),
    transferGb: quantity('GB', 'Data that is copied by all waves.'),
    wanHours: quantity('hours', 'How long all data travels.'),
    doubleAcceleratorHours: quantity(
      'accelerator hours',
      'Accelerators busy at both places times the hours, of all waves.',
    ),
    oneOffCost: money('One-off costs of all waves, once.'),
    savingsPerHour: money('What is saved per hour after the last wave.'),
    paybackHours: orNull(
      quantity(
        'hours',
        'From the start, after which savings have paid for everything; null where they never do.',
      ),
    ),
    paybackDate: orNull(text('The day on which they have; null where that is not known.')),
    text: text('The finding in words.'),
  }),
})
