import { writeFileSync } from 'node:fs'
import { fleetJsonSchema } from '../src/index.ts'

/** Writes the JSON Schema of the fleet format beside the built-in fleets. Usage: tsx writeSchema.ts */
writeFileSync(
  new URL('fleet.schema.json', import.meta.url),
  `${JSON.stringify(fleetJsonSchema(), null, 2)}\n`,
)
