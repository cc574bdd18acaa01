/** How the fitted map is shown: screen = scale × fitted + (x, y), all in px. */
export interface ZoomView {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export const fittedView: ZoomView = { scale: 1, x: 0, y: 0 }
const scaleRange = { min: 0.6, max: 40 }

/** Keeps the scale in range and the middle of the screen above the fitted map. */
export function clampView(view: ZoomView, size: Size): ZoomView {
  const scale = Math.min(scaleRange.max, Math.max(scaleRange.min, view.scale))
  const clamp = (offset: number, length: number) =>
    Math.min(length / 2, Math.max(length / 2 - scale * length, offset))
  return { scale, x: clamp(view.x, size.width), y: clamp(view.y, size.height) }
}

/** Zooms by `factor` so that what is under the point (px on screen) stays there. */
export function zoomAt(
  view: ZoomView,
  factor: number,
  point: { x: number; y: number },
  size: Size,
): ZoomView {
  const scale = Math.min(scaleRange.max, Math.max(scaleRange.min, view.scale * factor))
  const ratio = scale / view.scale
  return clampView(
    { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio },
    size,
  )
}

export function panBy(view: ZoomView, dx: number, dy: number, size: Size): ZoomView {
  return clampView({ ...view, x: view.x + dx, y: view.y + dy }, size)
}

/** Moves just so far that a point of the map, given in fitted px × scale, is inside the margin. */
export function panIntoView(
  view: ZoomView,
  point: { x: number; y: number },
  size: Size,
  margin = 40,
): ZoomView {
  const shift = (position: number, length: number) => {
    if (position < margin) return margin - position
    return position > length - margin ? length - margin - position : 0
  }
  const dx = shift(point.x + view.x, size.width)
  const dy = shift(point.y + view.y, size.height)
  return dx === 0 && dy === 0 ? view : panBy(view, dx, dy, size)
}
