import type { ReactNode } from 'react'
import type { FleetRecord } from '../../graphql/fleetFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { sourceOf } from '../../view/figureSources.ts'

interface Props {
  fleet: FleetRecord
  collection: string
  entityId: string
  field: string
  children: ReactNode
}

/** A figure; where nobody measured it, marked with how it came about. */
export function Sourced({ fleet, collection, entityId, field, children }: Props) {
  const source = sourceOf(fleet, collection, entityId, field)
  const isAssumed = source?.kind === 'ASSUMPTION' || source?.kind === 'ESTIMATED'
  if (!source || !isAssumed) return <span title={source?.title}>{children}</span>
  return (
    <span className='sourced' title={`${text.sourceKind[source.kind]}: ${source.title}`}>
      <bdi>{children}</bdi>
      <span className='only-spoken'> ({text.sourceKind[source.kind]})</span>
    </span>
  )
}
