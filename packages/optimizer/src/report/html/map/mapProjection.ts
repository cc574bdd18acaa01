import { type GeoProjection, geoConicEqualArea, geoEqualEarth } from 'd3-geo'

interface Place {
  latitude: number
  longitude: number
}

interface Range {
  least: number
  middle: number
  most: number
}

/** So much is shown at least around the middle, so that one site alone, or a few near each other, stand in their surroundings. */
const leastDegrees = 8

const rangeOf = (least: number, most: number): Range => {
  const middle = (least + most) / 2
  const half = Math.max(leastDegrees, most - least) / 2
  return { least: middle - half, middle, most: middle + half }
}

/** The shortest way around the earth that meets all longitudes; it may lead over the date line, and so beyond 180°. */
const aroundEarth = (longitudes: readonly number[]): Range => {
  const sorted = longitudes.toSorted((a, b) => a - b)
  const gaps = sorted.map((longitude, at) => ({
    from: longitude,
    to: sorted[at + 1] ?? (sorted[0] ?? 0) + 360,
  }))
  const [widest] = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  if (!widest) return rangeOf(0, 0)
  const range = rangeOf(widest.to - 360, widest.from)
  return range.middle < -180 ? rangeOf(range.least + 360, range.most + 360) : range
}

/** Beyond this range of longitude a cone bends too much, and the whole earth is shown instead. */
const widestConeDegrees = 120
/** Free room around the outermost places. */
const paddingPx = 26
const tallest = 0.7

/** A projection that fits the places into a width, and the height that it takes. */
export interface FittedMap {
  projection: GeoProjection
  heightPx: number
}

/**
 * An equal-area cone around the places, whose standard parallels lie a sixth of the latitude range inside the extent; for places
 * all over the earth the Equal Earth projection.
 *
 * @see Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), section 14
 */
export const fitMap = (places: readonly Place[], widthPx: number): FittedMap => {
  const latitudes = places.map((place) => place.latitude)
  const latitude = rangeOf(Math.min(...latitudes), Math.max(...latitudes))
  const longitude = aroundEarth(places.map((place) => place.longitude))
  const isWide = longitude.most - longitude.least > widestConeDegrees
  const sixth = (latitude.most - latitude.least) / 6
  const projection = isWide
    ? geoEqualEarth().rotate([-longitude.middle, 0])
    : geoConicEqualArea()
        .parallels([latitude.least + sixth, latitude.most - sixth])
        .rotate([-longitude.middle, 0])
        .center([0, latitude.middle])
  const half = leastDegrees / 2
  const shape = {
    type: 'MultiPoint' as const,
    coordinates: [
      ...places.map((place) => [place.longitude, place.latitude]),
      ...[-half, half].flatMap((away) => [
        [longitude.middle + away, latitude.middle],
        [longitude.middle, Math.min(90, Math.max(-90, latitude.middle + away))],
      ]),
    ],
  }
  projection.fitWidth(widthPx - 2 * paddingPx, shape)
  const rows = shape.coordinates.map(([x = 0, y = 0]) => projection([x, y])?.[1] ?? 0)
  const needed = Math.max(...rows) - Math.min(...rows) + 2 * paddingPx
  const heightPx = Math.round(Math.min(tallest * widthPx, Math.max(0.4 * widthPx, needed)))
  projection
    .fitExtent(
      [
        [paddingPx, paddingPx],
        [widthPx - paddingPx, heightPx - paddingPx],
      ],
      shape,
    )
    .clipExtent([
      [-2, -2],
      [widthPx + 2, heightPx + 2],
    ])
  return { projection, heightPx }
}
