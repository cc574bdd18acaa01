import { geoArea } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { landOutline } from './landOutline.ts'
import { fitMap } from './mapProjection.ts'
import { decodeOutline, encodeOutline } from './outlineCode.ts'
import { placeLabels } from './placeLabels.ts'
import { bandOf } from './siteMark.ts'

describe('the outline of the land', () => {
  it('is told in steps from corner to corner, and read back to a fiftieth of a degree', () => {
    const square = [
      [100, 0],
      [100.02, -1.5],
      [-179.98, 80.5],
    ]
    const hole = [
      [1, 1],
      [1, 1.5],
      [2, 2],
    ]
    const [polygon, other] = decodeOutline(encodeOutline([[square, hole], [hole]]))
    expect(polygon?.map((ring) => ring.length)).toEqual([4, 4])
    for (const [at, corner] of [...square, square[0] ?? []].entries())
      corner.forEach((value, axis) => {
        expect(polygon?.[0]?.[at]?.[axis]).toBeCloseTo(value, 6)
      })
    expect(other).toEqual([polygon?.[1]])
  })

  it('covers as much of the earth as land does without Antarctica', () => {
    const coordinates = decodeOutline(landOutline)
    const hemisphere = 2 * Math.PI
    for (const polygon of coordinates) {
      const area = geoArea({ type: 'Polygon', coordinates: polygon })
      // A ring that runs the wrong way round would be all but its island.
      expect(area).toBeLessThan(hemisphere)
    }
    // 29.2 % of the earth is land, 2.7 % Antarctica.
    const share = geoArea({ type: 'MultiPolygon', coordinates }) / (2 * hemisphere)
    expect(share).toBeGreaterThan(0.255)
    expect(share).toBeLessThan(0.275)
  })
})

describe('the projection', () => {
  const place = (longitude: number, latitude: number) => ({ longitude, latitude })
  it.each([
    ['a country', [place(76, 39), place(126, 45), place(110, 20)]],
    ['one place', [place(4.9, 52.4)]],
    ['two places on the equator', [place(91, 0), place(100, 0)]],
    ['the earth', [place(-122, 37), place(151, -34), place(2, 48), place(103, 1)]],
    ['both sides of the date line', [place(179, -17), place(-176, -14)]],
    ['two places on a meridian', [place(30, -20), place(30, 50)]],
    ['the pole', [place(0, 89.9)]],
    ['the far north', [place(25, 70), place(-52, 64)]],
  ])('shows all of %s within the drawing', (_, places) => {
    const { projection, heightPx } = fitMap(places, 880)
    for (const { longitude, latitude } of places) {
      const [x, y] = projection([longitude, latitude]) ?? [Number.NaN, Number.NaN]
      expect(x).toBeGreaterThan(20)
      expect(x).toBeLessThan(860)
      expect(y).toBeGreaterThan(20)
      expect(y).toBeLessThan(heightPx - 20)
    }
    expect(heightPx).toBeLessThanOrEqual(0.7 * 880)
  })

  it('takes the short way over the date line', () => {
    const { projection } = fitMap([place(179, -17), place(-176, -14)], 880)
    // 8° of latitude fill the height: a degree is 70 px high, 68 px wide, and east is on the right.
    const [west = 0, east = 0] = [179, -176].map((longitude) => projection([longitude, -16])?.[0])
    expect(east - west).toBeGreaterThan(300)
  })
})

describe('the names on the map', () => {
  const within = { widthPx: 300, heightPx: 200 }
  const mark = (x: number, y: number) => ({ text: 'a name', x, y, radiusPx: 5, className: 'c' })

  it('stand at the first free side, and are left out where none is free', () => {
    const wishes = [mark(150, 100), mark(150, 112)]
    const [first, second] = placeLabels(wishes, wishes, within)
    expect([first?.anchor, second?.anchor]).toEqual(['start', 'start'])
    const crowd = Array.from({ length: 60 }, (_, at) =>
      mark(100 + (at % 10) * 10, 60 + Math.floor(at / 10) * 10),
    )
    expect(placeLabels(crowd, crowd, within).length).toBeLessThan(20)
  })

  it('stay within the map', () => {
    const corner = [mark(296, 4)]
    expect(placeLabels(corner, corner, within)).toMatchObject([{ anchor: 'end' }])
  })
})

it('the colour of a site tells in which band its utilisation lies', () => {
  expect([null, 0, 0.2, 0.5, 0.94, 0.95, 1.2].map(bandOf)).toEqual([null, 0, 1, 2, 4, 5, 5])
})
