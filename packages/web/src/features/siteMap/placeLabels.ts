/** A label that wants to stand beside its mark; x, y and radius in px. */
export interface LabelWish {
  id: string
  text: string
  x: number
  y: number
  radius: number
  /** Drawn also where it covers something. */
  isForced?: boolean
}

export type LabelAnchor = 'start' | 'middle' | 'end'

export interface PlacedLabel {
  id: string
  text: string
  x: number
  y: number
  anchor: LabelAnchor
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export const labelFontPx = 11
const distance = 4

/** Width in px, estimated: letters of Chinese, Japanese and Korean are as wide as high. */
export function labelWidth(text: string): number {
  let width = 0
  for (const letter of text)
    width += /[\u2e80-\uffdc]/u.test(letter) ? labelFontPx : 0.57 * labelFontPx
  return width
}

/**
 * Places labels in the order given, each on the first free side of its mark, and leaves out those
 * that find no room. `obstacles` are areas, in px, that no label may cover.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
): PlacedLabel[] {
  const taken = [...obstacles]
  const placed: PlacedLabel[] = []
  for (const wish of wishes) {
    const sides = sidesOf(wish)
    const free = sides.find(({ box }) => !taken.some((other) => overlaps(box, other)))
    const chosen = free ?? (wish.isForced ? sides[0] : undefined)
    if (!chosen) continue
    taken.push(chosen.box)
    placed.push(chosen.label)
  }
  return placed
}

/** The area that a round mark covers. */
export function boxAround(x: number, y: number, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function sidesOf({ id, text, x, y, radius }: LabelWish): { label: PlacedLabel; box: Box }[] {
  const width = labelWidth(text)
  const away = radius + distance
  const half = labelFontPx / 2
  const slant = away * 0.5
  const side = (anchor: LabelAnchor, left: number, middleY: number) => ({
    label: {
      id,
      text,
      x: anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2,
      y: middleY,
      anchor,
    },
    box: { left, top: middleY - half, right: left + width, bottom: middleY + half },
  })
  return [
    side('start', x + away, y),
    side('end', x - away - width, y),
    side('middle', x - width / 2, y - away - half),
    side('middle', x - width / 2, y + away + half),
    side('start', x + slant, y - slant - half),
    side('start', x + slant, y + slant + half),
    side('end', x - slant - width, y - slant - half),
    side('end', x - slant - width, y + slant + half),
  ]
}
