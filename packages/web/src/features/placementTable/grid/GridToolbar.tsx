import { type ReactNode, useId } from 'react'
import { formatCount } from '../../../format/count.ts'
import { gridText } from '../../../text/grid.ts'
import type { RowQuery } from './arrangeRows.ts'

interface Props {
  query: RowQuery
  onQuery(query: RowQuery): void
  /** False before there is a plan: then nothing can have changed. */
  hasPlan: boolean
  shownCount: number
  totalCount: number
  /** Plural, such as "workloads". */
  noun: string
  /** Further filters of one table. */
  children?: ReactNode
}

/** Filters above a table and the line that says how many rows they leave. */
export function GridToolbar(props: Props) {
  const { query, onQuery, noun } = props
  const reasonId = useId()
  const isOn = query.isChangedOnly && props.hasPlan
  const counted = gridText.countLine(
    formatCount(props.shownCount),
    formatCount(props.totalCount),
    noun,
  )
  return (
    <div className='grid-toolbar'>
      <input
        type='search'
        aria-label={`${gridText.filter} ${noun}`}
        placeholder={`${gridText.filter} ${noun}`}
        value={query.words}
        onChange={(event) => onQuery({ ...query, words: event.target.value })}
      />
      {props.children}
      <label
        className='grid-switch'
        title={props.hasPlan ? undefined : gridText.changedOnlyNeedsPlan}
      >
        <input
          type='checkbox'
          role='switch'
          checked={isOn}
          aria-checked={isOn}
          disabled={!props.hasPlan}
          aria-describedby={props.hasPlan ? undefined : reasonId}
          onChange={(event) => onQuery({ ...query, isChangedOnly: event.target.checked })}
        />
        {gridText.changedOnly}
      </label>
      {!props.hasPlan && (
        <span id={reasonId} hidden>
          {gridText.changedOnlyNeedsPlan}
        </span>
      )}
      <output className='grid-count'>
        <bdi>{counted}</bdi>
      </output>
    </div>
  )
}
