import type { FleetRecord } from '../../graphql/fleetFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import { sourcesOf } from '../../view/figureSources.ts'

type Figure = keyof typeof text.figures

interface Props {
  fleet: FleetRecord
  collection: string
  entityId: string
  fields: readonly Figure[]
}

/** Where the figures come from, assumptions first. */
export function SourceList({ fleet, collection, entityId, fields }: Props) {
  const sources = sourcesOf(fleet, collection, entityId, fields).sort(
    (a, b) => Number(b.source.kind === 'ASSUMPTION') - Number(a.source.kind === 'ASSUMPTION'),
  )
  if (sources.length === 0) return null
  const nameOf = (field: string) => text.figures[field as Figure] ?? field
  return (
    <Section title={text.sources}>
      <ul className='source-list'>
        {sources.map(({ source, fields: behind }) => (
          <li key={source.key}>
            <span className={`source-kind is-${source.kind.toLowerCase()}`}>
              {text.sourceKind[source.kind]}
            </span>{' '}
            {text.sourceFor(behind.map(nameOf).join(', '))}
            <span className='facts-note'>
              <bdi>{source.title}</bdi> ({source.date}){' '}
              {source.url && (
                <a href={source.url} target='_blank' rel='noreferrer'>
                  {text.readSource}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
