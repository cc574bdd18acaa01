import type { GeoProjection } from 'd3-geo'
import type { RegionView, SiteView } from '../../view/types.ts'
import { markRadius } from './markStyle.ts'
import { boxAround, type LabelWish, type PlacedLabel, placeLabels } from './placeLabels.ts'
import { spreadMarks } from './spreadMarks.ts'

/** A thing on the map with its centre and radius, in fitted px × scale. */
export interface Mark<Thing> {
  id: string
  thing: Thing
  x: number
  y: number
  radius: number
}

/** A site's mark, which may have made room for others. */
export interface SiteMarkPlace extends Mark<SiteView> {
  /** Where the site truly is. */
  trueX: number
  trueY: number
}

export interface MapLayout {
  /** Large marks first, so that small ones are drawn above. */
  sites: SiteMarkPlace[]
  regions: Mark<RegionView>[]
}

/** Marks keep at least this far apart, half of it each, in px. */
const smallestBody = 5
const regionRadius = { min: 2.5, max: 7 }

/** Places every mark for one scale; panning needs no new layout. */
export function layOutMap(
  sites: readonly SiteView[],
  regions: readonly RegionView[],
  projection: GeoProjection,
  scale: number,
  largestRadius: number,
): MapLayout {
  const regionMarks = placeRegions(regions, projection, scale)
  const largestCount = Math.max(0, ...sites.map((site) => site.acceleratorCount))
  const siteMarks = sites
    .flatMap((site) => {
      const at = projection([site.longitude, site.latitude])
      if (!at) return []
      const radius = markRadius(site.acceleratorCount, largestCount, largestRadius)
      const [x, y] = [at[0] * scale, at[1] * scale]
      return [{ id: site.id, thing: site, x, y, trueX: x, trueY: y, radius }]
    })
    .sort((a, b) => b.radius - a.radius || a.id.localeCompare(b.id))
  const bodies = [
    ...regionMarks.map((mark) => ({ ...mark, isFixed: true })),
    ...siteMarks.map((mark) => ({ ...mark, radius: Math.max(mark.radius, smallestBody) })),
  ]
  const offsets = spreadMarks(bodies, largestRadius * 1.4).slice(regionMarks.length)
  return {
    regions: regionMarks,
    sites: siteMarks.map((mark, index) => ({
      ...mark,
      x: mark.x + (offsets[index]?.dx ?? 0),
      y: mark.y + (offsets[index]?.dy ?? 0),
    })),
  }
}

function placeRegions(
  regions: readonly RegionView[],
  projection: GeoProjection,
  scale: number,
): Mark<RegionView>[] {
  const largest = Math.max(0, ...regions.map((region) => region.tokensPerSecond))
  return regions
    .flatMap((region) => {
      const at = projection([region.longitude, region.latitude])
      if (!at) return []
      const share = largest > 0 ? region.tokensPerSecond / largest : 0
      const radius = Math.max(regionRadius.min, regionRadius.max * Math.sqrt(share))
      return [{ id: region.id, thing: region, x: at[0] * scale, y: at[1] * scale, radius }]
    })
    .sort((a, b) => b.radius - a.radius || a.id.localeCompare(b.id))
}

/**
 * The labels that fit: the selected site, then the regions with most demand, then the largest sites.
 * The closer one looks, the more are wished for.
 */
export function labelMap(
  layout: MapLayout,
  scale: number,
  selectedSiteId: string | null,
): { sites: PlacedLabel[]; regions: PlacedLabel[] } {
  const wish = (mark: Mark<{ name: string }>): LabelWish => ({ ...mark, text: mark.thing.name })
  const isNamed = (index: number) => scale >= 1.8 && index < 12 * scale
  const isOpen = ({ thing }: SiteMarkPlace) => thing.plan?.isOpen ?? thing.isOpenToday
  const openFirst = layout.sites.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  const selected = layout.sites
    .filter((mark) => mark.id === selectedSiteId)
    .map((mark) => ({ ...wish(mark), radius: mark.radius + 5, isForced: true }))
  const others = openFirst.filter((mark, index) => mark.id !== selectedSiteId && isNamed(index))
  const regions = layout.regions.slice(0, Math.round(7 * scale)).map(wish)
  const isInTheWay = (mark: SiteMarkPlace) => isOpen(mark) || mark.radius > smallestBody + 2
  const obstacles = [...layout.sites.filter(isInTheWay), ...layout.regions].map((mark) =>
    boxAround(mark.x, mark.y, mark.radius),
  )
  const placed = placeLabels([...selected, ...regions, ...others.map(wish)], obstacles)
  const regionIds = new Set(regions.map((region) => region.id))
  return {
    sites: placed.filter((label) => !regionIds.has(label.id)),
    regions: placed.filter((label) => regionIds.has(label.id)),
  }
}
