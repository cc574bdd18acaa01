import { describe, expect, it } from 'vitest'
import { checkPoint } from './checkPoint.ts'
import { LinearModelBuilder } from './linearModel.ts'

const builder = new LinearModelBuilder()
builder.addColumn('share', 0, 1)
builder.addColumn('open', 0, 1, true)
builder.addRow('capacity', Number.NEGATIVE_INFINITY, 0, { columns: [0, 1], values: [10, -4] })
const model = builder.build(Float64Array.of(2, 5), 1)

describe('checking a point without a solver', () => {
  it('finds nothing wrong with a point that holds everything, and prices it', () => {
    // 2 × 0.4 + 5 × 1 + 1
    expect(checkPoint(model, Float64Array.of(0.4, 1))).toMatchObject({
      objectiveValue: 6.8,
      worstViolation: 0,
      worstFraction: 0,
    })
  })
  it('names the row that is broken most', () => {
    expect(checkPoint(model, Float64Array.of(1, 1))).toMatchObject({
      worstViolation: 6,
      worstName: 'capacity',
    })
  })
  it('names the column that leaves its bounds', () => {
    expect(checkPoint(model, Float64Array.of(-0.5, 0))).toMatchObject({
      worstViolation: 0.5,
      worstName: 'share',
    })
  })
  it('measures how far a yes-or-no decision is from either', () => {
    expect(checkPoint(model, Float64Array.of(0, 0.3)).worstFraction).toBeCloseTo(0.3)
  })
})
