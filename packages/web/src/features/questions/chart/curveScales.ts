import { scaleLinear } from 'd3-scale'

/** A value of an axis and where it lies, in pixels. */
export interface Tick {
  value: number
  at: number
}

/** Where a value lies along an axis, and the round values written beside it. */
export interface AxisScale {
  at(value: number): number
  ticks: Tick[]
}

interface Given {
  values: readonly number[]
  /** Pixels of the smallest and of the largest value. */
  range: readonly [number, number]
  tickCount: number
  /** Only whole numbers are written. */
  isWhole?: boolean
}

/** An axis that shows all values, with room beyond both ends; it need not begin at 0. */
export function axisScale({ values, range, tickCount, isWhole = false }: Given): AxisScale {
  const [least, largest] = [Math.min(...values), Math.max(...values)]
  const room = (largest - least) * 0.06 || Math.abs(largest) * 0.05 || 1
  const scale = scaleLinear([least - room, largest + room], range)
  const ticks = scale
    .ticks(tickCount)
    .filter((value) => !isWhole || Number.isInteger(value))
    .map((value) => ({ value, at: scale(value) }))
  return { at: (value) => scale(value), ticks }
}
