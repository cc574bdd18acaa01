import { expect, it } from 'vitest'
import { measureView } from '../measures.ts'
import { frontierPoints, tradedMeasures } from './frontierPoints.ts'

it('shows each point as its difference from the plan at hand', () => {
  const [first, second] = tradedMeasures(
    { measures: ['COST', 'CARBON'], valuesOfPlan: [100, 5000] },
    (measure) => measureView(measure, 'CNY'),
  )
  if (!first || !second) throw new Error('Two measures are traded.')
  const point = { values: [102, 4000], plan: { id: 'p' } } as never
  const [shown] = frontierPoints({ points: [point], knee: 0 }, first, second)
  // 2 an hour × 730.5 hours = 1,461 a month
  expect([shown?.x, shown?.y]).toEqual([-1000, 1461])
  expect(shown?.spoken).toContain('Point 1: +¥1.46')
  expect(shown?.marks).toEqual(['knee'])
})
