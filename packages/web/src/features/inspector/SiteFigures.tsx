import { formatCount, formatPercent } from '../../format/count.ts'
import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import { formatNumber } from '../../format/numberFormat.ts'
import { formatPower } from '../../format/quantity.ts'
import type { SiteRecord } from '../../graphql/fleetFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Section } from '../../ui/Section.tsx'
import { dailyAverage, hoursByPeriod } from '../../view/loadRows.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { SiteView } from '../../view/types.ts'
import { isOpenOn, utilisationFraction } from '../siteMap/markStyle.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { Sourced } from './Sourced.tsx'

interface Props {
  model: PlanningModel
  site: SiteView
  record: SiteRecord
}

/** What the site has and what it uses, today and in the plan. Assumptions are marked. */
export function SiteFigures({ model, site, record }: Props) {
  const { fleet } = model.scenario.head
  const hours = hoursByPeriod(model.scenario)
  const used = (side: 'today' | 'plan') =>
    isOpenOn(site, side) ? formatPercent(utilisationFraction(site, side)) : text.powerShut
  const power = (side: 'today' | 'plan') =>
    isOpenOn(site, side) ? formatPower(site.powerKw[side]) : text.powerShut
  const price = dailyAverage(record.electricityPricePerKwh, hours)
  const carbon = dailyAverage(record.carbonIntensityGPerKwh, hours)
  const sourced = (field: string, value: string) => (
    <Sourced fleet={fleet} collection='sites' entityId={site.id} field={field}>
      {value}
    </Sourced>
  )
  const hasPlan = site.plan !== null
  return (
    <Section title={text.site}>
      <Facts
        facts={[
          { term: text.operator, value: sourced('operatorId', site.operatorName) },
          {
            term: text.accelerators,
            value: formatCount(site.acceleratorCount),
            note: record.pools
              .map((pool) => `${formatCount(pool.count)} × ${pool.acceleratorType.name}`)
              .join(', '),
          },
          {
            term: text.busy,
            value: <BeforeAfter before={used('today')} after={hasPlan ? used('plan') : null} />,
          },
          {
            term: text.power,
            value: <BeforeAfter before={power('today')} after={hasPlan ? power('plan') : null} />,
            note: (
              <>
                {sourced(
                  'facilityPowerLimitKw',
                  text.powerNow(formatPower(site.facilityPowerLimitKw)),
                )}
              </>
            ),
          },
          {
            term: text.fixedCost,
            value: sourced(
              'fixedCostPerHour',
              `${formatMoney(record.fixedCostPerHour * hoursPerMonth, model.currency)} ${text.perMonth}`,
            ),
          },
          {
            term: text.electricity,
            value: sourced(
              'electricityPricePerKwh',
              text.electricityUnit(formatMoney(price, model.currency)),
            ),
          },
          {
            term: text.carbonIntensity,
            value: sourced('carbonIntensityGPerKwh', text.carbonUnit(formatCount(carbon))),
          },
          {
            term: text.pue,
            value: sourced('pue', formatNumber(record.pue, 'en', { minimumFractionDigits: 2 })),
          },
          {
            term: text.bandwidth,
            value: sourced('wanGbps', text.bandwidthUnit(formatCount(record.wanGbps))),
          },
          {
            term: text.fitFor,
            value: record.servesInference ? text.fitForBoth : text.fitForTraining,
          },
        ]}
      />
    </Section>
  )
}
