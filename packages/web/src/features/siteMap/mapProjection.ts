import { type GeoProjection, geoConicEqualArea, geoEqualEarth } from 'd3-geo'
import type { Size } from './zoomView.ts'

export interface GeoPoint {
  latitude: number
  longitude: number
}

/** A range in degrees, at least 4° wide, so that one site alone is still shown with its country. */
function rangeOf(degrees: number[]): { min: number; max: number; middle: number } {
  const middle = (Math.min(...degrees) + Math.max(...degrees)) / 2
  const half = Math.max(2, Math.max(...degrees) - middle)
  return { min: middle - half, max: middle + half, middle }
}

/** The east of Asia, shown while there is nothing to fit to. */
const fallbackPoints: GeoPoint[] = [
  { latitude: 18, longitude: 80 },
  { latitude: 50, longitude: 130 },
]

/** Beyond this range of longitude a cone bends too much and the whole earth is shown instead. */
const widestConeDegrees = 120

/**
 * An equal-area cone fitted to the points, in px. Its standard parallels lie a sixth of the latitude
 * range inside the extent, which keeps shapes close to true between them. Outlines are cut off one map
 * away from the map's edges.
 *
 * @see Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), section 14
 */
export function fitProjection(points: GeoPoint[], size: Size, paddingPx: number): GeoProjection {
  const shown = points.length > 0 ? points : fallbackPoints
  const latitude = rangeOf(shown.map((point) => point.latitude))
  const longitude = rangeOf(shown.map((point) => point.longitude))
  const sixth = (latitude.max - latitude.min) / 6
  const isWide = longitude.max - longitude.min > widestConeDegrees
  const projection = isWide
    ? geoEqualEarth()
    : geoConicEqualArea()
        .parallels([latitude.min + sixth, latitude.max - sixth])
        .center([0, latitude.middle])
  const padding = Math.min(paddingPx, size.width / 4, size.height / 4)
  const corners = [latitude.min, latitude.max].flatMap((y) =>
    [longitude.min, longitude.middle, longitude.max].map((x) => [x, y]),
  )
  const known = shown.map((point) => [point.longitude, point.latitude])
  return projection
    .rotate([-longitude.middle, 0])
    .fitExtent(
      [
        [padding, padding],
        [size.width - padding, size.height - padding],
      ],
      { type: 'MultiPoint', coordinates: known.length > 1 ? known : corners },
    )
    .clipExtent([
      [-size.width, -size.height],
      [2 * size.width, 2 * size.height],
    ])
}
