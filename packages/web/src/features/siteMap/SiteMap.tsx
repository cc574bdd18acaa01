import { type KeyboardEvent, Suspense, useCallback, useId, useMemo, useRef, useState } from 'react'
import type { Selection } from '../../view/types.ts'
import { FlowLayer } from './FlowLayer.tsx'
import { LabelLayer } from './LabelLayer.tsx'
import { LandLayer } from './LandLayer.tsx'
import { MapLegend } from './MapLegend.tsx'
import { MapTooltip, type TooltipTarget } from './MapTooltip.tsx'
import { isOpenOn, shapeOf } from './markStyle.ts'
import { type Direction, nearestInDirection } from './nearestInDirection.ts'
import { RegionLayer } from './RegionLayer.tsx'
import { SiteMark } from './SiteMark.tsx'
import './mapControls.css'
import './siteMap.css'
import { siteMapText } from '../../text/siteMap.ts'
import { useElementSize } from './useElementSize.ts'
import { type MapInput, useMapModel } from './useMapModel.ts'
import { useZoom } from './useZoom.ts'
import { ZoomButtons } from './ZoomButtons.tsx'
import { panIntoView } from './zoomView.ts'

interface Props extends MapInput {
  onSelect(selection: Selection): void
}

const directionOfKey: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Where the sites are, what the plan does with each, how full they are, and whom they serve. */
export function SiteMap(props: Props) {
  const { sites, side, onSelect } = props
  const frameRef = useRef<HTMLDivElement>(null)
  const svgRef = useRef<SVGSVGElement>(null)
  const size = useElementSize(frameRef, { width: 960, height: 600 })
  const zoom = useZoom(svgRef, size)
  const { view } = zoom
  const model = useMapModel(props, size, view.scale)
  const { layout } = model
  const drawn = useMemo(
    () =>
      layout.sites.toSorted(
        (a, b) => Number(isOpenOn(a.thing, side)) - Number(isOpenOn(b.thing, side)),
      ),
    [layout, side],
  )
  const tooltipId = useId()
  const [pointedId, setPointedId] = useState<string | null>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const tabStopId = [focusedId, model.selectedSiteId, layout.sites[0]?.id].find(
    (id) => id != null && layout.sites.some((mark) => mark.id === id),
  )

  const activate = useCallback(
    (id: string) => {
      if (!zoom.isDragging) onSelect({ kind: 'site', id })
    },
    [onSelect, zoom.isDragging],
  )
  const focusMark = useCallback(
    (id: string) => {
      setFocusedId(id)
      setPointedId(id)
      const mark = layout.sites.find((each) => each.id === id)
      if (mark) zoom.setView((before) => panIntoView(before, mark, size))
    },
    [layout, size, zoom.setView],
  )
  const pressKey = (event: KeyboardEvent) => {
    const direction = directionOfKey[event.key]
    if (direction && tabStopId) {
      const next = nearestInDirection(layout.sites, tabStopId, direction)
      if (next) focusById(svgRef.current, next)
    } else if (event.key === '+' || event.key === '=') zoom.zoomBy(1.6)
    else if (event.key === '-') zoom.zoomBy(1 / 1.6)
    else if (event.key === '0') zoom.fit()
    else if (event.key === 'Escape') onSelect(null)
    else return
    event.preventDefault()
  }

  const target = useMemo((): TooltipTarget | null => {
    const at = { x: view.x, y: view.y }
    const site = layout.sites.find((mark) => mark.id === pointedId)
    if (site) {
      const { x, y, radius } = site
      return { kind: 'site', site: site.thing, x: x + at.x, y: y + at.y, radius }
    }
    const region = layout.regions.find((mark) => mark.id === pointedId)
    if (!region) return null
    const { x, y, radius } = region
    return { kind: 'region', region: region.thing, x: x + at.x, y: y + at.y, radius }
  }, [layout, pointedId, view.x, view.y])

  return (
    <div className='site-map' dir='ltr' ref={frameRef}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        ref={svgRef}
        className={zoom.isDragging ? 'is-dragging' : undefined}
        role='group'
        aria-label={siteMapText.mapLabel}
        aria-description={siteMapText.mapHelp}
        width={size.width}
        height={size.height}
        onKeyDown={pressKey}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <Suspense>
            <LandLayer projection={model.projection} />
          </Suspense>
        </g>
        <g transform={`translate(${view.x} ${view.y})`}>
          <FlowLayer arcs={model.arcs} />
          {drawn.map((place) => (
            <SiteMark
              key={place.id}
              place={place}
              side={side}
              isSelected={place.id === model.selectedSiteId}
              isDimmed={model.touchedSiteIds !== null && !model.touchedSiteIds.has(place.id)}
              isTabStop={place.id === tabStopId}
              tooltipId={tooltipId}
              onActivate={activate}
              onPoint={setPointedId}
              onFocusMark={focusMark}
            />
          ))}
          <RegionLayer regions={layout.regions} onPoint={setPointedId} />
          <LabelLayer labels={model.labels.sites} className='map-labels is-site' />
          <LabelLayer labels={model.labels.regions} className='map-labels' />
        </g>
      </svg>
      <ZoomButtons onZoom={zoom.zoomBy} onFit={zoom.fit} />
      <MapLegend
        side={side}
        shapes={[...new Set(sites.map(shapeOf))]}
        hasBroken={side === 'today' && sites.some((site) => site.brokenLimits.length > 0)}
        hasRegions={props.regions.length > 0}
        isCompact={size.height < 560 || size.width < 720}
      />
      <MapTooltip id={tooltipId} target={zoom.isDragging ? null : target} mapSize={size} />
    </div>
  )
}

function focusById(svg: SVGSVGElement | null, id: string): void {
  const mark = svg?.querySelector(`[data-site-id="${CSS.escape(id)}"]`)
  if (mark instanceof SVGElement) mark.focus()
}
