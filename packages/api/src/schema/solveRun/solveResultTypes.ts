import type {
  ObjectiveLayers,
  Refusal,
  SearchScope,
  SolveProgress,
  TierResult,
} from '@berth/shared'
import { goalMeanings, searchScopes } from '@berth/shared'
import type { ResultSummary } from '../../storage/tables.ts'
import { builder } from '../core/builder.ts'
import { engineNameEnum, enumOf, solveStatusEnum, stopReasonEnum } from '../core/enums.ts'
import { accountType, type WithCurrency } from '../plan/accountType.ts'
import { violationType } from '../plan/certificateTypes.ts'

const tierEnum = enumOf<TierResult['name']>('GoalName', 'What a tier makes as small as it can.', {
  brokenLimits: goalMeanings.brokenLimits.description,
  unserved: goalMeanings.unserved.description,
  openSites: goalMeanings.openSites.description,
  cost: goalMeanings.cost.description,
  carbon: goalMeanings.carbon.description,
  latency: goalMeanings.latency.description,
  weighted: goalMeanings.weighted.description,
})

const phaseEnum = enumOf<SolveProgress['phase']>('SolvePhase', 'What a running search is doing.', {
  reading: 'Reading the fleet.',
  formulating: 'Writing the model.',
  solving: 'Searching.',
  certifying: 'Checking the plan without the solver.',
  finishing: 'Looking for a plan with whole replicas.',
})

export const searchScopeEnum = enumOf<SearchScope>(
  'SearchScope',
  'Among which plans the answer was looked for: status and bound are about these.',
  searchScopes,
)

export const progressType = builder.objectRef<SolveProgress>('SolveProgress').implement({
  description: 'A step of a running search.',
  fields: (t) => ({
    phase: t.expose('phase', { type: phaseEnum, description: 'What is being done.' }),
    tier: t.expose('tier', {
      type: tierEnum,
      nullable: true,
      description: 'The goal that is worked on; null outside the search.',
    }),
    incumbent: t.exposeFloat('incumbent', {
      nullable: true,
      description: 'Best plan so far, in the unit of the goal.',
    }),
    bestBound: t.exposeFloat('bestBound', {
      nullable: true,
      description: 'Best proof so far, in the unit of the goal.',
    }),
    gapRelative: t.exposeFloat('gapRelative', {
      nullable: true,
      description: 'How far they are apart. Unit: fraction.',
    }),
    elapsedSeconds: t.exposeFloat('elapsedSeconds', { description: 'Time so far. Unit: seconds.' }),
  }),
})

const tierType = builder.objectRef<TierResult>('GoalResult').implement({
  description: 'One goal and how far it was proved.',
  fields: (t) => ({
    name: t.expose('name', { type: tierEnum, description: 'Which goal.' }),
    unit: t.exposeString('unit', {
      description: 'Unit of the values: ratio, currencyPerHour, count, kgPerDay, ms or weighted.',
    }),
    objectiveValue: t.exposeFloat('objectiveValue', { description: 'What the plan reaches.' }),
    bestBound: t.exposeFloat('bestBound', {
      nullable: true,
      description: 'What no plan can beat; null where nothing was proved.',
    }),
    gapRelative: t.exposeFloat('gapRelative', {
      nullable: true,
      description: 'How far apart; null where nothing was proved. Unit: fraction.',
    }),
    seconds: t.exposeFloat('seconds', { description: 'Time it took. Unit: seconds.' }),
  }),
})

