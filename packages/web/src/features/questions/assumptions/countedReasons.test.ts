import { expect, it } from 'vitest'
import { countedReasons } from './countedReasons.ts'

it('says each reason once', () => {
  const given = [{ reason: 'not set' }, { reason: 'no time' }, { reason: 'no time' }]
  expect(countedReasons(given)).toEqual([
    { reason: 'no time', count: 2 },
    { reason: 'not set', count: 1 },
  ])
})
