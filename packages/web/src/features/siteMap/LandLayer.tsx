import { type GeoProjection, geoGraticule10, geoPath } from 'd3-geo'
import { memo, use, useMemo } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import landUrl from 'world-atlas/land-50m.json?url'

/** Outlines at 1:50 million by Natural Earth (public domain): land and sea only, no borders. */
async function loadLand() {
  const answer = await fetch(landUrl)
  const topology = (await answer.json()) as Topology<{ land: GeometryCollection }>
  return feature(topology, topology.objects.land)
}

let land: ReturnType<typeof loadLand> | undefined

/** Land and degree lines in fitted px; drawn once for each size and set of sites. */
export const LandLayer = memo(function LandLayer({ projection }: { projection: GeoProjection }) {
  land ??= loadLand()
  const outline = use(land)
  const paths = useMemo(() => {
    const toPath = geoPath(projection).digits(2)
    return { land: toPath(outline) ?? '', graticule: toPath(geoGraticule10()) ?? '' }
  }, [projection, outline])
  return (
    <>
      <path className='map-graticule' d={paths.graticule} />
      <path className='map-land' d={paths.land} />
    </>
  )
})
