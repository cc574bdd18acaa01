import type { ScenarioData } from '../planning/loadScenario.ts'

interface Place {
  latitude: number
  longitude: number
}

const earthRadiusKm = 6371
const fibreMsPerKm = 0.0049

/** Great-circle distance by the haversine formula. */
function distanceKm(a: Place, b: Place): number {
  const radians = Math.PI / 180
  const [dLat, dLon] = [(b.latitude - a.latitude) * radians, (b.longitude - a.longitude) * radians]
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Round trip between users and a site: `overheadMs + 2 × distanceKm × routeFactor × 4.9 µs/km`. */
export function estimateRttMs(
  { rttEstimate }: ScenarioData['head']['fleet'],
  region: Place,
  site: Place,
): number {
  const { overheadMs, routeFactor } = rttEstimate
  return overheadMs + 2 * distanceKm(region, site) * routeFactor * fibreMsPerKm
}
