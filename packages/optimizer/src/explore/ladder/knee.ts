/** A rung as a point of the curve. */
export interface CurvePoint {
  openSites: number
  objectiveValue: number
}

/**
 * The knee: where the curve lies furthest below the straight line between its ends, both axes from 0 to 1. Above it a closed site saves more than on the average of
 * the ladder, below it less. Null where the curve is nowhere below that line, or has no inside.
 * @see Satopää, Albrecht, Irwin, Raghavan, "Finding a 'Kneedle' in a Haystack", ICDCS Workshops 2011, doi:10.1109/ICDCSW.2011.20.
 */
export const kneeOf = (points: readonly CurvePoint[]): CurvePoint | null => {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return null
  const values = points.map(({ objectiveValue }) => objectiveValue)
  const [width, height] = [
    last.openSites - first.openSites,
    Math.max(...values) - Math.min(...values),
  ]
  if (width === 0 || height <= 0) return null
  const below = ({ objectiveValue, openSites }: CurvePoint) => {
    const along = (openSites - first.openSites) / width
    const line = first.objectiveValue + along * (last.objectiveValue - first.objectiveValue)
    return (line - objectiveValue) / height
  }
  const knee = points.reduce((best, point) => (below(point) > below(best) ? point : best))
  return below(knee) > noticeable ? knee : null
}

const noticeable = 1e-9
