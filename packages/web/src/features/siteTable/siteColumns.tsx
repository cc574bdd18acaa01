import { formatCount } from '../../format/count.ts'
import { formatPower } from '../../format/quantity.ts'
import { siteTableText as text } from '../../text/siteTable.ts'
import type { SiteView } from '../../view/types.ts'
import { type Column, numbers, words } from '../placementTable/grid/column.ts'
import { Marker } from '../placementTable/Marker.tsx'
import { describeDecision } from '../siteMap/describeSite.ts'
import { shapeOf, utilisationBand, utilisationFraction } from '../siteMap/markStyle.ts'
import { SiteShape } from '../siteMap/SiteShape.tsx'
import { UsedCell } from './UsedCell.tsx'

/** The columns of the table of sites. */
export const siteColumns: Column<SiteView>[] = [
  {
    ...words('site', text.headers.site, 'minmax(9rem, 1.6fr)'),
    sortValue: (row) => row.name,
    render: (row) => (
      <>
        <span className='cell-line' title={row.name}>
          <bdi>{row.name}</bdi>
        </span>
        {row.brokenLimits.length > 0 && (
          <span className='cell-line' title={row.brokenLimits.join('\n')}>
            <Marker kind='broken' word={row.brokenLimits.join(', ')} />
          </span>
        )}
      </>
    ),
  },
  {
    ...words('operator', text.headers.operator, 'minmax(7rem, 1.2fr)'),
    sortValue: (row) => row.operatorName,
    render: (row) => (
      <span className='cell-line'>
        <bdi>{row.operatorName}</bdi>
      </span>
    ),
  },
  {
    ...words('decision', text.headers.decision, '8.5rem'),
    sortValue: describeDecision,
    render: (row) => (
      <span className='decision-cell' title={row.plan?.reason || undefined}>
        <svg viewBox='-9 -9 18 18' aria-hidden='true'>
          <SiteShape
            shape={shapeOf(row)}
            radius={5.5}
            band={utilisationBand(row, row.plan ? 'plan' : 'today')}
          />
        </svg>
        {describeDecision(row)}
      </span>
    ),
  },
  {
    ...numbers('accelerators', text.headers.accelerators, '6.5rem'),
    sortValue: (row) => row.acceleratorCount,
    render: (row) => formatCount(row.acceleratorCount),
  },
  {
    ...words('used', text.headers.used, '12.5rem'),
    startsDescending: true,
    sortValue: (row) => utilisationFraction(row, row.plan ? 'plan' : 'today'),
    render: (row) => <UsedCell site={row} />,
  },
  {
    ...numbers('power', text.headers.power, '6rem'),
    sortValue: (row) => row.powerKw[row.plan ? 'plan' : 'today'],
    render: (row) => {
      const power = row.powerKw[row.plan ? 'plan' : 'today']
      return (
        <>
          <span className='cell-line'>{power === null ? text.shut : formatPower(power)}</span>
          <span className='cell-muted'>
            {text.powerLimit(formatPower(row.facilityPowerLimitKw))}
          </span>
        </>
      )
    },
  },
]
