import { describe, expect, it } from 'vitest'
import type { SearchPoint } from '../../planning/runView.ts'
import { chartSteps } from './chartSteps.ts'

const point = (
  elapsedSeconds: number,
  incumbent: number | null,
  bestBound: number | null,
  tier: SearchPoint['tier'] = 'COST',
): SearchPoint => ({ elapsedSeconds, incumbent, bestBound, tier })

describe('the lines of a search', () => {
  it('belong to one goal', () => {
    const points = [point(1, 9, 3, 'OPEN_SITES'), point(2, 40, 20), point(3, 30, 20)]
    expect(chartSteps(points, 'COST')?.incumbent).toEqual([
      { seconds: 2, value: 40 },
      { seconds: 3, value: 30 },
    ])
  })

  it('begin where there is a value and go on to the last point', () => {
    const steps = chartSteps([point(1, null, 10), point(2, 40, null), point(5, null, null)], 'COST')
    expect(steps?.incumbent).toEqual([
      { seconds: 2, value: 40 },
      { seconds: 5, value: 40 },
    ])
    expect(steps?.seconds).toEqual([1, 5])
  })

  it('are none before there is a value', () => {
    expect(chartSteps([point(1, null, null), point(2, null, null)], 'COST')).toBeNull()
    expect(chartSteps([point(1, 30, 20)], 'COST')).toBeNull()
    expect(chartSteps([], 'COST')).toBeNull()
  })
})
