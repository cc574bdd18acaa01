export type Direction = 'left' | 'right' | 'up' | 'down'

export interface PlacedId {
  id: string
  x: number
  y: number
}

const unitOf: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/**
 * The mark that an arrow key leads to: the nearest within 60° of the direction, where what lies
 * aside counts double. Undefined where nothing lies that way.
 */
export function nearestInDirection(
  marks: readonly PlacedId[],
  fromId: string,
  direction: Direction,
): string | undefined {
  const from = marks.find((mark) => mark.id === fromId)
  if (!from) return undefined
  const unit = unitOf[direction]
  let best: { id: string; cost: number } | undefined
  for (const mark of marks) {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y]
    const ahead = dx * unit.x + dy * unit.y
    const aside = Math.abs(dx * unit.y - dy * unit.x)
    if (mark.id === fromId || ahead <= 0 || aside > ahead * Math.sqrt(3)) continue
    const cost = ahead + 2 * aside
    if (!best || cost < best.cost) best = { id: mark.id, cost }
  }
  return best?.id
}
