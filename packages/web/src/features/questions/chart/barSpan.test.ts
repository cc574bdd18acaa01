import { expect, it } from 'vitest'
import { barSpan, trackOf } from './barSpan.ts'

it('draws savings and additions from the same 0', () => {
  // from −20 to 80: 0 lies at a fifth
  const track = trackOf([-20, 80])
  expect(barSpan(-20, track)).toEqual({ start: 0, share: 0.2 })
  expect(barSpan(80, track)).toEqual({ start: 0.2, share: 0.8 })
})

it('has an empty bar where nothing changes', () => {
  expect(barSpan(0, trackOf([0]))).toEqual({ start: 0, share: 0 })
})
