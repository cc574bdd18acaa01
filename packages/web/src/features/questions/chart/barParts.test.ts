import { expect, it } from 'vitest'
import { barParts } from './barParts.ts'

it('lays parts one after the other over the whole bar', () => {
  // 30 + 0 + 10 = 40
  const amounts = [
    { key: 'a', amount: 30 },
    { key: 'b', amount: 0 },
    { key: 'c', amount: 10 },
  ]
  expect(barParts(amounts)).toEqual([
    { key: 'a', start: 0, share: 0.75 },
    { key: 'c', start: 0.75, share: 0.25 },
  ])
})

it('has no parts where there is nothing', () => {
  expect(barParts([{ key: 'a', amount: 0 }])).toEqual([])
})
