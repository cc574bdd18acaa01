import type { Fleet, Source, SourceKind } from '@berth/shared'
import { counted } from '../../words/numbers.ts'
import type { ReportCell, ReportSection, ReportTable } from '../document.ts'
import type { Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { spaced } from '../words/quantity.ts'
import { settingsOf } from './settings.ts'

/** What was put in: the size of the fleet, its settings, and where its figures come from, the weakest sources first. */
export const assumptionSection = ({ fleet }: Subject): ReportSection => ({
  id: 'assumptions',
  title: 'Assumptions and sources',
  text: [...(fleet.description === '' ? [] : [fleet.description]), sourcesInWords(fleet)],
  charts: [],
  tables: [
    tableOf(
      { id: 'settings', caption: 'The fleet and its settings' },
      [
        { key: 'setting', title: 'Setting', kind: 'name', cell: ([setting]) => setting },
        { key: 'value', title: 'Value', kind: 'text', cell: ([, value]) => value },
      ],
      settingsOf(fleet),
    ),
    ...(fleet.sources.length === 0 ? [] : [sourceTable(fleet)]),
  ],
})

const weakestFirst: readonly SourceKind[] = [
  'assumption',
  'estimated',
  'reported',
  'policy',
  'datasheet',
  'measured',
]

const sourcesInWords = ({ sources, figureSources }: Fleet): string => {
  if (sources.length === 0) return 'The fleet does not say where its figures come from.'
  const kindOf = new Map(sources.map(({ id, kind }) => [id, kind]))
  const counts = weakestFirst.flatMap((kind) => {
    const count = figureSources.filter(({ sourceId }) => kindOf.get(sourceId) === kind).length
    return count === 0 ? [] : [`${kind} ${count}`]
  })
  return `${counted(sources.length, 'source')}. What ${counted(figureSources.length, 'kind of figures', 'kinds of figures')} rest on: ${counts.join(', ')}.`
}

const sourceTable = (fleet: Fleet): ReportTable =>
  tableOf<Source>(
    { id: 'sources', caption: 'Where the figures come from; what is assumed comes first' },
    [
      { key: 'sourceId', title: 'Source', kind: 'name', cell: ({ id }) => id },
      { key: 'kind', title: 'Kind', kind: 'text', cell: ({ kind }) => kind },
      { key: 'title', title: 'What it says', kind: 'text', cell: ({ title }) => title },
      { key: 'date', title: 'Of', kind: 'text', cell: ({ date }) => date },
      { key: 'figures', title: 'Figures', kind: 'text', cell: ({ id }) => figuresOf(fleet, id) },
      { key: 'url', title: 'Where to read it', kind: 'link', cell: ({ url }) => url },
    ],
    fleet.sources.toSorted((a, b) => weakestFirst.indexOf(a.kind) - weakestFirst.indexOf(b.kind)),
  )

/** "sites: pue, base load kw" of a source. */
const figuresOf = ({ figureSources }: Fleet, sourceId: string): ReportCell => {
  const fields = new Map<string, Set<string>>()
  for (const entry of figureSources)
    if (entry.sourceId === sourceId)
      fields.set(
        entry.collection,
        (fields.get(entry.collection) ?? new Set()).add(spaced(entry.field)),
      )
  return fields.size === 0
    ? null
    : [...fields]
        .map(([collection, names]) => `${spaced(collection)}: ${[...names].join(', ')}`)
        .join('; ')
}
