import type { z } from 'zod'
import { fieldsOf, unwrapped } from '../fields/walk.ts'
import { entitySchemas, type Fleet, fleetSchema } from './fleet.ts'
import { policySchema } from './policy.ts'

type Entry = Record<string, unknown>

/**
 * What can still be judged of a fleet that has wrong fields. An entry that is wrong in itself keeps its place and its id and nothing
 * else: its references stay silent, and references to it hold. Nothing where an id or a whole collection is wrong, since then
 * every reference to it would be told as a problem of its own.
 */
export const soundPart = (value: unknown): Fleet | undefined => {
  const lists = soundLists(fleetSchema, value)
  const policy = soundLists(policySchema, (value as Entry | null)?.policy ?? {})
  return lists && policy && ({ ...lists, policy } as unknown as Fleet)
}

const soundLists = (schema: z.ZodType, value: unknown): Entry | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const lists: Entry = {}
  for (const [field, fieldSchema] of fieldsOf(schema)) {
    const { element } = unwrapped(fieldSchema).def as unknown as { element?: z.ZodType }
    if (!element) continue
    const given = (value as Entry)[field]
    const result = fieldSchema.safeParse(given)
    if (result.success) lists[field] = result.data
    else if (!Array.isArray(given) || given.length === 0) return undefined
    else {
      const entries = given.map((entry) => soundEntry(entry, element, field in entitySchemas))
      if (entries.includes(undefined)) return undefined
      lists[field] = entries
    }
  }
  return lists
}

const soundEntry = (entry: unknown, schema: z.ZodType, hasId: boolean): unknown => {
  const result = schema.safeParse(entry)
  if (result.success) return result.data
  if (!hasId) return {}
  const id = (entry as Entry | null)?.id
  const idSchema = fieldsOf(schema).find(([field]) => field === 'id')?.[1]
  return idSchema?.safeParse(id).success
    ? { id, demand: [], currentPlacement: [], fitByAcceleratorType: {} }
    : undefined
}
