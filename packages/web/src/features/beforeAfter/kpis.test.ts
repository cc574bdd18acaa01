import { describe, expect, it } from 'vitest'
import { type Kpi, verdictOf } from './kpis.ts'

const kpi = (before: number | null, after: number | null, goal: Kpi['goal']): Kpi => ({
  id: 'x',
  label: 'X',
  before,
  after,
  goal,
  format: (value) => String(value),
  formatChange: (size) => size.toFixed(0),
})

describe('the verdict on a figure', () => {
  it('depends on the direction of the goal', () => {
    expect(verdictOf(kpi(10, 5, 'less'))).toBe('improves')
    expect(verdictOf(kpi(10, 5, 'more'))).toBe('worsens')
  })

  it('is none where the change does not show', () => {
    expect(verdictOf(kpi(10, 10.2, 'less'))).toBe('same')
  })

  it('is none where a value is unknown', () => {
    expect(verdictOf(kpi(null, 5, 'less'))).toBe('same')
    expect(verdictOf(kpi(10, null, 'less'))).toBe('same')
  })
})
