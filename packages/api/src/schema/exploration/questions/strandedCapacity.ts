import { type StrandedReason, strandedReasonMeanings } from '@berth/optimizer/explain'
import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  answerType,
  choice,
  edits,
  flag,
  key,
  keys,
  list,
  type Merged,
  money,
  number,
  orNull,
  part,
  plainList,
  quantity,
  saidElsewhere,
  text,
} from '../../core/answerType.ts'
import { enumOf } from '../../core/enums.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { questionSchema } from '../questionSchema.ts'

type Stranded = AnswerTo<'strandedCapacity'>
type ByReason = Stranded['reasons'][number]
type Site = Stranded['sites'][number]
type Worth = Merged<ByReason['worth']>

const reasonEnum = enumOf<StrandedReason>(
  'StrandedReason',
  'Why an accelerator or a kilowatt is idle, in the order in which reasons are tried.',
  strandedReasonMeanings,
)

const worthType = answerType<Worth>(
  'StrandedWorth',
  'What a plan with the same decisions would recover without a reason. Either all figures are there, or why there are none.',
  {
    recoveredPerHour: orNull(
      money(
        'Cost and unserved penalty of the same placements with the reason lifted, less those of the best placements then; null where it is not known.',
      ),
    ),
    recoveredPenaltyPerHour: orNull(
      money('Of it, what the penalty of unserved demand falls by; null likewise.'),
    ),
    recoveredAtMostPerHour: orNull(
      money('No plan with these decisions recovers more, as far as was proved; null likewise.'),
    ),
    costOfLiftingPerHour: orNull(
      money('What lifting costs by itself: below 0 where it saves; null likewise.'),
    ),
    scope: orNull(choice(searchScopeEnum, 'Among which plans was looked; null likewise.')),
    reason: orNull(text('Why there are no figures, in words; null where there are.')),
  },
)

const reasonType = answerType<ByReason>('StrandedByReason', 'What is idle for one reason.', {
  reason: choice(reasonEnum, 'The reason.'),
  meaning: text('What it means, in words.'),
  accelerators: number('Accelerators that are idle for it.'),
  kw: quantity('kW', 'Power that is idle for it.'),
  siteIds: keys('Keys of the sites with something idle for it.'),
  example: orNull(
    text('The load that would save most here, in words; null where no load is meant.'),
  ),
  fix: orNull(text('The smallest change that would let it come; null likewise.')),
  worth: part(worthType, 'What would be recovered without the reason.'),
  liftedBy: edits('By which edits it was lifted: a what-if to go on with.'),
  text: text('The finding in words.'),
})

const partType = answerType<Site['parts'][number]>(
  'IdlePart',
  'What is idle at a site for one reason.',
  {
    reason: choice(reasonEnum, 'The reason.'),
    accelerators: number('Accelerators that are idle for it.'),
    kw: quantity('kW', 'Power that is idle for it.'),
    poolIds: keys('Keys of the pools with accelerators that are idle for it.'),
    example: orNull(
      text(
        'The load that would save most here, or why the plan closes the site, in words; null where neither is meant.',
      ),
    ),
    fix: orNull(
      text('The smallest change that would let something work here; null where there is none.'),
    ),
  },
)

const siteType = answerType<Site>('StrandedSite', 'What is idle at one site.', {
  siteId: key('Key of the site.'),
  open: flag('Whether it is open under the plan.'),
  idleAccelerators: number('Accelerators that are never busy.'),
  idleKw: quantity('kW', 'The power limit less what is drawn in the period that needs most.'),
  parts: list(partType, 'The same by reason.'),
  text: text('The finding in words.'),
})

export const strandedCapacity = questionSchema('strandedCapacity', {
  meaning: 'Why every idle accelerator and kilowatt is idle, and what would be recovered without.',
  fields: () => ({}),
  read: () => ({}),
  answer: answerType<Stranded>(
    'StrandedCapacity',
    'Every idle accelerator and kilowatt of a fleet under a plan, each with one reason.',
    {
      currency: saidElsewhere,
      idleAccelerators: number('Accelerators of the whole fleet that are never busy.'),
      idleKw: quantity(
        'kW',
        'Power limits of all sites less what they draw in the period that needs most.',
      ),
      busyOnlyAtPeakAccelerators: number(
        'Accelerators that are busy in the hours that need most and idle on the mean of the day.',
      ),
      reasons: list(
        reasonType,
        'In the order in which they are tried; those for which nothing is idle are left out.',
      ),
      sites: list(siteType, 'In the order of the fleet; those with nothing idle are left out.'),
      notLookedAt: plainList(reasonEnum, 'Reasons whose worth there was no time for.'),
      text: text('The finding in words.'),
    },
  ),
})
