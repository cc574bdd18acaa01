import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { degreesPerStep, encodeOutline } from '../src/report/html/map/outlineCode.ts'

/** A corner goes where it and its neighbours span less than this, in square degrees: about a pixel on a map of China. */
const smallestCorner = 0.004
/** Islands smaller than this are left out, in square degrees: about twelve kilometres across. */
const smallestIsland = 0.02
/** What lies wholly south of this is left out: there are no data centres in Antarctica. */
const southernmost = -60

const path = fileURLToPath(import.meta.resolve('world-atlas/land-50m.json'))
const topology: Topology<{ land: GeometryCollection }> = JSON.parse(readFileSync(path, 'utf8'))
const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates]
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : [],
)
/** Longitude and latitude. */
type Position = (typeof polygons)[number][number][number]

const spanOf = (a: Position, b: Position, c: Position) =>
  Math.abs(
    ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
      ((c[0] ?? 0) - (a[0] ?? 0)) * ((b[1] ?? 0) - (a[1] ?? 0)),
  ) / 2

const areaOf = (ring: Position[]) =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
      return sum + x * nextY - nextX * y
    }, 0),
  ) / 2

/** Visvalingam and Whyatt, Line generalisation by repeated elimination of points (1993): the smallest corner goes first. */
const simplified = (closed: Position[]): Position[] => {
  const ring = closed.slice(0, -1)
  while (ring.length > 4) {
    const spans = ring.map((corner, at) => {
      const before = ring.at(at - 1) ?? corner
      const after = ring[(at + 1) % ring.length] ?? corner
      return spanOf(before, corner, after) * Math.cos(((corner[1] ?? 0) * Math.PI) / 180)
    })
    const least = Math.min(...spans)
    if (least >= smallestCorner) break
    ring.splice(spans.indexOf(least), 1)
  }
  return ring
}

const kept = polygons
  .filter(([outer = []]) => outer.some(([, latitude = 0]) => latitude > southernmost))
  .map((rings) => rings.filter((ring) => areaOf(ring) >= smallestIsland).map(simplified))
  .filter((rings) => rings.length > 0)
const code = encodeOutline(kept)
writeFileSync(
  fileURLToPath(new URL('../src/report/html/map/landOutline.ts', import.meta.url)),
  `/**
 * Land at 1:50 million by Natural Earth (public domain), from the package world-atlas (ISC): land and sea only, no borders.
 * Corners that do not show are left out, and places are rounded to ${degreesPerStep} degrees. Written by scripts/writeLandOutline.ts.
 *
 * @see https://www.naturalearthdata.com
 */
export const landOutline =
  '${code}'
`,
)
console.log(
  `${kept.length} polygons, ${kept.flat(2).length} corners, ${code.length.toLocaleString('en')} characters`,
)
