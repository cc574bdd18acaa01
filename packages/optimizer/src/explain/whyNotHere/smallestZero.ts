/** A value at one point, and how steeply it goes on. */
export interface Line {
  value: number
  slope: number
}

/** What two plans cost at one point: with what is asked about at the site, and with the choice free. */
export interface Pair {
  at: number
  placed: Line
  free: Line
}

/** How both costs bend: as prices change they are concave, as limits grow they are convex. */
export type Bend = 'concave' | 'convex'

/** Points closer than this part of themselves are one. */
const precision = 1e-6
const mostPoints = 400

const extra = ({ free, placed }: Pair) => placed.value - free.value
const on = ({ value, slope }: Line, from: number, at: number) => value + slope * (at - from)

/**
 * The smallest point in (0, 1] at which the placed plan costs no more than the free one; null where there is none, or the time is up. Nothing is passed
 * over: between two points the costs lie between their chords and their tangents, and stretches where these stay apart are left out.
 *
 * @param pairAt null where the time is up.
 * @param noticeable Differences up to this are none.
 */
export const smallestZero = (
  pairAt: (at: number) => Pair | null,
  bend: Bend,
  noticeable: number,
): number | null => {
  let points = 0
  const look = (at: number) => (points++ < mostPoints ? pairAt(at) : null)
  const within = (a: Pair, b: Pair): number | null => {
    const first = firstPossible(a, b, bend, noticeable)
    if (first === null) return null
    if (b.at - first <= precision * b.at) return extra(b) <= noticeable ? b.at : null
    const middle = look(nextPoint(a, b, first))
    if (!middle) return null
    if (extra(middle) <= noticeable) return within(a, middle)
    return within(a, middle) ?? within(middle, b)
  }
  const [start, end] = [look(0), look(1)]
  if (!start || !end) return null
  return extra(start) <= noticeable ? 0 : within(start, end)
}

/** Where the lines of the first point meet, if that is a fair way in; else the middle. */
const nextPoint = (a: Pair, b: Pair, first: number): number => {
  const meeting = a.at + extra(a) / (a.free.slope - a.placed.slope)
  const apart = (precision * b.at) / 2
  const isInside = meeting > a.at + apart && meeting < b.at - apart
  return isInside ? meeting : (Math.max(a.at, first) + b.at) / 2
}

/**
 * The first point between two at which the difference may be nothing. The placed cost is bounded from below and the free one from above: by chord
 * and tangents where they are concave, by tangents and chord where they are convex. So the bound is convex, with one corner where the tangents meet.
 */
const firstPossible = (a: Pair, b: Pair, bend: Bend, noticeable: number): number | null => {
  const [bent, straight] =
    bend === 'concave' ? (['free', 'placed'] as const) : (['placed', 'free'] as const)
  const corner = cornerOf(a.at, a[bent], b.at, b[bent])
  const chord =
    a[straight].value + ((b[straight].value - a[straight].value) * (corner - a.at)) / (b.at - a.at)
  const tangent = on(a[bent], a.at, corner)
  const least = bend === 'concave' ? chord - tangent : tangent - chord
  return (
    crossing(a.at, extra(a), corner, least, noticeable) ??
    crossing(corner, least, b.at, extra(b), noticeable)
  )
}

/** Where two tangents meet, kept between their points. */
const cornerOf = (aAt: number, a: Line, bAt: number, b: Line): number => {
  const meeting = (b.value - a.value + a.slope * aAt - b.slope * bAt) / (a.slope - b.slope)
  return Number.isFinite(meeting) ? Math.min(bAt, Math.max(aAt, meeting)) : bAt
}

/** Where a straight line from one value to another first is no more than noticeable. */
const crossing = (
  from: number,
  fromValue: number,
  to: number,
  toValue: number,
  noticeable: number,
): number | null => {
  if (fromValue <= noticeable) return from
  if (toValue > noticeable) return null
  return from + ((to - from) * (fromValue - noticeable)) / (fromValue - toValue)
}
