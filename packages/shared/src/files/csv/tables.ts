import type { z } from 'zod'
import { fieldsOf, meaningWithin, unwrapped } from '../../fields/walk.ts'
import { entitySchemas, type Fleet, fleetSchema } from '../../fleet/fleet.ts'
import { networkPathSchema } from '../../fleet/infrastructure.ts'
import { pinSchema, siteRulingSchema } from '../../fleet/policy.ts'
import { figureSourceSchema } from '../../fleet/provenance.ts'
import {
  classFitSchema,
  inferencePlacementSchema,
  regionalDemandSchema,
} from '../../fleet/workloads.ts'

/** One column of a CSV table: a field of an entity, or a reference to the entity that owns the row. */
export interface Column {
  name: string
  schema: z.ZodType
  isPerPeriod: boolean
}

/**
 * One CSV file of a fleet. The headers come from the field table; lists inside an entity have a file of their own,
 * whose first column names the owner.
 */
export interface Table {
  fileName: string
  columns: Column[]
  rowsOf(fleet: Fleet): Record<string, unknown>[]
}

const nestedTypes = new Set(['array', 'record'])

/** Fields that fit one cell: numbers, words, yes or no, lists of words, and quantities per period. */
export const columnsOf = (schema: z.ZodType): Column[] =>
  fieldsOf(schema)
    .filter(([, field]) => {
      const { type, element } = unwrapped(field).def as unknown as {
        type: string
        element?: z.ZodType
      }
      const isListOfWords = type === 'array' && element?.def.type === 'string'
      return isListOfWords || !nestedTypes.has(type)
    })
    .map(([name, field]) => ({
      name,
      schema: field,
      isPerPeriod: meaningWithin(field)?.perPeriod === true,
    }))

const ownedColumns = (owner: string, ownerSchema: z.ZodType, schema: z.ZodType): Column[] => [
  { name: owner, schema: ownerSchema, isPerPeriod: false },
  ...columnsOf(schema),
]

const collections = Object.keys(entitySchemas) as (keyof typeof entitySchemas)[]
const workloadId = pinSchema.shape.workloadId
const plainRows = (rows: readonly object[]) => rows as unknown as Record<string, unknown>[]

/** Every file of the CSV form, in the order in which they refer to each other. */
export const tables: Table[] = [
  ...collections.map((collection) => ({
    fileName: `${collection}.csv`,
    columns: columnsOf(entitySchemas[collection]),
    rowsOf: (fleet: Fleet) => plainRows(fleet[collection]),
  })),
  {
    fileName: 'classFits.csv',
    columns: [
      { name: 'classId', schema: entitySchemas.workloadClasses.shape.id, isPerPeriod: false },
      ...ownedColumns('acceleratorTypeId', entitySchemas.acceleratorTypes.shape.id, classFitSchema),
    ],
    rowsOf: (fleet) =>
      fleet.workloadClasses.flatMap(({ id, fitByAcceleratorType }) =>
        Object.entries(fitByAcceleratorType).map(([acceleratorTypeId, fit]) => ({
          classId: id,
          acceleratorTypeId,
          ...fit,
        })),
      ),
  },
  {
    fileName: 'demand.csv',
    columns: ownedColumns('workloadId', workloadId, regionalDemandSchema),
    rowsOf: (fleet) =>
      fleet.inferenceWorkloads.flatMap((workload) =>
        workload.demand.map((entry) => ({ workloadId: workload.id, ...entry })),
      ),
  },
  {
    fileName: 'currentPlacement.csv',
    columns: ownedColumns('workloadId', workloadId, inferencePlacementSchema),
    rowsOf: (fleet) =>
      fleet.inferenceWorkloads.flatMap((workload) =>
        workload.currentPlacement.map((entry) => ({ workloadId: workload.id, ...entry })),
      ),
  },
  {
    fileName: 'paths.csv',
    columns: columnsOf(networkPathSchema),
    rowsOf: (fleet) => plainRows(fleet.paths),
  },
  {
    fileName: 'pins.csv',
    columns: columnsOf(pinSchema),
    rowsOf: (fleet) => plainRows(fleet.policy.pins),
  },
  {
    fileName: 'forbids.csv',
    columns: columnsOf(pinSchema),
    rowsOf: (fleet) => plainRows(fleet.policy.forbids),
  },
  {
    fileName: 'siteRulings.csv',
    columns: columnsOf(siteRulingSchema),
    rowsOf: (fleet) => plainRows(fleet.policy.siteRulings),
  },
  {
    fileName: 'figureSources.csv',
    columns: columnsOf(figureSourceSchema),
    rowsOf: (fleet) => plainRows(fleet.figureSources),
  },
]

/** Files without which there is no fleet; the others may be left out. */
export const requiredFiles: ReadonlySet<string> = new Set([
  'operators.csv',
  'acceleratorTypes.csv',
  'sites.csv',
  'pools.csv',
])

/** Figures of the fleet as a whole, as `field,value` rows: the field's path in the JSON form and where it stands. */
export const settingsFile = 'fleet.csv'
const isOneValue = ([, field]: [string, z.ZodType]) => {
  const { type } = unwrapped(field).def
  return !nestedTypes.has(type) && type !== 'object' && type !== 'literal'
}
const settingsOf = (schema: z.ZodType) => fieldsOf(schema).filter(isOneValue)

/** Every field of the fleet that is one value, its own and those of its estimate and its policy. */
export const settings: { path: string[]; schema: z.ZodType }[] = [
  ...settingsOf(fleetSchema).map(([field, schema]) => ({ path: [field], schema })),
  ...(['rttEstimate', 'policy'] as const).flatMap((part) =>
    settingsOf(fleetSchema.shape[part]).map(([field, schema]) => ({ path: [part, field], schema })),
  ),
]
