import { textWidth } from '../charts/svg.ts'

/** A mark and the words that want to stand beside it, in px. */
export interface LabelWish {
  text: string
  x: number
  y: number
  radiusPx: number
  className: string
}

export interface PlacedLabel extends Pick<LabelWish, 'text' | 'x' | 'y' | 'className'> {
  anchor: 'start' | 'middle' | 'end'
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export const labelPx = 11
const gapPx = 4

/** Labels in the order of the wishes, each on the first free side of its mark; those that find no room are left out. */
export const placeLabels = (
  wishes: readonly LabelWish[],
  marks: readonly Pick<LabelWish, 'x' | 'y' | 'radiusPx'>[],
  within: { widthPx: number; heightPx: number },
): PlacedLabel[] => {
  const taken: Box[] = marks.map(({ x, y, radiusPx }) => ({
    left: x - radiusPx,
    right: x + radiusPx,
    top: y - radiusPx,
    bottom: y + radiusPx,
  }))
  return wishes.flatMap((wish) => {
    const free = sidesOf(wish).find(
      ({ box }) => isWithin(box, within) && !taken.some((other) => overlap(box, other)),
    )
    if (!free) return []
    taken.push(free.box)
    return [free.label]
  })
}

const isWithin = (box: Box, { widthPx, heightPx }: { widthPx: number; heightPx: number }) =>
  box.left >= 2 && box.right <= widthPx - 2 && box.top >= 2 && box.bottom <= heightPx - 2

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const sidesOf = ({ text, x, y, radiusPx, className }: LabelWish) => {
  const [width, half, away] = [textWidth(text, labelPx), labelPx / 2, radiusPx + gapPx]
  const side = (anchor: PlacedLabel['anchor'], labelX: number, middleY: number) => {
    const left =
      anchor === 'start' ? labelX : anchor === 'end' ? labelX - width : labelX - width / 2
    const box = { left, right: left + width, top: middleY - half, bottom: middleY + half }
    return { label: { text, x: labelX, y: middleY + half - 1.5, className, anchor }, box }
  }
  return [
    side('start', x + away, y),
    side('end', x - away, y),
    side('middle', x, y - away - half),
    side('middle', x, y + away + half),
    side('start', x + away * 0.7, y - away * 0.7 - half),
    side('end', x - away * 0.7, y - away * 0.7 - half),
    side('start', x + away * 0.7, y + away * 0.7 + half),
    side('end', x - away * 0.7, y + away * 0.7 + half),
  ]
}
