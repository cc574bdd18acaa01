import { z } from 'zod'
import { choice, count, describe, id, quantity, reference } from '../fields/fields.ts'
import {
  acceleratorPoolSchema,
  acceleratorTypeSchema,
  demandRegionSchema,
  operatorSchema,
  siteSchema,
} from '../fleet/infrastructure.ts'
import {
  inferenceWorkloadSchema,
  trainingWorkloadSchema,
  workloadClassSchema,
} from '../fleet/workloads.ts'

const siteId = reference('sites', 'The site that is changed.')
const workloadId = reference('workloads', 'The workload that is changed.')
const factor = (description: string) => quantity('ratio', { min: 0, max: 1000 }, description)
const anyOrNull = (refersTo: string, description: string) =>
  describe(z.string().nullable().default(null), { refersTo, description })

/** Collections whose members an edit may add, change or remove. */
export const editableSchemas = {
  regions: demandRegionSchema,
  operators: operatorSchema,
  acceleratorTypes: acceleratorTypeSchema,
  sites: siteSchema,
  pools: acceleratorPoolSchema,
  workloadClasses: workloadClassSchema,
  inferenceWorkloads: inferenceWorkloadSchema,
  trainingWorkloads: trainingWorkloadSchema,
} as const
export type EditableCollection = keyof typeof editableSchemas
const collection = choice(
  Object.keys(editableSchemas) as [EditableCollection, ...EditableCollection[]],
  'The collection that is changed.',
)
const fields = describe(z.record(z.string(), z.unknown()), {
  description: 'Fields of the entity, by the names of the fleet format.',
})

/** What a planner can change, each with the fields it needs. The key is the edit's `kind`. */
export const editFields = {
  closeSite: z.strictObject({ siteId }),
  keepSiteOpen: z.strictObject({ siteId }),
  freeSite: z.strictObject({ siteId }),
  handOverSite: z.strictObject({
    siteId,
    operatorId: reference('operators', 'Who runs it from now on.'),
  }),
  setPowerLimit: z.strictObject({
    siteId,
    facilityPowerLimitKw: quantity('kW', { above: 0 }, 'The new limit of the whole facility.'),
  }),
  scaleElectricityPrice: z.strictObject({
    siteId: anyOrNull('sites', 'The site; null for all.'),
    factor: factor('What the price is multiplied by.'),
  }),
  scaleDemand: z.strictObject({
    workloadId: anyOrNull('inferenceWorkloads', 'The workload; null for all.'),
    regionId: anyOrNull('regions', 'The demand region; null for all.'),
    factor: factor('What the demand is multiplied by.'),
  }),
  setLatencySlo: z.strictObject({
    workloadId: reference('inferenceWorkloads', 'The workload that is changed.'),
    latencySloMs: quantity('ms', { above: 0 }, 'The new longest time to the first token.'),
  }),
  scaleLatencySlo: z.strictObject({
    workloadId: anyOrNull('inferenceWorkloads', 'The workload; null for all.'),
    maxLatencySloMs: describe(z.number().gt(0).nullable().default(null), {
      unit: 'ms',
      description: 'Only SLOs up to this one are changed; null for all.',
    }),
    factor: factor('What the SLO is multiplied by.'),
  }),
  scaleThroughput: z.strictObject({
    classId: anyOrNull('workloadClasses', 'The workload class; null for all.'),
    factor: quantity(
      'ratio',
      { above: 0, max: 1000 },
      'What the tokens per second of an accelerator are multiplied by.',
    ),
  }),
  scaleRent: z.strictObject({
    factor: factor(
      'What rents, and with them the penalties for unserved demand, are multiplied by.',
    ),
  }),
  moveWorkload: z.strictObject({
    workloadId,
    siteId: reference('sites', 'Where all of it goes, and stays.'),
  }),
  pinWorkload: z.strictObject({
    workloadId,
    siteId: reference('sites', 'A site at which it is held.'),
  }),
  forbidWorkload: z.strictObject({
    workloadId,
    siteId: reference('sites', 'A site at which it must not run.'),
  }),
  releaseWorkload: z.strictObject({ workloadId }),
  setMaxOpenSites: z.strictObject({
    maxOpenSites: describe(count({ min: 0 }, '').nullable(), {
      unit: 'count',
      description: 'Most sites that may stay open; null for no limit.',
    }),
  }),
  setCarbonPrice: z.strictObject({
    carbonPricePerTonne: quantity('currencyPerTonne', { min: 0 }, 'The new price of a tonne.'),
  }),
  setCarbonBudget: z.strictObject({
    carbonBudgetKgPerDay: describe(z.number().min(0).nullable(), {
      unit: 'kgPerDay',
      description: 'Most carbon per day; null for no limit.',
    }),
  }),
  setHandover: z.strictObject({
    handover: choice(['none', 'allowed'], 'Whether the plan may give sites to other operators.'),
  }),
  setMigrationBudget: z.strictObject({
    maxMoves: describe(z.number().min(0).nullable(), {
      unit: 'count',
      description: 'Most moves between sites; null for no limit.',
    }),
    maxMigrationGb: describe(z.number().min(0).nullable(), {
      unit: 'GB',
      description: 'Most data copied between sites; null for no limit.',
    }),
  }),
  add: z.strictObject({ collection, value: fields }),
  change: z.strictObject({ collection, id: id('The entity that is changed.'), set: fields }),
  remove: z.strictObject({ collection, id: id('The entity that is removed.') }),
} as const

export type EditKind = keyof typeof editFields
export const editKinds = Object.keys(editFields) as EditKind[]

/** One change to a fleet, as data. */
export type Edit = { [K in EditKind]: { kind: K } & z.output<(typeof editFields)[K]> }[EditKind]
export type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>

const [first, ...rest] = editKinds.map((kind) =>
  editFields[kind].extend({ kind: z.literal(kind) }),
) as unknown as [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]

export const editSchema = z.discriminatedUnion('kind', [
  first,
  ...rest,
]) as unknown as z.ZodType<Edit>

export const scenarioFormat = 'berth-scenario/1'

/** A base fleet plus the edits made to it, in order. `fleet` names a built-in fleet or holds one. */
export interface Scenario<F> {
  format: typeof scenarioFormat
  id: string
  name: string
  description: string
  fleet: F
  edits: Edit[]
}

/** A named list of edits that comes with a fleet. */
export const whatIfSchema = z.strictObject({
  id: id('Name of the what-if.'),
  name: z.string().min(1),
  description: z.string().min(1),
  edits: z.array(editSchema),
})
export type WhatIf = z.output<typeof whatIfSchema>
