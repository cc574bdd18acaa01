import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { clampView, fittedView, panBy, type Size, type ZoomView, zoomAt } from './zoomView.ts'

export interface Zoom {
  view: ZoomView
  /** True while a drag moves the map; a click that ends it selects nothing. */
  isDragging: boolean
  zoomBy(factor: number): void
  fit(): void
  setView(change: (view: ZoomView) => ZoomView): void
}

const dragStartsAfterPx = 4

/** Zooms with the wheel or a pinch and pans with a drag; buttons and keys call the functions. */
export function useZoom(ref: RefObject<SVGSVGElement | null>, size: Size): Zoom {
  const [rawView, setRawView] = useState<ZoomView>(fittedView)
  const [isDragging, setIsDragging] = useState(false)
  const sizeRef = useRef(size)
  sizeRef.current = size
  const setView = useCallback(
    (change: (view: ZoomView) => ZoomView) => setRawView((view) => change(view)),
    [],
  )

  useEffect(() => {
    const svg = ref.current
    if (!svg) return
    let last: { x: number; y: number; moved: number } | null = null
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = svg.getBoundingClientRect()
      const point = { x: event.clientX - box.left, y: event.clientY - box.top }
      const lines = event.deltaMode === 1 ? 24 : 1
      const speed = event.ctrlKey ? 0.01 : 0.002
      const factor = 2 ** (-event.deltaY * lines * speed)
      setView((view) => zoomAt(view, factor, point, sizeRef.current))
    }
    const onDown = (event: PointerEvent) => {
      if (event.button === 0 && event.isPrimary)
        last = { x: event.clientX, y: event.clientY, moved: 0 }
    }
    const onMove = (event: PointerEvent) => {
      if (!last || !event.isPrimary) return
      const [dx, dy] = [event.clientX - last.x, event.clientY - last.y]
      const moved = last.moved + Math.hypot(dx, dy)
      last = { x: event.clientX, y: event.clientY, moved }
      if (moved < dragStartsAfterPx) return
      if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId)
      setIsDragging(true)
      setView((view) => panBy(view, dx, dy, sizeRef.current))
    }
    const onUp = () => {
      last = null
      // After the click that the release of the button makes.
      setTimeout(() => setIsDragging(false))
    }
    svg.addEventListener('wheel', onWheel, { passive: false })
    svg.addEventListener('pointerdown', onDown)
    svg.addEventListener('pointermove', onMove)
    svg.addEventListener('pointerup', onUp)
    svg.addEventListener('pointercancel', onUp)
    return () => {
      svg.removeEventListener('wheel', onWheel)
      svg.removeEventListener('pointerdown', onDown)
      svg.removeEventListener('pointermove', onMove)
      svg.removeEventListener('pointerup', onUp)
      svg.removeEventListener('pointercancel', onUp)
    }
  }, [ref, setView])

  const zoomBy = useCallback(
    (factor: number) =>
      setView((view) => {
        const { width, height } = sizeRef.current
        return zoomAt(view, factor, { x: width / 2, y: height / 2 }, sizeRef.current)
      }),
    [setView],
  )
  const fit = useCallback(() => setView(() => fittedView), [setView])
  return { view: clampView(rawView, size), isDragging, zoomBy, fit, setView }
}
