import type { z } from 'zod'
import {
  type FieldMeaning,
  type Fleet,
  fieldsOf,
  fleetSchema,
  meaningWithin,
  unwrapped,
} from '../../src/index.ts'
import type { Step } from './document.ts'

/** One place of a fleet document where a value stands, with everything that the field table says of it. */
export interface FieldPlace {
  path: Step[]
  /** Names of the fields on the way, without places in lists and without keys of records. */
  names: string[]
  type: string
  meaning: FieldMeaning | undefined
  isOptional: boolean
  isNullable: boolean
  /** The schema without default and null, for its range and options. */
  schema: z.ZodType
}

interface Inner {
  type: string
  element?: z.ZodType
  options?: z.ZodType[]
  valueType?: z.ZodType
}

/** Every place of the fleet, of lists their first entry, down to numbers inside quantities per period. */
export const placesOf = (fleet: Fleet): FieldPlace[] =>
  placesIn(fleetSchema, fleet as unknown as Record<string, unknown>, [], [])

const placesIn = (
  schema: z.ZodType,
  value: Record<string, unknown>,
  path: Step[],
  names: string[],
): FieldPlace[] =>
  fieldsOf(schema).flatMap(([name, field]) =>
    placeAndInner(field, value[name], [...path, name], [...names, name]),
  )

const placeAndInner = (
  field: z.ZodType,
  value: unknown,
  path: Step[],
  names: string[],
): FieldPlace[] => {
  const schema = unwrapped(field)
  const { type, element, options, valueType } = schema.def as unknown as Inner
  const place: FieldPlace = {
    path,
    names,
    type,
    meaning: meaningWithin(field),
    isOptional: field.safeParse(undefined).success,
    isNullable: field.safeParse(null).success,
    schema,
  }
  if (type === 'object')
    return [place, ...placesIn(schema, value as Record<string, unknown>, path, names)]
  if (element) {
    const [first] = value as unknown[]
    return first === undefined
      ? [place]
      : [place, ...placeAndInner(element, first, [...path, 0], names)]
  }
  const inner =
    valueType ?? options?.map((option) => (option.def as unknown as Inner).valueType).find(Boolean)
  if (!inner || typeof value !== 'object' || value === null) return [place]
  const [[key, kept] = []] = Object.entries(value)
  return key === undefined ? [place] : [place, ...placeAndInner(inner, kept, [...path, key], names)]
}
