import { memo } from 'react'
import type { RegionView } from '../../view/types.ts'
import type { Mark } from './layOutMap.ts'
import { diamondPath } from './SiteShape.tsx'

interface Props {
  regions: Mark<RegionView>[]
  onPoint(id: string | null): void
}

/** Where demand comes from. Not focusable: the table of workloads tells the same. */
export const RegionLayer = memo(function RegionLayer({ regions, onPoint }: Props) {
  return (
    <g>
      {regions.map((mark) => (
        <path
          key={mark.id}
          className='map-region'
          d={diamondPath(mark.radius)}
          transform={`translate(${mark.x.toFixed(1)} ${mark.y.toFixed(1)})`}
          onPointerEnter={() => onPoint(mark.id)}
          onPointerLeave={() => onPoint(null)}
        />
      ))}
    </g>
  )
})
