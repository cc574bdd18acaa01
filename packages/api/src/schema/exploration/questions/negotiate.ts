import type { AnswerTo } from '../../../explorations/questions.ts'
import {
  type AnswerFields,
  answerType,
  choice,
  count,
  counts,
  flag,
  foundPlan,
  key,
  list,
  type Merged,
  money,
  orNull,
  part,
  quantity,
  saidElsewhere,
  text,
  texts,
} from '../../core/answerType.ts'
import { builder } from '../../core/builder.ts'
import { enumOf } from '../../core/enums.ts'
import { searchScopeEnum } from '../../solveRun/solveResultTypes.ts'
import { plannedMoveType } from '../plannedMoveType.ts'
import { questionSchema } from '../questionSchema.ts'

type Negotiation = AnswerTo<'negotiate'>
type Priced = Negotiation['refusals'][number]
type Refusal = Merged<Priced['refusal']>
type Outcome = NonNullable<Negotiation['withRefusals']>
type Price = NonNullable<Negotiation['price']>

const stanceEnum = enumOf<Refusal['stance']>('RefusalStance', 'What a planner says.', {
  lock: 'A workload runs there, or a site stays as in the plan.',
  refuse: 'A workload does not run there, or a site is the other way round.',
})
const kindEnum = enumOf<Refusal['kind']>('RefusalKind', 'What a planner speaks of.', {
  move: 'A workload at a site.',
  site: 'The decision on a site.',
})
const statusEnum = enumOf<Negotiation['status']>('NegotiationStatus', 'How a negotiation ends.', {
  replanned: 'There is a plan.',
  contradiction: 'The refusals cannot all hold.',
  noPlan: 'No plan was found, or none exists.',
})
const priceScopeEnum = enumOf<Price['scope']>('RefusalPriceScope', 'Which plans were compared.', {
  decisionsHeld: 'Both under held decisions.',
  everythingAnew: 'Both with everything decided anew.',
  mixed: 'One under held decisions, one with everything decided anew.',
})

const refusalType = answerType<Refusal>('PlannerRefusal', 'What a planner will not give way on.', {
  kind: choice(kindEnum, 'What it speaks of.'),
  workloadId: orNull(key('Key of the workload; null where it speaks of the decision on a site.')),
  siteId: key('Key of the site.'),
  stance: choice(stanceEnum, 'What is said.'),
})

const outcomeFields: AnswerFields<Outcome> = {
  openSites: count('Sites that are open.'),
  costPerHour: money('What running the fleet costs per hour.'),
  unservedPenaltyPerHour: money('What unserved demand costs per hour; not part of the cost.'),
}
const outcomeType = answerType<Outcome>('NegotiatedOutcome', 'What a plan comes to.', outcomeFields)

const priceType = answerType<Price>('RefusalPrice', 'What refusals add: with them less without.', {
  openSites: count('Open sites more.'),
  costPerHour: money('Cost more, per hour.'),
  unservedPenaltyPerHour: money('Penalty of unserved demand more, per hour.'),
  gapRelative: orNull(
    quantity(
      'fraction',
      'The larger gap of the two searches, over all their goals; null where nothing is proved.',
    ),
  ),
  scope: choice(priceScopeEnum, 'Which plans were compared.'),
})

const pricedRefusalType = answerType<Priced>('PricedRefusal', 'One refusal and what it costs.', {
  refusal: part(refusalType, 'The refusal.'),
  claim: text('What it asks for, in words.'),
  withOthers: orNull(
    part(
      priceType,
      'All refusals less all but this one; null where there was no time, or no plan.',
    ),
  ),
  alone: orNull(part(priceType, 'This one alone less none; null likewise.')),
  text: text('The finding in words.'),
})

const contradictionType = answerType<Negotiation['contradictions'][number]>(
  'RefusalContradiction',
  'Refusals that cannot hold together, or not with the fleet.',
  {
    code: text('Words for programs.'),
    refusals: counts('Their places in the list of refusals, from 0.'),
    text: text('Why, and what to change.'),
  },
)

const changesType = answerType<NonNullable<Negotiation['changes']>>(
  'NegotiatedChanges',
  'How the new plan differs from the one that was refused.',
  {
    opened: texts('Keys of sites that are open in the new plan only.'),
    closed: texts('Keys of sites that were open before only.'),
    moves: list(plannedMoveType, 'What changes place.'),
  },
)

const moveInput = builder.inputType('RefusedMoveInput', {
  description: 'A workload that must, or must not, run at a site.',
  fields: (t) => ({
    workloadKey: t.string({ required: true, description: 'Key of the workload.' }),
    siteKey: t.string({ required: true, description: 'Key of the site.' }),
    stance: t.field({
      type: stanceEnum,
      required: true,
      description:
        'Locked: all of it runs there; with several locks, at any of these sites. Refused: none of it runs there.',
    }),
  }),
})
const siteInput = builder.inputType('RefusedSiteInput', {
  description: 'A decision of the plan on a site.',
  fields: (t) => ({
    siteKey: t.string({ required: true, description: 'Key of the site.' }),
    stance: t.field({
      type: stanceEnum,
      required: true,
      description:
        'Locked: it stays open, or shut, as in the plan. Refused: it is the other way round.',
    }),
  }),
})
const refusalInput = builder.inputType('PlannerRefusalInput', {
  description: 'What a planner will not give way on: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    move: t.field({ type: moveInput, description: 'A workload at a site.' }),
    site: t.field({ type: siteInput, description: 'The decision on a site.' }),
  }),
})

export const negotiate = questionSchema('negotiate', {
  meaning:
    'A plan that keeps what a planner locks, leaves what is refused, and the price of each of these.',
  fields: (t) => ({
    refusals: t.field({
      type: [refusalInput],
      required: true,
      description: 'What is not up for discussion.',
    }),
    decideAnew: t.boolean({
      description:
        'Whether everything is decided anew in any case, and not only where held decisions leave something out; no unless told.',
    }),
  }),
  read: ({ refusals, decideAnew }) => ({
    refusals: refusals.flatMap(({ move, site }) =>
      move
        ? {
            kind: 'move' as const,
            workloadId: move.workloadKey,
            siteId: move.siteKey,
            stance: move.stance,
          }
        : site
          ? { kind: 'site' as const, siteId: site.siteKey, stance: site.stance }
          : [],
    ),
    decideAnew: decideAnew ?? false,
  }),
  answer: answerType<Negotiation>('Negotiation', 'A plan after refusals, and what each costs.', {
    status: choice(statusEnum, 'How it ended.'),
    currency: saidElsewhere,
    contradictions: list(contradictionType, 'Why the refusals cannot all hold; empty otherwise.'),
    plan: orNull(
      foundPlan('The plan with all refusals; present exactly where the status says so.'),
    ),
    scope: orNull(choice(searchScopeEnum, 'Among which plans it was looked for.')),
    gapRelative: orNull(
      quantity('fraction', 'How good it is proved to be among these; null where nothing is.'),
    ),
    withoutRefusals: orNull(
      part(outcomeType, 'The plan made in the same way without any refusal; null if none.'),
    ),
    withRefusals: orNull(part(outcomeType, 'The plan with all refusals; null if none.')),
    price: orNull(part(priceType, 'Of all refusals together.')),
    refusals: list(pricedRefusalType, 'In the order in which they were given.'),
    changes: orNull(part(changesType, 'Against the plan that was refused.')),
    isCutShort: flag('Whether time was up, or somebody stopped it, before every price was known.'),
    text: text('The finding in words.'),
  }),
})
