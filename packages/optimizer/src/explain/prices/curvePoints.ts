/** A corner of a curve, or one of its ends. */
export interface CurvePoint {
  /** In the unit of the limit. */
  limitValue: number
  /** Currency per hour. */
  costPerHour: number
}

/** A straight piece of a curve. */
export interface CurveSegment {
  from: number
  to: number
  /** ∂cost/∂limit, currency per hour and unit: at most 0. */
  shadowPrice: number
}

/** The tangent of a curve at one value of a limit, and how far it is the curve. */
export interface Tangent {
  at: number
  cost: number
  slope: number
  /** Where the straight piece ends to the side of more. */
  to: number
}

/** Slopes that differ by less than this part of them are one. */
const sameSlope = 1e-9

/**
 * Walks along a convex, piecewise linear curve from one end to the other: each tangent says where its piece ends, the next is taken just
 * beyond. Corners are where two tangents meet. Pieces shorter than `step` are passed over.
 *
 * @param tangentAt null where the time is up.
 * @returns Tangents of the pieces in order; `isComplete` where they reach the end.
 */
export const walkCurve = (
  from: number,
  to: number,
  step: number,
  tangentAt: (value: number) => Tangent | null,
): { tangents: Tangent[]; isComplete: boolean } => {
  const tangents: Tangent[] = []
  let at = from
  // At a corner a basis may end where it begins; then the next tangent is taken further off.
  let stride = step
  for (;;) {
    const tangent = tangentAt(at)
    if (!tangent) return { tangents, isComplete: false }
    const last = tangents.at(-1)
    const isSame =
      last && Math.abs(tangent.slope - last.slope) <= sameSlope * Math.max(1e-6, -last.slope)
    if (last && isSame) last.to = Math.max(last.to, tangent.to)
    else tangents.push(tangent)
    if (at >= to || tangent.to >= to) return { tangents, isComplete: true }
    stride = tangent.to - at < step ? stride * 2 : step
    at = Math.min(to, Math.max(tangent.to, at) + stride)
  }
}

/** The corners of a curve between two values, from its tangents in order. */
export const cornersOf = (
  tangents: readonly Tangent[],
  from: number,
  to: number,
): { points: CurvePoint[]; segments: CurveSegment[] } => {
  const [first] = tangents
  if (!first) return { points: [], segments: [] }
  const costAt = ({ at, cost, slope }: Tangent, limitValue: number) =>
    cost + slope * (limitValue - at)
  const points: CurvePoint[] = [{ limitValue: from, costPerHour: costAt(first, from) }]
  const segments: CurveSegment[] = []
  tangents.forEach((tangent, k) => {
    const next = tangents[k + 1]
    const start = points.at(-1)?.limitValue ?? from
    const end = next ? clamped(meetingPoint(tangent, next), start, next.at) : to
    segments.push({ from: start, to: end, shadowPrice: tangent.slope })
    points.push({ limitValue: end, costPerHour: costAt(tangent, end) })
  })
  return { points, segments }
}

const meetingPoint = (one: Tangent, other: Tangent): number =>
  one.at + (other.cost - one.cost - other.slope * (other.at - one.at)) / (one.slope - other.slope)

const clamped = (value: number, least: number, most: number) =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : most

/** Whether every unit more saves no more than the one before, within rounding. */
export const isConvex = (segments: readonly CurveSegment[]): boolean =>
  segments.every(({ shadowPrice }, k) => {
    const before = segments[k - 1]?.shadowPrice ?? Number.NEGATIVE_INFINITY
    return shadowPrice >= before - 1e-7 * Math.max(1, Math.abs(before))
  })
