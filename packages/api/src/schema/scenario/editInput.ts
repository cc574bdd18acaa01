import {
  type EditKind,
  editableSchemas,
  editFields,
  editKinds,
  fieldsOf,
  unwrapped,
} from '@berth/shared'
import type { InputFieldRef } from '@pothos/core'
import type { z } from 'zod'
import { builder, type Types } from '../core/builder.ts'
import { enumOf } from '../core/enums.ts'
import { descriptionOf, isNullable, isWhole } from '../fleet/mirroredFields.ts'
import { editMeanings } from './editMeanings.ts'

type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const collectionEnum = enumOf(
  'EditableCollection',
  'A collection of the fleet that edits may change.',
  Object.fromEntries(Object.keys(editableSchemas).map((name) => [name, `The fleet’s ${name}.`])),
)

/** A field that may be left out has a default; one that may be null says so and must be given. */
const isRequired = (schema: z.ZodType) => !isNullable(schema)

const inputField = (
  t: InputFields,
  name: string,
  schema: z.ZodType,
): InputFieldRef<Types, unknown> => {
  const options = { required: isRequired(schema), description: descriptionOf(schema) }
  const { type } = unwrapped(schema).def as { type: string }
  switch (type) {
    case 'number':
      return isWhole(schema) ? t.int(options) : t.float(options)
    case 'string':
      return t.string(options)
    case 'enum':
      return t.field({ ...options, type: collectionEnum })
    case 'record':
      return t.field({ ...options, type: 'JSON' })
    default:
      throw new Error(`The field ${name} of an edit is a ${type}, which has no input type yet.`)
  }
}

const inputName = (kind: EditKind) => `${kind[0]?.toUpperCase()}${kind.slice(1)}Edit`

const inputTypes = editKinds.map(
  (kind) =>
    [
      kind,
      builder.inputType(inputName(kind), {
        description: `${editMeanings[kind]} Entities are named by their key.`,
        fields: (t) =>
          Object.fromEntries(
            fieldsOf(editFields[kind]).map(([name, schema]) => [name, inputField(t, name, schema)]),
          ),
      }),
    ] as const,
)

/** An edit as it comes in: exactly one kind, checked by the use case that takes it. */
export const editInput = builder.inputType('EditInput', {
  description: 'One change to a fleet: exactly one kind.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      inputTypes.map(([kind, type]) => [kind, t.field({ type, description: editMeanings[kind] })]),
    ),
})

/** `{ closeSite: { siteId } }` as the edit `{ kind: 'closeSite', siteId }`. */
export const asEdit = (input: object): unknown => {
  const [entry] = Object.entries(input).filter(([, value]) => value != null)
  return { kind: entry?.[0], ...(entry?.[1] as object | undefined) }
}
