import { fileURLToPath } from 'node:url'
import { writeReference } from './writeReference.mjs'

const out = fileURLToPath(new URL('../../docs/reference/', import.meta.url))

for (const fault of await writeReference(out)) {
  process.exitCode = 1
  process.stderr.write(`${fault}\n`)
}
