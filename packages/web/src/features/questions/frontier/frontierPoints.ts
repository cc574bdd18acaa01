import { formatCount } from '../../../format/count.ts'
import { formatDelta } from '../../../format/delta.ts'
import type { FrontierRecord } from '../../../graphql/frontierDocument.ts'
import { questionsText as text } from '../../../text/questions.ts'
import type { CurvePoint, PointMark } from '../chart/curvePoint.ts'
import type { MeasureView } from '../measures.ts'

/** A measure of the frontier as its difference from the plan at hand: plans may differ in the sixth digit only. */
export interface TradedMeasure extends MeasureView {
  /** A shown difference, with its sign and unit. */
  formatChange(change: number): string
  /** From the values of a point to the difference shown. */
  changeOf(values: readonly number[]): number
}

/** The two measures of the frontier, in their order. */
export function tradedMeasures(
  { measures, valuesOfPlan }: Pick<FrontierRecord, 'measures' | 'valuesOfPlan'>,
  viewOf: (measure: FrontierRecord['measures'][number]) => MeasureView,
): TradedMeasure[] {
  return measures.map((measure, index) => {
    const view = viewOf(measure)
    return {
      ...view,
      formatChange: (change) => formatDelta(change, view.format),
      changeOf: (values) => view.shown((values[index] ?? 0) - (valuesOfPlan[index] ?? 0)),
    }
  })
}

/** The curve from the best in the first measure to the best in the second: the second lies along, the first upwards. */
export function frontierPoints(
  { points, knee }: Pick<FrontierRecord, 'points' | 'knee'>,
  first: TradedMeasure,
  second: TradedMeasure,
): CurvePoint[] {
  return points.map(({ values, plan }, index) => {
    const [x, y] = [second.changeOf(values), first.changeOf(values)]
    const marks: PointMark[] = index === knee ? ['knee'] : []
    const spoken = text.frontier.spoken(
      formatCount(index + 1),
      first.formatChange(y),
      second.formatChange(x),
    )
    return {
      key: plan.id,
      x,
      y,
      marks,
      spoken: marks.length > 0 ? `${spoken}, ${text.marks.knee}` : spoken,
    }
  })
}
