import { z } from 'zod'
import {
  count,
  describe,
  id,
  jurisdictions,
  perPeriod,
  quantity,
  quantityWithDefault,
  reference,
  text,
} from '../fields/fields.ts'

/** How one accelerator type runs one workload class. A type without an entry cannot run it. */
export const classFitSchema = z.strictObject({
  tokensPerSecond: quantity(
    'tokensPerSecond',
    { min: 0 },
    'Tokens that one accelerator serves, prompt and answer together; 0 where it cannot serve.',
  ),
  acceleratorsPerReplica: count({ min: 1 }, 'Accelerators that hold one copy of the model.'),
  servingMs: quantity(
    'ms',
    { min: 0 },
    'Time to the first token once the request has arrived: queue and prefill, 95th percentile.',
  ),
  relativeSpeed: quantity(
    'ratio',
    { min: 0 },
    'Training speed against the reference type, which is 1; 0 where it cannot train.',
  ),
})

export const workloadClassSchema = z.strictObject({
  id: id('Name of the class.'),
  name: text('What runs, as people call it.'),
  weightsGb: quantity(
    'GB',
    { min: 0 },
    'Size of the model in memory: the weights, and for training the optimizer state as well.',
  ),
  egressGbPerMillionTokens: quantityWithDefault(
    'GbPerMillionTokens',
    { min: 0 },
    0,
    'Data sent to users per million tokens.',
  ),
  fitByAcceleratorType: describe(z.record(z.string(), classFitSchema), {
    description: 'How each accelerator type runs this class.',
    refersTo: 'acceleratorTypes',
  }),
})

export const regionalDemandSchema = z.strictObject({
  regionId: reference('regions', 'Where the requests come from.'),
  tokensPerSecond: perPeriod(
    'tokensPerSecond',
    { min: 0 },
    'Tokens asked for, prompt and answer together.',
  ),
})

export const inferencePlacementSchema = z.strictObject({
  regionId: reference('regions', 'Whose requests are served.'),
  poolId: reference('pools', 'Where they are served today.'),
  share: quantity('fraction', { above: 0, max: 1 }, 'Share of the region’s requests served there.'),
})

export const inferenceWorkloadSchema = z.strictObject({
  id: id('Name of the inference workload.'),
  name: text('The workload as people call it.'),
  classId: reference('workloadClasses', 'What runs.'),
  demand: describe(z.array(regionalDemandSchema).min(1), { description: 'Requests per region.' }),
  latencySloMs: quantity(
    'ms',
    { above: 0 },
    'Longest time to the first token that users accept, 95th percentile.',
  ),
  allowedJurisdictions: jurisdictions('Where the data may be processed; null for anywhere.'),
  maxSharePerSite: quantityWithDefault(
    'fraction',
    { above: 0, max: 1 },
    1,
    'Largest share of a region’s requests that one site may serve.',
  ),
  minSites: count({ min: 1 }, 'Fewest sites over which the workload must be spread.').default(1),
  targetUtilisation: quantityWithDefault(
    'fraction',
    { above: 0, max: 1 },
    0.7,
    'How busy an accelerator may be on average and still answer in time.',
  ),
  unservedPenaltyPerMillionTokens: quantity(
    'currencyPerMillionTokens',
    { min: 0 },
    'What a million unserved tokens cost.',
  ),
  currentPlacement: describe(z.array(inferencePlacementSchema).default([]), {
    description: 'Where it runs today.',
  }),
})

export const trainingWorkloadSchema = z.strictObject({
  id: id('Name of the training workload.'),
  name: text('The workload as people call it.'),
  classId: reference('workloadClasses', 'What is trained.'),
  accelerators: count(
    { min: 1 },
    'Accelerators of the reference type that the gang needs, all in one pool.',
  ),
  hoursPerDay: quantityWithDefault(
    'hoursPerDay',
    { above: 0, max: 24 },
    24,
    'Hours it must run every day; fewer than 24 may wait for cheap or clean hours.',
  ),
  datasetGb: quantityWithDefault('GB', { min: 0 }, 0, 'Data that moves with the training.'),
  checkpointGb: quantityWithDefault(
    'GB',
    { min: 0 },
    0,
    'Checkpoint that moves with the training.',
  ),
  dataRegionId: describe(z.string().nullable().default(null), {
    description: 'The region that its data comes from all the time; null if it moves with it.',
    refersTo: 'regions',
  }),
  dataGbPerHour: quantityWithDefault(
    'GbPerHour',
    { min: 0 },
    0,
    'Data exchanged with that region while it runs, at the price of the path.',
  ),
  allowedJurisdictions: jurisdictions('Where the data may be processed; null for anywhere.'),
  unplacedPenaltyPerHour: quantity(
    'currencyPerHour',
    { min: 0 },
    'What an hour without the training costs.',
  ),
  currentPoolId: describe(z.string().nullable().default(null), {
    description: 'Where it runs today; null if nowhere.',
    refersTo: 'pools',
  }),
})

export type ClassFit = z.output<typeof classFitSchema>
export type WorkloadClass = z.output<typeof workloadClassSchema>
export type RegionalDemand = z.output<typeof regionalDemandSchema>
export type InferencePlacement = z.output<typeof inferencePlacementSchema>
export type InferenceWorkload = z.output<typeof inferenceWorkloadSchema>
export type TrainingWorkload = z.output<typeof trainingWorkloadSchema>
