/** A point of a curve. */
export interface CurvePoint {
  along: number
  value: number
}

/** Less than this is nothing. */
const noticeable = 1e-9

/**
 * The knee: where a curve lies furthest below the straight line between its ends, both axes from 0 to 1. Before it a step along saves more than on the average of the
 * curve, behind it less. Null where the curve is nowhere below that line, or has no inside.
 * @see Satopää, Albrecht, Irwin, Raghavan, "Finding a 'Kneedle' in a Haystack", ICDCS Workshops 2011, doi:10.1109/ICDCSW.2011.20.
 */
export const kneeOf = <Point extends CurvePoint>(points: readonly Point[]): Point | null => {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return null
  const values = points.map(({ value }) => value)
  const width = last.along - first.along
  const height = Math.max(...values) - Math.min(...values)
  if (width === 0 || height <= 0) return null
  const below = ({ along, value }: CurvePoint) => {
    const line = first.value + ((along - first.along) / width) * (last.value - first.value)
    return (line - value) / height
  }
  const knee = points.reduce((best, point) => (below(point) > below(best) ? point : best))
  return below(knee) > noticeable ? knee : null
}
