/** The point nearest to a place, all in pixels. */
export function nearestIndex(
  points: readonly { x: number; y: number }[],
  place: { x: number; y: number },
): number {
  const distances = points.map(({ x, y }) => Math.hypot(x - place.x, y - place.y))
  return distances.indexOf(Math.min(...distances))
}
