import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import type { Column, Sort } from './column.ts'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import './grid.css'
import { useRowFocus } from './useRowFocus.ts'

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  /** Already filtered and in order. */
  rows: readonly Row[]
  rowId(row: Row): string
  selectedId: string | null
  onSelect(row: Row): void
  sort: Sort
  onSort(sort: Sort): void
  /** A CSS length below which the table scrolls sideways. */
  minWidth: string
  /** Shown in place of rows. */
  empty: ReactNode
}

const rowHeightPx = 42

/** A table of any length: only the rows in sight are in the document. */
export function DataGrid<Row>(props: Props<Row>) {
  const { columns, rows, rowId, selectedId } = props
  const scrollRef = useRef<HTMLDivElement>(null)
  const activeRef = useRef(0)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    scrollPaddingStart: rowHeightPx,
    overscan: 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      const active = activeRef.current
      if (active >= range.count || shown.includes(active)) return shown
      return [...shown, active].sort((a, b) => a - b)
    },
  })
  const focus = useRowFocus({
    rowCount: rows.length,
    rowsPerPage: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeightPx) - 1),
    container: scrollRef,
    scrollToRow: (index) => virtualizer.scrollToIndex(index),
    onChoose: (index) => {
      const row = rows[index]
      if (row !== undefined) props.onSelect(row)
    },
  })
  activeRef.current = focus.activeIndex

  const selectedIndex = rows.findIndex((row) => rowId(row) === selectedId)
  const { setActiveIndex } = focus
  const revealedId = useRef<string | null>(null)
  useEffect(() => {
    // Once for each selection: sorting and filtering must not scroll away from what one reads.
    if (selectedIndex < 0 || revealedId.current === selectedId) return
    revealedId.current = selectedId
    setActiveIndex(selectedIndex)
    virtualizer.scrollToIndex(selectedIndex, { align: 'center' })
  }, [selectedId, selectedIndex, setActiveIndex, virtualizer])

  const style = {
    '--grid-columns': columns.map((column) => column.track).join(' '),
    '--grid-min-width': props.minWidth,
  } as CSSProperties
  return (
    <div className='grid-scroll' ref={scrollRef} style={style}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen
        role='grid'
        className='grid'
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
      >
        <thead className='grid-head'>
          <GridHeader columns={columns} sort={props.sort} onSort={props.onSort} />
        </thead>
        <tbody
          className='grid-body'
          style={{ blockSize: virtualizer.getTotalSize() }}
          onKeyDown={focus.pressKey}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <GridRow
                key={rowId(row)}
                row={row}
                columns={columns}
                index={item.index}
                startPx={item.start}
                isSelected={item.index === selectedIndex}
                isTabStop={item.index === focus.activeIndex}
                onSelect={props.onSelect}
                onFocusRow={setActiveIndex}
              />
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && <div className='grid-empty'>{props.empty}</div>}
    </div>
  )
}
