import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface Options {
  rowCount: number
  rowsPerPage: number
  /** The scrolling element that holds the rows, each with `data-index`. */
  container: RefObject<HTMLElement | null>
  scrollToRow(index: number): void
  onChoose(index: number): void
}

/** One row of a table takes the Tab key; the arrow keys move on, also to rows not drawn yet. */
export function useRowFocus({ rowCount, rowsPerPage, container, scrollToRow, onChoose }: Options) {
  const [activeIndex, setActiveIndex] = useState(0)
  const wantsFocus = useRef(false)
  const current = Math.min(activeIndex, Math.max(0, rowCount - 1))

  useEffect(() => {
    if (!wantsFocus.current) return
    const row = container.current?.querySelector(`[data-index="${current}"]`)
    if (!(row instanceof HTMLElement)) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const targets: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + rowsPerPage,
    PageUp: current - rowsPerPage,
    Home: 0,
    End: rowCount - 1,
  }
  const pressKey = (event: KeyboardEvent) => {
    const target = targets[event.key]
    if (event.key === 'Enter' || event.key === ' ') onChoose(current)
    else if (target !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const next = Math.min(rowCount - 1, Math.max(0, target))
      wantsFocus.current = true
      setActiveIndex(next)
      scrollToRow(next)
    } else return
    event.preventDefault()
  }
  return { activeIndex: current, setActiveIndex, pressKey }
}
