import { z } from 'zod'
import { fleetSchema } from '../fleet/fleet.ts'

/** The fleet format as JSON Schema 2020-12, made from the field table: descriptions, units, ranges and defaults included. */
export const fleetJsonSchema = (): object => ({
  ...z.toJSONSchema(fleetSchema, { io: 'input' }),
  title: 'Berth fleet',
  description: 'A fleet of data centres with its workloads: what `berth plan` reads.',
})
