/** How a figure is spread over draws. */
export interface Distribution {
  mean: number
  least: number
  /** Of a hundred draws, so many are at or below. */
  percentile5: number
  percentile25: number
  median: number
  percentile75: number
  percentile95: number
  largest: number
}

/** Null where there are no figures. Percentiles between two figures lie on the line between them. */
export const distributionOf = (figures: readonly number[]): Distribution | null => {
  if (figures.length === 0) return null
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (fraction: number) => quantile(sorted, fraction)
  return {
    mean: figures.reduce((sum, figure) => sum + figure, 0) / figures.length,
    least: at(0),
    percentile5: at(0.05),
    percentile25: at(0.25),
    median: at(0.5),
    percentile75: at(0.75),
    percentile95: at(0.95),
    largest: at(1),
  }
}

const quantile = (sorted: readonly number[], fraction: number): number => {
  const place = fraction * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return low + (high - low) * (place - Math.floor(place))
}
