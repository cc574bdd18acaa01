import { expect, it } from 'vitest'
import { formatSeconds } from './duration.ts'

it.each([
  [0.42, '0.4 s'],
  [42, '42 s'],
  [60, '1 min'],
  [80.4, '1 min 20 s'],
  [1800, '30 min'],
])('prints %d seconds as %s', (seconds, text) => {
  expect(formatSeconds(seconds).replaceAll('\u00a0', ' ')).toBe(text)
})
