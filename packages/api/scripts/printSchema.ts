import { writeFileSync } from 'node:fs'
import { schemaText } from './schemaText.ts'

writeFileSync(new URL('../schema.graphql', import.meta.url), schemaText())
