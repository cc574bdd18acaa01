import type { z } from 'zod'
import { type FieldMeaning, meaningOf } from './fields.ts'

interface Definition {
  type: string
  innerType?: z.ZodType
  element?: z.ZodType
  valueType?: z.ZodType
  options?: z.ZodType[]
  shape?: Record<string, z.ZodType>
}
const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition

/** The schema behind defaults and nullability. */
export const unwrapped = (schema: z.ZodType): z.ZodType => {
  const { innerType } = definitionOf(schema)
  return innerType ? unwrapped(innerType) : schema
}

/** The meaning of a field, also where a default was wrapped round it. */
export const meaningWithin = (schema: z.ZodType): FieldMeaning | undefined => {
  const own = meaningOf(schema)
  if (own?.description) return own
  const { innerType } = definitionOf(schema)
  return innerType ? meaningWithin(innerType) : own
}

/** The schema at a path such as `['sites', 3, 'pue']`, or nothing where the path leaves the schema. */
export const schemaAt = (
  schema: z.ZodType,
  path: readonly PropertyKey[],
): z.ZodType | undefined => {
  const [key, ...rest] = path
  if (key === undefined) return schema
  const { shape, element, valueType, options } = definitionOf(unwrapped(schema))
  const next =
    shape?.[String(key)] ??
    element ??
    valueType ??
    options?.map((option) => schemaAt(option, [key])).find(Boolean)
  return next && schemaAt(next, rest)
}

/** The fields of an entity in the order of the table. */
export const fieldsOf = (schema: z.ZodType): [string, z.ZodType][] =>
  Object.entries(definitionOf(unwrapped(schema)).shape ?? {})
