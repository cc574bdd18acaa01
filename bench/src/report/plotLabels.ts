export type Point = [x: number, y: number]

/** Where a label stands: its anchor, and which end of it is there. */
export interface PlacedLabel {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** About the width of a letter at 13 px, and the height of a line. */
const [letterWidth, lineHeight] = [7.2, 16]
/** Lines are looked at in steps of so many pixels. */
const step = 4

/**
 * Puts the name of each line beside its end: where it covers neither another line nor another name, or as little of them as can be.
 * Cost: lines × places × points of all lines.
 */
export const placeLabels = (
  lines: readonly { label: string; at: readonly Point[] }[],
  field: { width: number; height: number },
): PlacedLabel[] => {
  const drawn = lines.map(({ at }) => pointsAlong(at))
  const taken: Box[] = []
  return lines.map(({ label, at }) => {
    const end = at.at(-1) ?? [0, 0]
    const boxes = placesAround(end).map((place) => ({ place, box: boxOf(place, label) }))
    const cost = (box: Box) =>
      drawn.flat().filter((point) => isIn(point, box)).length +
      100 * taken.filter((other) => overlaps(box, other)).length +
      (box.left < 0 || box.right > field.width || box.top < 0 || box.bottom > field.height
        ? 1000
        : 0)
    let best = boxes[0]
    for (const one of boxes) if (best && cost(one.box) < cost(best.box)) best = one
    if (!best) throw new Error('a label has no place')
    taken.push(best.box)
    return best.place
  })
}

/** Beside the end first, then further up and down, then above and on its left. */
const placesAround = ([x, y]: Point): PlacedLabel[] => [
  ...[0, -8, 8, -16, 16, -24, 24, -32, 32].map(
    (dy): PlacedLabel => ({ x: x + 10, y: y + 4 + dy, anchor: 'start' }),
  ),
  { x, y: y - 10, anchor: 'middle' },
  { x, y: y + 20, anchor: 'middle' },
  ...[-4, -12, -20, -28].map((dy): PlacedLabel => ({ x: x - 10, y: y + dy, anchor: 'end' })),
]

const boxOf = ({ x, y, anchor }: PlacedLabel, label: string): Box => {
  const width = label.length * letterWidth
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 12, bottom: y - 12 + lineHeight }
}

const isIn = ([x, y]: Point, { left, right, top, bottom }: Box) =>
  x > left && x < right && y > top && y < bottom

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const pointsAlong = (at: readonly Point[]): Point[] =>
  at.flatMap(([x, y], k) => {
    const [fromX, fromY] = at[k - 1] ?? [x, y]
    const count = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / step))
    return Array.from({ length: count }, (_, n): Point => {
      const share = (n + 1) / count
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share]
    })
  })
