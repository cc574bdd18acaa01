/** What makes a point one to look at; each has a shape of its own. */
export type PointMark = 'best' | 'knee' | 'atHand'

/** One point of a curve, in the units shown. */
export interface CurvePoint {
  key: string
  x: number
  y: number
  /** What is said when a person walks to it. */
  spoken: string
  marks: readonly PointMark[]
}

/** An axis: what it measures and how its values are written. */
export interface CurveAxis {
  name: string
  format(value: number): string
  isWhole?: boolean
}
