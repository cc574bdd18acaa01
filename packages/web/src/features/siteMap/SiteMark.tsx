import { type KeyboardEvent, memo } from 'react'
import type { Side, SiteView } from '../../view/types.ts'
import { describeSite } from './describeSite.ts'
import type { SiteMarkPlace } from './layOutMap.ts'
import { hitRadius, shapeOf, utilisationBand } from './markStyle.ts'
import { SiteShape } from './SiteShape.tsx'

interface Props {
  place: SiteMarkPlace
  side: Side
  isSelected: boolean
  isDimmed: boolean
  isTabStop: boolean
  tooltipId: string
  onActivate(id: string): void
  onPoint(id: string | null): void
  onFocusMark(id: string): void
}

/** One site: a button on the map. */
export const SiteMark = memo(function SiteMark(props: Props) {
  const { place, side, isSelected } = props
  const site: SiteView = place.thing
  const isBroken = side === 'today' && site.brokenLimits.length > 0
  const activateByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    props.onActivate(site.id)
  }
  const outer = place.radius + 2.5
  const selectedRadius = outer + (isBroken ? 3.5 : 1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      className={`site-mark${props.isDimmed ? ' is-dimmed' : ''}`}
      role='button'
      tabIndex={props.isTabStop ? 0 : -1}
      aria-label={describeSite(site, side)}
      aria-pressed={isSelected}
      aria-describedby={props.tooltipId}
      data-site-id={site.id}
      transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`}
      onClick={() => props.onActivate(site.id)}
      onKeyDown={activateByKey}
      onPointerEnter={() => props.onPoint(site.id)}
      onPointerLeave={() => props.onPoint(null)}
      onFocus={() => props.onFocusMark(site.id)}
      onBlur={() => props.onPoint(null)}
    >
      <circle className='site-mark-hit' r={Math.max(hitRadius, outer)} />
      {isBroken && <circle className='site-mark-broken' r={outer} />}
      <SiteShape shape={shapeOf(site)} radius={place.radius} band={utilisationBand(site, side)} />
      <circle className='site-mark-focus' r={selectedRadius + 3} />
      {isSelected && <circle className='site-mark-selected' r={selectedRadius} />}
    </g>
  )
})
