import { z } from 'zod'
import { choice, describe, id, text } from '../fields/fields.ts'

export const sourceKinds = [
  'measured',
  'datasheet',
  'policy',
  'reported',
  'estimated',
  'assumption',
] as const

/** Where a figure comes from. */
export const sourceSchema = z.strictObject({
  id: id('Name by which figures refer to the source.'),
  kind: choice(
    sourceKinds,
    'measured, from a datasheet, set by policy, reported by press or owners, estimated by a formula, or assumed.',
  ),
  title: describe(z.string().min(1).max(600), {
    description: 'What the source is, and for an assumption the reasoning.',
  }),
  date: text('When the figure was true or published.'),
  url: describe(z.string().nullable().default(null), {
    description: 'Where to read it; null where there is none.',
  }),
})

/**
 * The source of a field. `entityId` null speaks for the whole collection;
 * an entry with an entity's id speaks for that entity alone and wins.
 */
export const figureSourceSchema = z.strictObject({
  collection: text('Collection of the fleet, for example sites.'),
  field: text('Field of the collection’s entities, for example pue.'),
  entityId: describe(z.string().nullable().default(null), {
    description: 'The entity meant; null for all.',
  }),
  sourceId: describe(z.string(), {
    description: 'Where the figure comes from.',
    refersTo: 'sources',
  }),
})

export type SourceKind = (typeof sourceKinds)[number]
export type Source = z.output<typeof sourceSchema>
export type FigureSource = z.output<typeof figureSourceSchema>
