import SchemaBuilder from '@pothos/core'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import type { Berth } from '../../berth.ts'
import { decodeId, encodeId } from './ids.ts'

export interface ApiContext {
  berth: Berth
}

/** The one schema under construction; every file of this room adds its types to it. */
export const builder = new SchemaBuilder<{
  Context: ApiContext
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Connection: { totalCount: number }
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
}>({
  plugins: [RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    decodeGlobalID: (id) => decodeId(id) ?? { typename: '', id: '' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: { description: 'The page of results, without cursors.' },
    edgesFieldOptions: { nullable: false, description: 'The page of results, with cursors.' },
    nodeFieldOptions: { nullable: false, description: 'The result.' },
    cursorFieldOptions: { description: 'Where this result stands; give it to `after`.' },
    nodeTypeOptions: { description: 'Anything that has an identity of its own.' },
    idFieldOptions: { description: 'Opaque and stable.' },
    pageInfoTypeOptions: { description: 'Where a page of results stands in the whole list.' },
    defaultConnectionTypeOptions: { description: 'A list in pages, always in the same order.' },
    defaultEdgeTypeOptions: { description: 'A result and where it stands.' },
    pageInfoFieldOptions: { description: 'Whether there is more.' },
    hasNextPageFieldOptions: { description: 'Whether more results follow.' },
    hasPreviousPageFieldOptions: { description: 'Whether results come before.' },
    startCursorFieldOptions: { description: 'Cursor of the first result.' },
    endCursorFieldOptions: { description: 'Cursor of the last result.' },
    firstArgOptions: { description: 'How many results at most.' },
    lastArgOptions: { description: 'How many results at most, counted from the end.' },
    afterArgOptions: { description: 'Only results behind this cursor.' },
    beforeArgOptions: { description: 'Only results before this cursor.' },
  },
})

export type Types = typeof builder.$inferSchemaTypes

builder.globalConnectionField('totalCount', (t) =>
  t.exposeInt('totalCount', { description: 'How many results there are on all pages.' }),
)
builder.queryType({ description: 'What can be read.' })
builder.mutationType({ description: 'What can be changed. Every refusal says why and what to do.' })
builder.subscriptionType({ description: 'What can be followed. The query is the truth.' })
