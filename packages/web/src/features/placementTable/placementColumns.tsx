import { formatCount, formatPercent } from '../../format/count.ts'
import { unknownText } from '../../format/numberFormat.ts'
import { formatMs, formatTokensPerSecond } from '../../format/quantity.ts'
import { placementTableText as text } from '../../text/placementTable.ts'
import type { WorkloadView } from '../../view/types.ts'
import { type Column, numbers, words } from './grid/column.ts'
import { Marker } from './Marker.tsx'
import { SitesCell } from './SitesCell.tsx'

type SiteName = (id: string) => string

/** The columns of the table of workloads. */
export function placementColumns(siteName: SiteName): Column<WorkloadView>[] {
  const nameOfLargest = (shares: readonly { siteId: string }[] | null) =>
    shares?.[0] ? siteName(shares[0].siteId) : null
  const { headers } = text
  return [
    {
      ...words('workload', headers.workload, 'minmax(11rem, 2.4fr)'),
      sortValue: (row) => row.name,
      render: (row) => (
        <>
          <span className='cell-line' title={row.name}>
            <bdi>{nameBesideClass(row)}</bdi>
          </span>
          <span className='cell-muted'>
            <bdi>{text.kindAndClass(text.kind[row.kind], row.className)}</bdi>
          </span>
        </>
      ),
    },
    {
      ...numbers('demand', headers.demand, '7rem'),
      sortValue: (row) => row.tokensPerSecond ?? row.gangAccelerators,
      render: demandOf,
    },
    {
      ...numbers('latency', headers.latency, '7.2rem'),
      startsDescending: false,
      sortValue: (row) => row.latencySloMs,
      render: latencyOf,
    },
    {
      ...words('today', headers.today, 'minmax(7rem, 1.4fr)'),
      sortValue: (row) => nameOfLargest(row.today),
      render: (row) => <SitesCell shares={row.today} siteName={siteName} />,
    },
    {
      ...words('plan', headers.plan, 'minmax(7rem, 1.4fr)'),
      sortValue: (row) => nameOfLargest(row.plan),
      render: (row) => <SitesCell shares={row.plan} siteName={siteName} />,
    },
    {
      ...numbers('accelerators', headers.accelerators, '5.8rem'),
      sortValue: (row) => row.acceleratorsInPlan,
      render: (row) => formatCount(row.acceleratorsInPlan),
    },
    {
      ...words('marks', headers.marks, 'minmax(4.8rem, 0.8fr)'),
      startsDescending: true,
      sortValue: (row) =>
        row.unservedShare > 0
          ? 4 + row.unservedShare
          : Number(row.isMoved) * 2 + Number(row.isPinned),
      render: (row) => <Marks row={row} />,
    },
  ]
}

/** The name without the class in front, which the second line says. */
function nameBesideClass({ name, className }: WorkloadView): string {
  const prefix = `${className}, `
  if (!name.startsWith(prefix)) return name
  const rest = name.slice(prefix.length)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Latency against its limit; in the plan no limit is broken, today some may be. */
function latencyOf({ latencyMs, latencySloMs }: WorkloadView): string {
  if (latencySloMs === null) return unknownText
  return text.latencyOf(formatMs(latencyMs), formatMs(latencySloMs))
}

function demandOf(row: WorkloadView): string {
  if (row.kind === 'inference') return formatTokensPerSecond(row.tokensPerSecond)
  if (row.gangAccelerators === null) return unknownText
  return text.gang(formatCount(row.gangAccelerators))
}

function Marks({ row }: { row: WorkloadView }) {
  return (
    <span className='markers'>
      {row.unservedShare > 0 && (
        <Marker kind='unserved' word={text.unserved(formatPercent(row.unservedShare))} />
      )}
      {row.isMoved && <Marker kind='moved' word={text.moved} />}
      {row.isPinned && <Marker kind='pinned' word={text.pinned} />}
    </span>
  )
}
