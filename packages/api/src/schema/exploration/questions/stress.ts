import { type StressKind, stressKinds } from '@berth/optimizer/explore'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  type AnswerFields,
  answerType,
  choice,
  count,
  edits,
  flag,
  key,
  keys,
  list,
  money,
  number,
  orNull,
  part,
  plainList,
  quantity,
  saidElsewhere,
  text,
  texts,
} from '../../core/answerType.ts'
import { builder } from '../../core/builder.ts'
import { enumOf, solveStatusEnum } from '../../core/enums.ts'
import { issueType } from '../../core/problemTypes.ts'
import { violationType } from '../../plan/certificateTypes.ts'
import { editInput } from '../../scenario/editInput.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { questionSchema } from '../questionSchema.ts'
import { inRange, readEdits } from '../readGiven.ts'
import { distributionType } from './distributionType.ts'

type Stress = AnswerTo<'stress'>
type Case = Stress['cases'][number]
type Outcome = Stress['plan']
type Samples = NonNullable<Stress['samples']>
type Sample = Samples['samples'][number]

const kindEnum = enumOf<StressKind>('StressKind', 'What a case of stress changes.', stressKinds)

const outcomeFields: AnswerFields<Outcome> = {
  openSites: count('Sites that are open.'),
  costPerHour: money('What running the fleet costs per hour.'),
  unservedPenaltyPerHour: money('What unserved demand costs per hour; not part of the cost.'),
  servedFraction: orNull(
    quantity('fraction', 'Share of demanded tokens served; null where nothing is asked for.'),
  ),
  trainingsPlaced: count('Trainings that run.'),
  trainings: count('Trainings that should run.'),
}
const outcomeType = answerType<Outcome>('StressOutcome', 'What a plan comes to.', outcomeFields)

const asItStandsType = answerType<Case['asItStands']>(
  'StressStanding',
  'What the same placements come to in a case, with what does not fit left out.',
  {
    ...outcomeFields,
    brokenLimits: plainList(violationType, 'Limits that the placements would break.'),
    stillBroken: plainList(violationType, 'Limits that leaving out cannot mend.'),
  },
)

const replanType = answerType<NonNullable<Case['decisionsHeld']>>(
  'StressReplan',
  'A plan made for a case.',
  {
    ...outcomeFields,
    status: choice(solveStatusEnum, 'What was proved.'),
    scope: choice(searchScopeEnum, 'Among which plans was looked.'),
    gapRelative: orNull(
      quantity('fraction', 'The largest gap over all goals; null where nothing was proved.'),
    ),
    openSiteIds: keys('Keys of the sites that are open.'),
  },
)

const againstEnum = enumOf<NonNullable<Case['regret']>['against']>(
  'RegretAgainst',
  'What regret is measured against.',
  {
    decisionsHeld: 'Shares planned anew under held decisions.',
    everythingAnew: 'Everything decided anew.',
  },
)

const regretType = answerType<NonNullable<Case['regret']>>(
  'Regret',
  'By how much more one plan costs than another in the same case.',
  {
    costPerHour: money('Of the cost, per hour.'),
    unservedPenaltyPerHour: money('Of the penalty of unserved demand, per hour.'),
    totalPerHour: money('Of both, per hour.'),
    against: choice(againstEnum, 'What it is measured against.'),
  },
)

type Room = NonNullable<Case['headroom']>

const missingSitesType = answerType<Room['demandsWithoutSites'][number]>(
  'MissingSites',
  'A demand that too few open sites may run.',
  {
    workloadId: key('Key of the workload.'),
    regionId: orNull(key('Key of the region whose requests are meant; null for training.')),
    share: quantity('fraction', 'Share of the demand without a site.'),
    sitesMissing: count('How many sites more it needs.'),
  },
)

const headroomType = answerType<Room>(
  'Headroom',
  'How much more the open sites would have needed for a case to leave nothing out that the plan serves.',
  {
    growthFraction: orNull(
      quantity(
        'fraction',
        'Smallest growth of every open pool and of the power of every open site, in whole hundredths; null where no growth is known to be enough.',
      ),
    ),
    accelerators: orNull(number('Accelerators that this adds.')),
    facilityPowerKw: orNull(quantity('kW', 'Power of facilities that this adds.')),
    demandsWithoutSites: list(
      missingSitesType,
      'Demands for which no room at the open sites would be enough.',
    ),
    openingWouldDo: texts(
      'Keys of closed sites whose opening gives these demands legal places enough, those that help most first.',
    ),
    text: text('The finding in words.'),
  },
)

const caseType = answerType<Case>('StressCase', 'How a plan holds up in one case.', {
  id: text('Name for programs.'),
  kind: choice(kindEnum, 'What is changed.'),
  name: text('The case in words.'),
  edits: edits('The changes to the fleet.'),
  asItStands: part(asItStandsType, 'The same placements.'),
  decisionsHeld: orNull(
    part(
      replanType,
      'Shares planned anew under held decisions; null where there was no time, or no such plan.',
    ),
  ),
  everythingAnew: orNull(
    part(replanType, 'Everything decided anew; null where there was no time, or it was not asked.'),
  ),
  regret: orNull(
    part(
      regretType,
      'What not planning anew costs; null where nothing was planned anew, or where the plan breaks limits that leaving out cannot mend.',
    ),
  ),
  regretOfDecisions: orNull(
    part(
      regretType,
      'What holding the decisions costs once all else is planned anew; null where not everything was.',
    ),
  ),
  headroom: orNull(
    part(headroomType, 'Null where planning shares anew leaves nothing new out, or was not done.'),
  ),
  issues: plainList(issueType, 'Edits of the case that do not apply; the others hold.'),
  text: text('The finding in words.'),
})

