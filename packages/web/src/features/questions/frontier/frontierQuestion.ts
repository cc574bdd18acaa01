import type { Question } from '../../../exploring/question.ts'
import { ask } from '../../../graphql/ask.ts'
import { type FrontierRecord, frontierDocument } from '../../../graphql/frontierDocument.ts'
import type { MeasureName } from '../measures.ts'

/** The two measures that are traded for one another. */
export interface TradedMeasures {
  measure: MeasureName
  against: MeasureName
}

export const tradedFirst: TradedMeasures = { measure: 'COST', against: 'CARBON' }

/** Plans that trade one measure for another. */
export function frontierQuestion({ measure, against }: TradedMeasures): Question<FrontierRecord> {
  return {
    input: { paretoFrontier: { measure, against, points: 12 } },
    timeLimitSeconds: 120,
    async readAnswer(id) {
      const answer = (await ask('query', frontierDocument, { id })).exploration?.answer
      return answer?.__typename === 'ParetoFrontier' ? answer : null
    },
  }
}

/** The measures after one of them was chosen: where both would be the same they change places. */
export function tradedAfter(
  traded: TradedMeasures,
  side: keyof TradedMeasures,
  chosen: MeasureName,
): TradedMeasures {
  const other = side === 'measure' ? 'against' : 'measure'
  const swapped = traded[other] === chosen ? traded[side] : traded[other]
  return side === 'measure'
    ? { measure: chosen, against: swapped }
    : { measure: swapped, against: chosen }
}
