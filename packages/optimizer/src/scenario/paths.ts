import type { Fleet } from '@berth/shared'
import { estimatedRttMs, greatCircleKm } from '../physics/distance.ts'
import { indexById, required } from './indexById.ts'

type BySiteAndRegion = (regionIndex: number, siteIndex: number) => number

/** Round-trip times in ms: measured where a path is given, else estimated from the distance. */
export const rttTable = (fleet: Fleet): BySiteAndRegion =>
  tableOf(
    fleet,
    (site, region) => estimatedRttMs(greatCircleKm(region, site), fleet.rttEstimate),
    ({ rttMs }) => rttMs,
  )

/** Currency per GB between a region and a site: the path’s price where it has one, else the site’s egress price. */
export const priceTable = (fleet: Fleet): BySiteAndRegion =>
  tableOf(
    fleet,
    (site) => site.egressPricePerGb,
    ({ pricePerGb }) => pricePerGb,
  )

const tableOf = (
  fleet: Fleet,
  usual: (site: Fleet['sites'][number], region: Fleet['regions'][number]) => number,
  onPath: (path: Fleet['paths'][number]) => number | null,
): BySiteAndRegion => {
  const regionCount = fleet.regions.length
  const table = new Float64Array(regionCount * fleet.sites.length)
  fleet.sites.forEach((site, s) => {
    fleet.regions.forEach((region, r) => {
      table[s * regionCount + r] = usual(site, region)
    })
  })
  const [regions, sites] = [indexById(fleet.regions), indexById(fleet.sites)]
  for (const path of fleet.paths) {
    const value = onPath(path)
    if (value === null) continue
    const s = required(sites.get(path.siteId), `site ${path.siteId}`)
    table[s * regionCount + required(regions.get(path.regionId), `region ${path.regionId}`)] = value
  }
  return (regionIndex, siteIndex) => table[siteIndex * regionCount + regionIndex] ?? 0
}
