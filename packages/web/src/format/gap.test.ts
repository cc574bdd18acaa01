import { expect, it } from 'vitest'
import { gapInWords } from './gap.ts'

it('says proved best only where no better plan can exist', () => {
  expect(gapInWords(0)).toBe('proved best')
  expect(gapInWords(2e-6)).not.toBe('proved best')
})

it('rounds the gap up, so that the sentence stays true', () => {
  expect(gapInWords(0.004)).toBe('within 0.4\u00a0% of the best possible')
  expect(gapInWords(0.0041)).toBe('within 0.5\u00a0% of the best possible')
  expect(gapInWords(0.007)).toBe('within 0.7\u00a0% of the best possible')
  expect(gapInWords(0.1201)).toBe('within 13\u00a0% of the best possible')
})

it('admits that no bound is known', () => {
  expect(gapInWords(null)).toBe('distance from the best possible not known yet')
})
