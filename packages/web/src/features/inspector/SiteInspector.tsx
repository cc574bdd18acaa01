import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import { limitPrices } from '../../view/limitPrices.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection, SiteView } from '../../view/types.ts'
import { describeDecision } from '../siteMap/describeSite.ts'
import { shapeOf, utilisationBand } from '../siteMap/markStyle.ts'
import { SiteShape } from '../siteMap/SiteShape.tsx'
import { InspectorHeader } from './InspectorHeader.tsx'
import { PriceList } from './PriceList.tsx'
import { RunsHere } from './RunsHere.tsx'
import { SiteActions } from './SiteActions.tsx'
import { SiteFigures } from './SiteFigures.tsx'
import { SourceList } from './SourceList.tsx'

interface Props {
  model: PlanningModel
  site: SiteView
  onSelect(selection: Selection): void
}

const figures = [
  'status',
  'operatorId',
  'facilityPowerLimitKw',
  'pue',
  'baseLoadKw',
  'electricityPricePerKwh',
  'carbonIntensityGPerKwh',
  'fixedCostPerHour',
  'wanGbps',
  'latitude',
] as const

/** A site: what happens to it and why, what it has, what limits it, what runs there, and what to change. */
export function SiteInspector({ model, site, onSelect }: Props) {
  const record = model.siteRecordById.get(site.id)
  if (!record) return null
  const prices = limitPrices(model.plan?.head.prices ?? []).filter(
    (price) => price.siteId === site.id,
  )
  return (
    <>
      <InspectorHeader kind={text.site} title={site.name} onBack={() => onSelect(null)}>
        <p className='inspector-decision'>
          <svg viewBox='-9 -9 18 18' aria-hidden='true'>
            <SiteShape
              shape={shapeOf(site)}
              radius={6}
              band={utilisationBand(site, site.plan ? 'plan' : 'today')}
            />
          </svg>
          {describeDecision(site)}
        </p>
        {site.plan?.reason && <p className='muted'>{site.plan.reason}</p>}
      </InspectorHeader>
      <SiteActions model={model} site={record} />
      {site.brokenLimits.length > 0 && (
        <Section title={text.brokenToday}>
          <ul className='broken-list'>
            {site.brokenLimits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Section>
      )}
      <SiteFigures model={model} site={site} record={record} />
      {site.plan?.isOpen && (
        <Section title={text.prices}>
          {prices.length > 0 ? (
            <PriceList model={model} prices={prices} onSelect={onSelect} />
          ) : (
            <p className='muted'>{text.noPrices}</p>
          )}
        </Section>
      )}
      <RunsHere model={model} siteId={site.id} onSelect={onSelect} />
      <SourceList
        fleet={model.scenario.head.fleet}
        collection='sites'
        entityId={site.id}
        fields={figures}
      />
    </>
  )
}
