import { expect, it } from 'vitest'
import { boxAround, placeLabels } from './placeLabels.ts'

it('puts a label after its mark where there is room', () => {
  const [label] = placeLabels([{ id: 'a', text: 'Guian', x: 100, y: 50, radius: 6 }], [])
  expect(label).toMatchObject({ id: 'a', x: 110, y: 50, anchor: 'start' })
})

it('takes another side where an obstacle is in the way', () => {
  const wishes = [{ id: 'a', text: 'Guian', x: 100, y: 50, radius: 6 }]
  expect(placeLabels(wishes, [boxAround(120, 50, 8)])[0]?.anchor).toBe('end')
})

it('leaves out a label without room, unless it is forced', () => {
  const wish = { id: 'a', text: 'Guian', x: 100, y: 50, radius: 6 }
  const everywhere = [boxAround(100, 50, 200)]
  expect(placeLabels([wish], everywhere)).toEqual([])
  expect(placeLabels([{ ...wish, isForced: true }], everywhere)).toHaveLength(1)
})

it('serves the first wish first', () => {
  const at = { x: 100, y: 50, radius: 6 }
  const placed = placeLabels(
    [
      { id: 'first', text: 'Guian', ...at },
      { id: 'second', text: 'Gui’an', ...at },
    ],
    [],
  )
  expect(placed.map((label) => [label.id, label.anchor])).toEqual([
    ['first', 'start'],
    ['second', 'end'],
  ])
})
