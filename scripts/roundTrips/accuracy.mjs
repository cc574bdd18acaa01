/** The value below which a fraction of the sorted list lies. */
const quantile = (values, fraction) => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * fraction
  const below = sorted[Math.floor(at)]
  return below + (sorted[Math.ceil(at)] - below) * (at % 1)
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The range that the fleet format allows for a route factor. */
const [leastFactor, largestFactor] = [1, 5]

/** Where a convex function of one number is least, by ternary search. */
const leastAt = (cost) => {
  let [low, high] = [leastFactor, largestFactor]
  while (high - low > 1e-6) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (cost(left) <= cost(right)) high = right
    else low = left
  }
  return (low + high) / 2
}

/**
 * How far estimates are from measurements, and which overhead and route factor are nearest to them.
 * Fits minimise the sum of absolute deviations in ms: for a given factor the best overhead is the median
 * of what is left, and the sum is convex in the factor.
 */
export const accuracyOf = (pairs, { estimatedRttMs, defaults }) => {
  const errors = (estimate) =>
    pairs.map(({ distanceKm, rttMs }) => estimatedRttMs(distanceKm, estimate) - rttMs)
  const deviation = (estimate) => mean(errors(estimate).map(Math.abs))
  const overheadFor = (routeFactor) => {
    const missing = errors({ overheadMs: 0, routeFactor }).map((error) => -error)
    return Math.max(0, quantile(missing, 0.5))
  }
  const withBestOverhead = (routeFactor) => ({ overheadMs: overheadFor(routeFactor), routeFactor })
  const atDefault = errors(defaults)
  const relative = atDefault.map((error, at) => Math.abs(error) / pairs[at].rttMs)
  const absolute = atDefault.map(Math.abs)
  const best = withBestOverhead(leastAt((factor) => deviation(withBestOverhead(factor))))
  return {
    pairs: pairs.length,
    absoluteMs: { median: quantile(absolute, 0.5), p90: quantile(absolute, 0.9) },
    relative: { median: quantile(relative, 0.5), p90: quantile(relative, 0.9) },
    meanSignedMs: mean(atDefault),
    slowerFraction: atDefault.filter((error) => error < 0).length / pairs.length,
    bestRouteFactor: leastAt((routeFactor) => deviation({ ...defaults, routeFactor })),
    best,
    medianMsOfBest: quantile(errors(best).map(Math.abs), 0.5),
  }
}
