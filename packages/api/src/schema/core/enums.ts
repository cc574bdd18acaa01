import {
  engineNames,
  objectiveMeanings,
  type PresetName,
  type SiteDecisionKind,
  type SolveStatus,
  type StopReason,
  siteDecisionKinds,
  siteStatuses,
  solveStatuses,
  sourceKinds,
  stopReasons,
} from '@berth/shared'
import { builder } from './builder.ts'

/** Spells `underConstruction` and `simplex-js` as GraphQL spells enum values. */
const enumName = (value: string): string =>
  value
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase()

/** An enum whose inner values are the words of the shared vocabulary. */
export const enumOf = <V extends string>(
  name: string,
  description: string,
  meanings: Record<V, string>,
) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.keys(meanings) as V[]).map((value) => [
        enumName(value),
        { value, description: meanings[value] },
      ]),
    ) as Record<string, { value: V; description: string }>,
  })

/** Only the values listed, in their order, each with its meaning. */
export const described = <V extends string>(values: readonly V[], meanings: Record<V, string>) =>
  Object.fromEntries(values.map((value) => [value, meanings[value]])) as Record<V, string>

export const objectiveEnum = enumOf<PresetName>(
  'Objective',
  'What a plan aims at, once every demand that can be served is served.',
  objectiveMeanings,
)
export const engineNameEnum = enumOf(
  'EngineName',
  'An engine that solves the model.',
  described(engineNames, {
    highs: 'HiGHS, for every size.',
    'simplex-js': 'A small engine in JavaScript, for small models.',
    price:
      'Our own engine for large models: it works on the prices of the limits that workloads share.',
  }),
)
export const engineChoiceEnum = enumOf('EngineChoice', 'Which engine should solve the model.', {
  auto: 'Whatever suits the size; the result says which and why.',
  highs: 'HiGHS, for every size.',
  'simplex-js': 'A small engine in JavaScript, for small models.',
  price:
    'Our own engine for large models: it works on the prices of the limits that workloads share.',
})
export const solveStatusEnum = enumOf<SolveStatus>(
  'SolveStatus',
  'What was proved about the plan.',
  solveStatuses,
)
export const stopReasonEnum = enumOf<StopReason>('StopReason', 'Why the search ended.', stopReasons)
export const siteDecisionEnum = enumOf<SiteDecisionKind>(
  'SiteDecisionKind',
  'What a plan does with a site.',
  siteDecisionKinds,
)
export const siteStatusEnum = enumOf(
  'SiteStatus',
  'What a site does today.',
  described(siteStatuses, {
    operating: 'Open and working.',
    idle: 'Open, staffed and paid for, serving little or nothing.',
    underConstruction: 'Cannot be used yet.',
    mothballed: 'Shut, can be reopened.',
  }),
)
export const sourceKindEnum = enumOf(
  'SourceKind',
  'How a figure came about.',
  described(sourceKinds, {
    measured: 'Measured.',
    datasheet: 'From a maker’s datasheet.',
    policy: 'Set by a policy or a tariff.',
    reported: 'Reported by press or owners.',
    estimated: 'Estimated by a formula.',
    assumption: 'Assumed; the title gives the reasoning.',
  }),
)
export const workloadKindEnum = enumOf('WorkloadKind', 'What a workload does.', {
  inference: 'Answers requests within a latency target.',
  training: 'Trains a model on one gang of accelerators.',
})
export const siteRulingEnum = enumOf('SiteRulingKind', 'What the planner decided on a site.', {
  open: 'Kept open whatever it costs.',
  closed: 'Closed.',
})
export const handoverEnum = enumOf(
  'Handover',
  'Whether a plan may give sites to other operators.',
  {
    none: 'Every site keeps its operator.',
    allowed: 'At the hand-over cost of the site.',
  },
)
export const routingEnum = enumOf('Routing', 'How requests are shared between pools.', {
  steady: 'In the same way all day.',
  byPeriod: 'Anew in every period.',
})
