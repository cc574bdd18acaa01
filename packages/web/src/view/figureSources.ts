import type { FleetRecord } from '../graphql/fleetFragments.ts'

export type FigureSource = FleetRecord['figureSources'][number]['source']

/** Where a figure comes from. An entry that names the entity wins over one for all. */
export function sourceOf(
  { figureSources }: Pick<FleetRecord, 'figureSources'>,
  collection: string,
  entityId: string,
  field: string,
): FigureSource | null {
  const meant = figureSources.filter(
    (each) => each.collection === collection && each.field === field,
  )
  const own = meant.find((each) => each.entityId === entityId)
  return (own ?? meant.find((each) => each.entityId === null))?.source ?? null
}

/** The sources of several figures, each once, with the fields that it is behind. */
export function sourcesOf(
  fleet: Pick<FleetRecord, 'figureSources'>,
  collection: string,
  entityId: string,
  fields: readonly string[],
): { source: FigureSource; fields: string[] }[] {
  const byKey = new Map<string, { source: FigureSource; fields: string[] }>()
  for (const field of fields) {
    const source = sourceOf(fleet, collection, entityId, field)
    if (!source) continue
    const known = byKey.get(source.key)
    if (known) known.fields.push(field)
    else byKey.set(source.key, { source, fields: [field] })
  }
  return [...byKey.values()]
}
