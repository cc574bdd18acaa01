import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './generated/introspection.d.ts'

/** Types every document from the server's schema; JSON is read where it is used. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { DateTime: string; JSON: unknown }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
