import { formatCount, formatPercent } from '../../format/count.ts'
import { formatPower, formatTokensPerSecond } from '../../format/quantity.ts'
import { siteMapText } from '../../text/siteMap.ts'
import type { RegionView, SiteView } from '../../view/types.ts'
import { describeDecision } from './describeSite.ts'
import { isOpenOn, utilisationFraction } from './markStyle.ts'
import type { Size } from './zoomView.ts'

/** What is pointed at, and where on the map in px. */
export type TooltipTarget = { x: number; y: number; radius: number } & (
  | { kind: 'site'; site: SiteView }
  | { kind: 'region'; region: RegionView }
)

interface Props {
  id: string
  target: TooltipTarget | null
  mapSize: Size
}

/** Stands above the mark, or below it near the upper edge, and keeps inside the map sideways. */
export function MapTooltip({ id, target, mapSize }: Props) {
  if (!target) return <div id={id} role='tooltip' className='map-tooltip' hidden />
  const isBelow = target.y < 190 && target.y < mapSize.height / 2
  const away = target.radius + 10
  const halfWidth = 154
  const x = Math.min(mapSize.width - halfWidth, Math.max(halfWidth, target.x))
  const y = isBelow ? target.y + away : target.y - away
  const transform = `translate(${x}px, ${y}px) translate(-50%, ${isBelow ? '0' : '-100%'})`
  return (
    <div id={id} role='tooltip' className='map-tooltip' style={{ transform }}>
      <div dir='auto'>
        {target.kind === 'site' ? (
          <SiteFacts site={target.site} />
        ) : (
          <RegionFacts region={target.region} />
        )}
      </div>
    </div>
  )
}

function RegionFacts({ region }: { region: RegionView }) {
  return (
    <>
      <strong dir='auto'>{region.name}</strong>
      <p>
        {siteMapText.demand} {formatTokensPerSecond(region.tokensPerSecond)}
      </p>
    </>
  )
}

function SiteFacts({ site }: { site: SiteView }) {
  const used = (side: 'today' | 'plan') =>
    isOpenOn(site, side) ? formatPercent(utilisationFraction(site, side)) : siteMapText.shut
  return (
    <>
      <strong dir='auto'>{site.name}</strong>
      <p className='map-tooltip-decision'>
        {describeDecision(site)}
        {site.plan?.reason ? <span dir='auto'>{site.plan.reason}</span> : null}
      </p>
      <dl>
        <dt>{siteMapText.operator}</dt>
        <dd dir='auto'>{site.operatorName}</dd>
        <dt>{siteMapText.acceleratorsTitle}</dt>
        <dd>{formatCount(site.acceleratorCount)}</dd>
        <dt>{siteMapText.usedToday}</dt>
        <dd>{used('today')}</dd>
        <dt>{siteMapText.usedInPlan}</dt>
        <dd>{site.plan ? used('plan') : siteMapText.noPlan}</dd>
        <dt>{siteMapText.powerLimit}</dt>
        <dd>{formatPower(site.facilityPowerLimitKw)}</dd>
      </dl>
      {site.brokenLimits.map((limit) => (
        <p key={limit} className='map-tooltip-broken' dir='auto'>
          {limit}
        </p>
      ))}
    </>
  )
}
