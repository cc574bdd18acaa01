import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '../src/schema/schema.ts'

/** The contract as a text, in an order that does not depend on the code's. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`
