import { fieldsOf, meaningWithin, type PerPeriod, units, unwrapped } from '@berth/shared'
import type { EnumRef, FieldRef, ObjectRef } from '@pothos/core'
import type { z } from 'zod'
import type { FleetView, Target } from '../../useCases/fleetView.ts'
import { builder, type Types } from '../core/builder.ts'
import { targetRefs } from './entityRefs.ts'
import { type InFleet, inFleet } from './inFleet.ts'

type Fields<T> = PothosSchemaTypes.ObjectFieldBuilder<Types, InFleet<T>>
type Kind = 'Object' | 'Interface'

/** How the fields that are more than a number, a text or a reference are shown. */
export interface Mirroring {
  /** Fields that the type shows in its own way or not at all. */
  leaveOut?: readonly string[]
  enums?: Record<string, EnumRef<Types, string, string>>
  /** Types of owned lists such as `demand`. */
  lists?: Record<string, ObjectRef<Types, InFleet<object>>>
}

export const keyMeaning = 'The id in the fleet format; edits name entities by it.'

/** Meaning, unit and what null says, from the same table that CSV headers and messages use. */
export const descriptionOf = (schema: z.ZodType): string => {
  const meaning = meaningWithin(schema)
  const unit = meaning?.unit && meaning.unit !== 'count' ? units[meaning.unit] : undefined
  return [
    meaning?.description ?? '',
    unit ? `Unit: ${unit.meaning}${unit.symbol && ` (${unit.symbol})`}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export const isNullable = (schema: z.ZodType): boolean => {
  const { type, innerType } = schema.def as { type: string; innerType?: z.ZodType }
  return type === 'nullable' || (innerType !== undefined && isNullable(innerType))
}

export const isWhole = (schema: z.ZodType): boolean =>
  'isInt' in unwrapped(schema) && (unwrapped(schema) as z.ZodNumber).isInt

/** `operatorId` becomes `operator`, since the field leads to the operator itself. */
const nameOfReference = (field: string) => field.replace(/Id$/, '')

const periodQuantity = builder
  .objectRef<{ view: FleetView; periodId: string; value: number }>('PeriodQuantity')
  .implement({
    description: 'A quantity in one period of the day.',
    fields: (t) => ({
      periodId: t.exposeString('periodId', { description: 'Key of the period.' }),
      value: t.exposeFloat('value', { description: 'The quantity, in the unit of the field.' }),
    }),
  })

const perPeriod = (view: FleetView, quantity: PerPeriod) =>
  view.fleet.periods.map(({ id: periodId }) => ({
    view,
    periodId,
    value: typeof quantity === 'number' ? quantity : (quantity[periodId] ?? 0),
  }))

/** Shows the fields of an entity under their own names, with their own descriptions and units. */
export const mirroredFields = <T extends object>(
  t: Fields<T>,
  schema: z.ZodType,
  { leaveOut = [], enums = {}, lists = {} }: Mirroring = {},
): Record<string, FieldRef<Types, unknown, Kind>> =>
  Object.fromEntries(
    fieldsOf(schema)
      .filter(([name]) => name !== 'id' && !leaveOut.includes(name))
      .map(([name, field]) => mirrored(t, name, field, enums[name], lists[name])),
  )

const mirrored = <T extends object>(
  t: Fields<T>,
  name: string,
  schema: z.ZodType,
  enumRef: EnumRef<Types, string, string> | undefined,
  listRef: ObjectRef<Types, InFleet<object>> | undefined,
): [string, FieldRef<Types, unknown, Kind>] => {
  const meaning = meaningWithin(schema)
  const options = { description: descriptionOf(schema), nullable: isNullable(schema) }
  const read = ({ value }: InFleet<T>) => (value as Record<string, unknown>)[name]
  const target = meaning?.refersTo
  if (target !== undefined && target in targetRefs) {
    const collection = target as Target
    const resolve = (parent: InFleet<T>) => {
      const key = read(parent)
      return parent.view.part(collection, typeof key === 'string' ? key : null)
    }
    return [nameOfReference(name), reference(t, collection, options, resolve)]
  }
  if (meaning?.perPeriod)
    return [
      name,
      t.field({
        ...options,
        type: [periodQuantity],
        resolve: (parent) => perPeriod(parent.view, read(parent) as PerPeriod),
      }),
    ]
  if (listRef)
    return [
      name,
      t.field({
        ...options,
        type: [listRef],
        resolve: (parent) => (read(parent) as object[]).map(inFleet(parent.view)),
      }),
    ]
  return [name, scalar(t, name, schema, enumRef, options, read)]
}

interface Options {
  description: string
  nullable: boolean
}

const reference = <T>(
  t: Fields<T>,
  collection: Target,
  options: Options,
  resolve: (parent: InFleet<T>) => InFleet<object> | null,
) =>
  t.field({
    ...options,
    type: targetRefs[collection] as unknown as ObjectRef<Types, InFleet<object>>,
    resolve: resolve as (parent: InFleet<T>) => InFleet<object>,
  })

const scalar = <T>(
  t: Fields<T>,
  name: string,
  schema: z.ZodType,
  enumRef: EnumRef<Types, string, string> | undefined,
  options: Options,
  read: (parent: InFleet<T>) => unknown,
): FieldRef<Types, unknown, Kind> => {
  if (enumRef)
    return t.field({ ...options, type: enumRef, resolve: (parent) => read(parent) as string })
  const { type } = unwrapped(schema).def as { type: string }
  switch (type) {
    case 'number':
      return isWhole(schema)
        ? t.int({ ...options, resolve: (parent) => read(parent) as number })
        : t.float({ ...options, resolve: (parent) => read(parent) as number })
    case 'string':
      return t.string({ ...options, resolve: (parent) => read(parent) as string })
    case 'boolean':
      return t.boolean({ ...options, resolve: (parent) => read(parent) as boolean })
    case 'array':
      return t.stringList({ ...options, resolve: (parent) => read(parent) as string[] })
    default:
      throw new Error(`The field ${name} is a ${type}: say in the mirroring how to show it.`)
  }
}
