import type { FlowView, Side } from '../../view/types.ts'
import type { PlacedId } from './nearestInDirection.ts'

export interface FlowArc {
  key: string
  /** An SVG path, in px. */
  path: string
  widthPx: number
}

const widestPx = 9
const thinnestPx = 1.25

/**
 * One arc per pair of demand region and site, with width ∝ accelerators. Streams of several
 * workloads between the same two are added up; gangs, which come from no region, have no arc.
 */
export function flowArcs(
  flows: readonly FlowView[],
  side: Side,
  regions: readonly PlacedId[],
  sites: readonly PlacedId[],
): FlowArc[] {
  const placeOfRegion = new Map(regions.map((region) => [region.id, region]))
  const placeOfSite = new Map(sites.map((site) => [site.id, site]))
  const sums = new Map<string, { from: PlacedId; to: PlacedId; accelerators: number }>()
  for (const flow of flows) {
    if (flow.side !== side || flow.regionId === null) continue
    const [from, to] = [placeOfRegion.get(flow.regionId), placeOfSite.get(flow.siteId)]
    if (!from || !to) continue
    const key = `${flow.regionId} ${flow.siteId}`
    const accelerators = (sums.get(key)?.accelerators ?? 0) + flow.accelerators
    sums.set(key, { from, to, accelerators })
  }
  const largest = Math.max(0, ...[...sums.values()].map((sum) => sum.accelerators))
  return [...sums].map(([key, { from, to, accelerators }]) => ({
    key,
    path: arcPath(from, to),
    widthPx: Math.max(thinnestPx, (widestPx * accelerators) / (largest || 1)),
  }))
}

/** A curve that leaves the straight line by at most 0.18 of its length. */
function arcPath(from: PlacedId, to: PlacedId): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const bend = 0.36
  const controlX = (from.x + to.x) / 2 + dy * bend
  const controlY = (from.y + to.y) / 2 - dx * bend
  const at = (value: number) => value.toFixed(1)
  return `M${at(from.x)},${at(from.y)}Q${at(controlX)},${at(controlY)} ${at(to.x)},${at(to.y)}`
}
