import { expect, it } from 'vitest'
import { clampView, fittedView, panBy, panIntoView, zoomAt } from './zoomView.ts'

const size = { width: 800, height: 400 }

it('keeps what is under the pointer there while zooming', () => {
  // Twice as large about (200, 100): 200 = 2 × 200 + x, so x = −200; in the same way y = −100.
  expect(zoomAt(fittedView, 2, { x: 200, y: 100 }, size)).toEqual({ scale: 2, x: -200, y: -100 })
})

it('never loses the map out of sight', () => {
  expect(panBy(fittedView, 5_000, -5_000, size)).toEqual({ scale: 1, x: 400, y: -200 })
  expect(clampView({ scale: 1_000, x: 0, y: 0 }, size).scale).toBe(40)
})

it('moves only as far as needed to bring a focused mark into sight', () => {
  expect(panIntoView(fittedView, { x: 400, y: 200 }, size)).toBe(fittedView)
  expect(panIntoView(fittedView, { x: 790, y: 200 }, size)).toEqual({ scale: 1, x: -30, y: 0 })
})
