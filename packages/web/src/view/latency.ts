import type { ScenarioData } from '../planning/loadScenario.ts'
import type { LoadRow } from './loadRows.ts'
import { fitsOf } from './todayRows.ts'

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
function estimateRttMs(
  { rttEstimate }: ScenarioData['head']['fleet'],
  region: Place,
  site: Place,
): number {
  const { overheadMs, routeFactor } = rttEstimate
  return overheadMs + 2 * distanceKm(region, site) * routeFactor * fibreMsPerKm
}

/** Reads the time to the first token of a row, `rttMs + servingMs`; null for training. */
export function latencyReader(scenario: ScenarioData): (row: LoadRow) => number | null {
  const { fleet } = scenario.head
  const regions = new Map(fleet.regions.map((region) => [region.key, region]))
  const sites = new Map(scenario.sites.map((site) => [site.key, site]))
  const typeOfPool = new Map(
    scenario.sites.flatMap((site) =>
      site.pools.map((pool) => [pool.key, pool.acceleratorType.key]),
    ),
  )
  const classOf = new Map(scenario.inference.map((workload) => [workload.key, workload.class.key]))
  const fits = fitsOf(scenario)
  return ({ workloadId, regionId, siteId, poolId }) => {
    const region = regionId === null ? undefined : regions.get(regionId)
    const site = sites.get(siteId)
    const fit = fits.get(`${classOf.get(workloadId)} ${typeOfPool.get(poolId)}`)
    return region && site && fit ? estimateRttMs(fleet, region, site) + fit.servingMs : null
  }
}
