const earthRadiusKm = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Great-circle distance in kilometres between two places in degrees.
 * @see haversine formula; mean Earth radius 6371.0088 km, IUGG (Moritz, Geodetic Reference System 1980).
 */
export const greatCircleKm = (
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number => {
  const halfLatitude = radians(b.latitude - a.latitude) / 2
  const halfLongitude = radians(b.longitude - a.longitude) / 2
  const h =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(halfLongitude) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Light needs 4.9 µs for a kilometre of fibre: group index 1.468 of ITU-T G.652 fibre over 299,792 km/s. */
export const fibreMsPerKm = 0.0049

/** Round-trip time in ms over a great-circle distance: both ways along fibre `routeFactor` times as long, plus the overhead. */
export const estimatedRttMs = (
  distanceKm: number,
  { overheadMs, routeFactor }: { overheadMs: number; routeFactor: number },
): number => overheadMs + 2 * distanceKm * routeFactor * fibreMsPerKm
