import { z } from 'zod'
import type { Unit } from '../units/units.ts'

/**
 * One field of one entity: what it means, in which unit, and whom it refers to.
 * It is kept as metadata of the zod schema, and the CSV headers, the JSON Schema, the GraphQL
 * descriptions and the error messages are all read from there. Nothing is described twice.
 */
export interface FieldMeaning {
  description: string
  unit?: Unit
  /** The collection of the fleet whose ids this field holds. */
  refersTo?: string
  /** Spelled per period of the day; one number holds for all of them. */
  perPeriod?: boolean
  /** What a text must look like, in words. */
  looksLike?: string
}

interface Range {
  min?: number
  max?: number
  /** Excludes `min` itself. */
  above?: number
}

const ranged = ({ min, max, above }: Range) => {
  let schema = z.number()
  if (min !== undefined) schema = schema.min(min)
  if (above !== undefined) schema = schema.gt(above)
  if (max !== undefined) schema = schema.max(max)
  return schema
}

/** Attaches the meaning of a field to its schema. */
export const describe = <S extends z.ZodType>(schema: S, meaning: FieldMeaning): S =>
  schema.meta({ ...meaning })

/** A number with a unit and a range. */
export const quantity = (unit: Unit, range: Range, description: string) =>
  describe(ranged(range), { unit, description })

/** A number that may be unknown or not applicable: `null` says so, 0 never does. */
export const quantityOrNull = (unit: Unit, range: Range, description: string) =>
  describe(ranged(range).nullable().default(null), { unit, description })

/** A number that a file may leave out. */
export const quantityWithDefault = (
  unit: Unit,
  range: Range,
  defaultValue: number,
  description: string,
) => describe(ranged(range).default(defaultValue), { unit, description })

/** A whole number of things. */
export const count = (range: Range, description: string) =>
  describe(ranged(range).int(), { unit: 'count', description })

/** One number for the whole day, or one per period id. */
export const perPeriod = (unit: Unit, range: Range, description: string) =>
  describe(z.union([ranged(range), z.record(z.string(), ranged(range))]), {
    unit,
    description,
    perPeriod: true,
  })

/** Ids are what people read in tables and type on a command line: words without spaces. */
const idText = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\s,;"]+$/u)

/** The name by which other entities refer to this one; unique in its collection. */
export const id = (description: string) => describe(idText, { description })

/** A reference to an entity of another collection. */
export const reference = (refersTo: string, description: string) =>
  describe(idText, { description, refersTo })

export const text = (description: string) => describe(z.string().min(1).max(200), { description })

export const flag = (description: string) => describe(z.boolean(), { description })

export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  description: string,
) => describe(z.enum(values), { description })

/** The jurisdictions allowed, or `null` for any. */
export const jurisdictions = (description: string) =>
  describe(z.array(z.string().min(1)).min(1).nullable().default(null), { description })

/** A quantity that is one number for the whole day or one per period id. */
export type PerPeriod = number | Record<string, number>

/** The meaning attached to a schema by the builders above. */
export const meaningOf = (schema: z.ZodType): FieldMeaning | undefined =>
  schema.meta() as FieldMeaning | undefined
