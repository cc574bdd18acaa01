import { useMemo } from 'react'
import type { FlowView, RegionView, Selection, Side, SiteView } from '../../view/types.ts'
import { flowArcs } from './flowArcs.ts'
import { labelMap, layOutMap } from './layOutMap.ts'
import { fitProjection } from './mapProjection.ts'
import type { Size } from './zoomView.ts'

export interface MapInput {
  sites: SiteView[]
  regions: RegionView[]
  flows: FlowView[]
  side: Side
  selection: Selection
}

/** Everything that is drawn, recomputed only for what changed: panning recomputes nothing. */
export function useMapModel(input: MapInput, size: Size, scale: number) {
  const { sites, regions, flows, side, selection } = input
  const { width, height } = size
  const largestRadius = largestRadiusOf(size, sites.length)
  const projection = useMemo(
    () => fitProjection([...sites, ...regions], { width, height }, largestRadius * 2),
    [sites, regions, width, height, largestRadius],
  )
  const layout = useMemo(
    () => layOutMap(sites, regions, projection, scale, largestRadius),
    [sites, regions, projection, scale, largestRadius],
  )
  const selectedSiteId = selection?.kind === 'site' ? selection.id : null
  const labels = useMemo(
    () => labelMap(layout, scale, selectedSiteId),
    [layout, scale, selectedSiteId],
  )
  const arcs = useMemo(
    () => flowArcs(flows, side, layout.regions, layout.sites),
    [flows, side, layout],
  )
  const touchedSiteIds = useMemo(() => {
    if (selection?.kind !== 'workload') return null
    return new Set(flows.filter((flow) => flow.side === side).map((flow) => flow.siteId))
  }, [selection, flows, side])
  return { projection, layout, labels, arcs, touchedSiteIds, selectedSiteId }
}

/** Smaller on a small map, and where many sites share the room. */
function largestRadiusOf({ width, height }: Size, siteCount: number): number {
  const crowding = Math.min(1, Math.max(0.65, Math.sqrt(80 / Math.max(1, siteCount))))
  return crowding * Math.min(34, Math.max(21, Math.min(width, height) / 22))
}
