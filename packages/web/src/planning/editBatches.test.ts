import { expect, it } from 'vitest'
import { editBatches } from './editBatches.ts'

const made = (index: number, createdAt: string) => ({ index, createdAt })

it('keeps together what was made together', () => {
  const edits = [made(0, 'a'), made(1, 'b'), made(2, 'b'), made(3, 'c')]
  expect(editBatches(edits).map((batch) => batch.map(({ index }) => index))).toEqual([
    [0],
    [1, 2],
    [3],
  ])
})

it('has nothing for no edits', () => {
  expect(editBatches([])).toEqual([])
})
