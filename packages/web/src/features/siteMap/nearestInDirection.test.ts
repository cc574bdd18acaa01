import { expect, it } from 'vitest'
import { nearestInDirection } from './nearestInDirection.ts'

const marks = [
  { id: 'here', x: 0, y: 0 },
  { id: 'east', x: 10, y: 1 },
  { id: 'farEast', x: 30, y: 0 },
  { id: 'south', x: 2, y: 20 },
]

it('goes to the nearest mark that lies in the direction of the arrow', () => {
  expect(nearestInDirection(marks, 'here', 'right')).toBe('east')
  expect(nearestInDirection(marks, 'here', 'down')).toBe('south')
  expect(nearestInDirection(marks, 'farEast', 'left')).toBe('east')
})

it('stays where nothing lies that way', () => {
  expect(nearestInDirection(marks, 'here', 'up')).toBeUndefined()
  expect(nearestInDirection(marks, 'unknown', 'left')).toBeUndefined()
})
