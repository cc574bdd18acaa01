import { z } from 'zod'
import { describe, id, quantity, text } from '../fields/fields.ts'
import {
  acceleratorPoolSchema,
  acceleratorTypeSchema,
  demandRegionSchema,
  networkPathSchema,
  operatorSchema,
  periodSchema,
  siteSchema,
} from './infrastructure.ts'
import { policySchema } from './policy.ts'
import { figureSourceSchema, sourceSchema } from './provenance.ts'
import {
  inferenceWorkloadSchema,
  trainingWorkloadSchema,
  workloadClassSchema,
} from './workloads.ts'

export const fleetFormat = 'berth-fleet/1'

/** Parameters of the round-trip-time estimate `overheadMs + 2 × distanceKm × routeFactor × 4.9 µs/km`. */
export const rttEstimateSchema = z.strictObject({
  overheadMs: quantity('ms', { min: 0 }, 'Switching and access at both ends.'),
  routeFactor: quantity(
    'ratio',
    { min: 1, max: 5 },
    'Length of the fibre against the great circle.',
  ),
})

/** Everything the optimizer reads: sites, what runs today, what may change, and where each figure comes from. */
export const fleetSchema = z.strictObject({
  format: z.literal(fleetFormat),
  id: id('Name of the fleet.'),
  name: text('The fleet as people call it.'),
  description: describe(z.string().max(4000).default(''), { description: 'What the fleet shows.' }),
  currency: describe(z.string().regex(/^[A-Z]{3}$/), {
    description: 'ISO 4217 code of the currency in which every cost is written.',
    looksLike: 'three capital letters, such as CNY',
  }),
  carbonPricePerTonne: quantity(
    'currencyPerTonne',
    { min: 0 },
    'Price of a tonne of CO₂ equivalent.',
  ).default(0),
  rttEstimate: describe(rttEstimateSchema, {
    description: 'Round-trip time where it was not measured.',
  }).default({ overheadMs: 4, routeFactor: 1.6 }),
  periods: z
    .array(periodSchema)
    .min(1)
    .max(24)
    .default([{ id: 'day', hoursPerDay: 24 }]),
  regions: z.array(demandRegionSchema).default([]),
  operators: z.array(operatorSchema).min(1),
  acceleratorTypes: z.array(acceleratorTypeSchema).min(1),
  sites: z.array(siteSchema).min(1),
  pools: z.array(acceleratorPoolSchema).min(1),
  paths: z.array(networkPathSchema).default([]),
  workloadClasses: z.array(workloadClassSchema).default([]),
  inferenceWorkloads: z.array(inferenceWorkloadSchema).default([]),
  trainingWorkloads: z.array(trainingWorkloadSchema).default([]),
  policy: describe(policySchema, {
    description: 'What the planner has decided in advance.',
  }).prefault({}),
  sources: z.array(sourceSchema).default([]),
  figureSources: z.array(figureSourceSchema).default([]),
})

/** Everything the optimizer reads, with every default filled in: what `readFleet` gives. */
export interface Fleet extends z.output<typeof fleetSchema> {}
/** A fleet as a file or a program writes it: what has a default may be left out. `readFleet` makes a `Fleet` of it. */
export interface FleetInput extends z.input<typeof fleetSchema> {}
export type RttEstimate = z.output<typeof rttEstimateSchema>

/** The collections of a fleet whose members have an id, in the order in which they refer to each other. */
export const entitySchemas = {
  periods: periodSchema,
  regions: demandRegionSchema,
  operators: operatorSchema,
  acceleratorTypes: acceleratorTypeSchema,
  sites: siteSchema,
  pools: acceleratorPoolSchema,
  workloadClasses: workloadClassSchema,
  inferenceWorkloads: inferenceWorkloadSchema,
  trainingWorkloads: trainingWorkloadSchema,
  sources: sourceSchema,
} as const

export type EntityCollection = keyof typeof entitySchemas
/** How a person calls one member of a collection. */
export const entityNames: Record<EntityCollection | 'paths' | 'figureSources' | 'policy', string> =
  {
    periods: 'period',
    regions: 'demand region',
    operators: 'operator',
    acceleratorTypes: 'accelerator type',
    sites: 'site',
    pools: 'accelerator pool',
    workloadClasses: 'workload class',
    inferenceWorkloads: 'inference workload',
    trainingWorkloads: 'training workload',
    sources: 'source',
    paths: 'network path',
    figureSources: 'figure source',
    policy: 'policy',
  }
