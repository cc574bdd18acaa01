/** A round mark on screen, in px. */
export interface RoundMark {
  x: number
  y: number
  radius: number
  /** Stays where it is; the others make room. */
  isFixed?: boolean
}

export interface MarkOffset {
  dx: number
  dy: number
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5))
const rounds = 40
const gap = 1.5

/**
 * Moves overlapping marks apart, each at most `farthest` px from its true place, the smaller one
 * more than the larger. Marks at the very same place part in a fan. The same marks in the same order
 * always get the same offsets. Cost: pairs near each other × 40 rounds.
 */
export function spreadMarks(marks: readonly RoundMark[], farthest: number): MarkOffset[] {
  const offsets = marks.map(() => ({ dx: 0, dy: 0 }))
  const pairs = nearPairs(marks, farthest)
  for (let round = 0; round < rounds; round++) {
    let isSettled = true
    for (const [first, second] of pairs) {
      if (pushApart(marks, offsets, first, second, farthest)) isSettled = false
    }
    if (isSettled) break
  }
  return offsets
}

function nearPairs(marks: readonly RoundMark[], farthest: number): [number, number][] {
  const pairs: [number, number][] = []
  marks.forEach((a, first) => {
    for (let second = first + 1; second < marks.length; second++) {
      const b = marks[second]
      if (!b || (a.isFixed && b.isFixed)) continue
      const reach = a.radius + b.radius + gap + 2 * farthest
      if (Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach) pairs.push([first, second])
    }
  })
  return pairs
}

/** True where the two overlapped and so were moved. */
function pushApart(
  marks: readonly RoundMark[],
  offsets: MarkOffset[],
  first: number,
  second: number,
  farthest: number,
): boolean {
  const [a, b, atA, atB] = [marks[first], marks[second], offsets[first], offsets[second]]
  if (!a || !b || !atA || !atB) return false
  let dx = b.x + atB.dx - a.x - atA.dx
  let dy = b.y + atB.dy - a.y - atA.dy
  let distance = Math.hypot(dx, dy)
  const overlap = a.radius + b.radius + gap - distance
  if (overlap <= 0.05) return false
  if (distance < 0.01) {
    dx = Math.cos(second * goldenAngle)
    dy = Math.sin(second * goldenAngle)
    distance = 1
  }
  const shareOfA = a.isFixed ? 0 : b.isFixed ? 1 : b.radius ** 2 / (a.radius ** 2 + b.radius ** 2)
  const [stepX, stepY] = [(dx / distance) * overlap * 0.7, (dy / distance) * overlap * 0.7]
  moveWithin(atA, -stepX * shareOfA, -stepY * shareOfA, farthest)
  moveWithin(atB, stepX * (1 - shareOfA), stepY * (1 - shareOfA), farthest)
  return true
}

function moveWithin(offset: MarkOffset, dx: number, dy: number, farthest: number): void {
  offset.dx += dx
  offset.dy += dy
  const length = Math.hypot(offset.dx, offset.dy)
  if (length <= farthest) return
  offset.dx *= farthest / length
  offset.dy *= farthest / length
}