const layersType = builder.objectRef<ObjectiveLayers>('ObjectiveLayers').implement({
  description: 'Three numbers that are never blurred, each in the unit of the last goal.',
  fields: (t) => ({
    lpRelaxation: t.exposeFloat('lpRelaxation', {
      nullable: true,
      description: 'Every yes or no may be a share.',
    }),
    integerPlan: t.exposeFloat('integerPlan', {
      description: 'Yes-or-no decisions are whole; accelerators are shared between workloads.',
    }),
    wholeReplicas: t.exposeFloat('wholeReplicas', {
      nullable: true,
      description:
        'Every workload keeps whole replicas of its model all day; null where no such plan serves as much, or none was found.',
    }),
    wholeReplicasMessage: t.exposeString('wholeReplicasMessage', {
      description: 'What whole replicas take, or why they do not fit, in words.',
    }),
  }),
})

const engineType = builder.objectRef<ResultSummary['engine']>('Engine').implement({
  description: 'What solved the model.',
  fields: (t) => ({
    name: t.expose('name', { type: engineNameEnum, description: 'Which engine.' }),
    version: t.exposeString('version', { description: 'Its version.' }),
    reason: t.exposeString('reason', { description: 'Why it was chosen.' }),
  }),
})

const sizeType = builder.objectRef<ResultSummary['size']>('ModelSize').implement({
  description: 'Size of the model.',
  fields: (t) => ({
    columns: t.exposeInt('columns', { description: 'Variables.' }),
    rows: t.exposeInt('rows', { description: 'Constraints.' }),
    nonZeros: t.exposeInt('nonZeros', { description: 'Coefficients.' }),
    integers: t.exposeInt('integers', { description: 'Variables that must be whole.' }),
  }),
})

export const refusalType = builder.objectRef<Refusal>('Refusal').implement({
  description: 'Why a workload cannot run anywhere, or not where it was asked to.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Words for programs.' }),
    workloadKey: t.exposeString('workloadId', { description: 'Key of the workload.' }),
    regionKey: t.exposeString('regionId', {
      nullable: true,
      description: 'Key of the region; null for all.',
    }),
    text: t.exposeString('text', { description: 'The reason in words.' }),
  }),
})

export const solveResultType = builder
  .objectRef<WithCurrency<ResultSummary>>('SolveResult')
  .implement({
    description: 'What was proved, why the search ended, and how good the plan is.',
    fields: (t) => ({
      status: t.expose('status', { type: solveStatusEnum, description: 'What was proved.' }),
      stoppedBy: t.expose('stoppedBy', { type: stopReasonEnum, description: 'Why it ended.' }),
      scope: t.expose('scope', {
        type: searchScopeEnum,
        description: 'Among which plans was looked; a bound is one for these.',
      }),
      message: t.exposeString('message', {
        description: 'Words for people: why there is no plan, or what limits the proof.',
      }),
      objectiveValue: t.exposeFloat('objectiveValue', {
        nullable: true,
        description: 'Of the last goal; null where there is no plan.',
      }),
      bestBound: t.exposeFloat('bestBound', {
        nullable: true,
        description: 'What no plan can beat, for the last goal.',
      }),
      gapRelative: t.exposeFloat('gapRelative', {
        nullable: true,
        description: 'The largest gap over all goals. Unit: fraction.',
      }),
      tiers: t.expose('tiers', { type: [tierType], description: 'Goal by goal.' }),
      layers: t.expose('layers', {
        type: layersType,
        nullable: true,
        description: 'Relaxed, whole and rounded-up values; null where there is no plan.',
      }),
      engine: t.expose('engine', { type: engineType, description: 'What solved it.' }),
      size: t.expose('size', { type: sizeType, description: 'Size of the model.' }),
      seconds: t.exposeFloat('seconds', { description: 'Time it took. Unit: seconds.' }),
      before: t.field({
        type: accountType,
        description: 'What today’s placement adds up to.',
        resolve: ({ before, currency }) => ({ ...before, currency }),
      }),
      beforeViolations: t.expose('beforeViolations', {
        type: [violationType],
        description: 'Limits that today’s placement breaks.',
      }),
      refusals: t.expose('refusals', {
        type: [refusalType],
        description: 'Workloads that cannot run, and why.',
      }),
    }),
  })