const spreadType = answerType<Samples['spread']>(
  'StressSpread',
  'How far factors stray: the standard deviation of the logarithm of each.',
  {
    demand: number('Demand of all regions together.'),
    demandEach: number('Demand of each region besides.'),
    price: number('Price of electricity of all sites together.'),
    priceEach: number('Price of electricity of each site besides.'),
    delay: number('Round-trip and serving time against the SLO, of all requests together.'),
  },
)

const sampleOutcomeType = answerType<Sample['asItStands']>(
  'StressSampleOutcome',
  'What a plan comes to in a draw.',
  {
    costPerHour: money('What running the fleet costs per hour.'),
    unservedPenaltyPerHour: money('What unserved demand costs per hour; not part of the cost.'),
    servedFraction: orNull(
      quantity('fraction', 'Share of demanded tokens served; null where nothing is asked for.'),
    ),
  },
)

const sampleType = answerType<Sample>('StressSample', 'One draw, and what the plan comes to.', {
  demandFactor: number('What demand is multiplied by in all regions.'),
  priceFactor: number('What the price of electricity is multiplied by at all sites.'),
  delayFactor: number('What delays are multiplied by.'),
  asItStands: part(sampleOutcomeType, 'The same placements, with what does not fit left out.'),
  decisionsHeld: orNull(
    part(
      sampleOutcomeType,
      'Shares planned anew under held decisions; null where no such plan exists.',
    ),
  ),
})

const outcomeSpreadType = answerType<Samples['asItStands']>(
  'StressOutcomeSpread',
  'How a plan’s figures are spread over the draws; null where there is no draw.',
  {
    costPerHour: orNull(part(distributionType, 'Cost. Unit: the fleet’s currency per hour.')),
    unservedPenaltyPerHour: orNull(
      part(distributionType, 'Penalty of unserved demand. Unit: the fleet’s currency per hour.'),
    ),
    servedFraction: orNull(
      part(distributionType, 'Share of the demanded tokens that are served. Unit: fraction.'),
    ),
    leavingOutFraction: orNull(quantity('fraction', 'Of the draws, how many leave something out.')),
  },
)

const samplesType = answerType<Samples>(
  'StressSamples',
  'How a plan’s cost and what it leaves out are spread when demand, prices and delays are drawn by chance.',
  {
    seed: count('The same seed gives the same draws.'),
    spread: part(spreadType, 'How far factors strayed.'),
    samples: list(sampleType, 'The draws, in order.'),
    asItStands: part(outcomeSpreadType, 'With the same placements.'),
    decisionsHeld: part(outcomeSpreadType, 'With shares planned anew under held decisions.'),
    isCutShort: flag('Whether time was up, or somebody stopped it, before all draws were made.'),
    text: text('The finding in words.'),
  },
)

const caseInput = builder.inputType('StressCaseInput', {
  description: 'A case of one’s own.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is called.' }),
    edits: t.field({
      type: [editInput],
      required: true,
      description: 'The changes to the fleet, in order.',
    }),
  }),
})

export const stress = questionSchema('stress', {
  meaning: 'How a plan holds up when demand, prices, sites or delays change.',
  fields: (t) => ({
    kinds: t.field({
      type: [kindEnum],
      description:
        'Which of the ready-made cases are looked at; all unless told, or unless cases of one’s own are given.',
    }),
    cases: t.field({ type: [caseInput], description: 'Cases of one’s own.' }),
    anewCases: t.int({
      description:
        'For how many cases at most everything is decided anew, the worst first; all for which there is time unless told.',
    }),
    samples: t.int({
      description: 'How many draws by chance are made besides, up to 10000; none unless told.',
    }),
    seed: t.int({ description: 'The same seed gives the same draws; 1 unless told.' }),
  }),
  read: ({ kinds, cases, anewCases, samples, seed }, report) => ({
    kinds: kinds ? [...kinds] : null,
    ownCases: (cases ?? []).map(({ name, edits: given }, index) => ({
      id: name,
      kind: 'own' as const,
      name,
      edits: readEdits(given, `cases[${index}].edits`, report),
    })),
    ...(anewCases != null && { anewCases }),
    samples: inRange(samples ?? 0, 'samples', { min: 0, max: 10_000 }, report),
    seed: seed ?? 1,
  }),
  answer: answerType<Stress>('StressAnswer', 'How a saved plan holds up when the world changes.', {
    currency: saidElsewhere,
    plan: part(outcomeType, 'The plan itself, in the fleet as it is.'),
    cases: list(caseType, 'In the order of the cases.'),
    samples: orNull(part(samplesType, 'The draws by chance; null where none were asked for.')),
    isCutShort: flag(
      'Whether time was up, or somebody stopped it, before all cases were planned with held decisions.',
    ),
    text: text('The finding in words.'),
  }),
})
