import { expect, it } from 'vitest'
import { differentObstacles } from './differentObstacles.ts'

it('tells a reason that holds for two pools once', () => {
  const closed = { code: 'SITE_HELD_CLOSED', text: 'closed' }
  const slow = { code: 'LATENCY_ABOVE_SLO', text: '229 ms' }
  expect(differentObstacles([closed, slow, { ...closed }])).toEqual([closed, slow])
})
