import type { ReactNode } from 'react'
import './section.css'

export interface Fact {
  term: string
  value: ReactNode
  /** Smaller words below the value. */
  note?: ReactNode
}

/** Terms with their values, one a line. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl className='facts'>
      {facts.map((fact) =>
        fact === null ? null : (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>
              {fact.value}
              {fact.note != null && <span className='facts-note'>{fact.note}</span>}
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}
