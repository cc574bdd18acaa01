import { formatCount } from '../../../format/count.ts'
import type { LadderRecord, RungRecord } from '../../../graphql/ladderDocument.ts'
import { questionsText as text } from '../../../text/questions.ts'
import type { CurvePoint, PointMark } from '../chart/curvePoint.ts'
import type { MeasureView } from '../measures.ts'

/** A rung for which a plan was found, with its place on the curve. */
export interface RungPoint extends CurvePoint {
  rung: RungRecord
}

/** The curve from the fewest open sites to the most; rungs without a plan are in the table only. */
export function rungPoints(ladder: LadderRecord, measure: MeasureView): RungPoint[] {
  return ladder.rungs
    .flatMap((rung) => {
      if (rung.objectiveValue === null) return []
      const y = measure.shown(rung.objectiveValue)
      const marks = marksOf(ladder, rung.openSites)
      const markWords = marks.map((mark) => `, ${text.marks[mark]}`).join('')
      const spoken = text.ladder.spoken(formatCount(rung.openSites), measure.format(y), markWords)
      return [{ rung, key: String(rung.openSites), x: rung.openSites, y, marks, spoken }]
    })
    .sort((a, b) => a.x - b.x)
}

function marksOf(ladder: LadderRecord, openSites: number): PointMark[] {
  const sites: Record<PointMark, number | null> = {
    best: ladder.best,
    knee: ladder.knee,
    atHand: ladder.openSitesOfPlan,
  }
  return (['atHand', 'best', 'knee'] as const).filter((mark) => sites[mark] === openSites)
}
