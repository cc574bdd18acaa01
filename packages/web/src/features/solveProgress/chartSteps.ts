import type { SearchPoint } from '../../planning/runView.ts'

export interface Step {
  seconds: number
  value: number
}

export interface ChartSteps {
  incumbent: Step[]
  bound: Step[]
  /** Ranges of the axes, each from low to high and never empty. */
  seconds: [number, number]
  values: [number, number]
}

/** The steps of one goal; null before there are two points to draw between. Each line is carried on to the last point. */
export function chartSteps(
  points: readonly SearchPoint[],
  tier: SearchPoint['tier'],
): ChartSteps | null {
  const own = points.filter((point) => point.tier === tier)
  const end = own.at(-1)?.elapsedSeconds
  const begin = own[0]?.elapsedSeconds
  if (begin === undefined || end === undefined || own.length < 2) return null
  const line = (read: (point: SearchPoint) => number | null): Step[] => {
    const steps = own.flatMap((point) => {
      const value = read(point)
      return value === null || !Number.isFinite(value)
        ? []
        : [{ seconds: point.elapsedSeconds, value }]
    })
    const last = steps.at(-1)
    return last && last.seconds < end ? [...steps, { seconds: end, value: last.value }] : steps
  }
  const incumbent = line((point) => point.incumbent)
  const bound = line((point) => point.bestBound)
  const values = [...incumbent, ...bound].map((step) => step.value)
  if (values.length === 0) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const margin = high > low ? (high - low) * 0.08 : Math.max(1, Math.abs(high) * 0.1)
  return {
    incumbent,
    bound,
    seconds: [begin, Math.max(end, begin + 1)],
    values: [low - margin, high + margin],
  }
}
