import { formatDelta } from '../../format/delta.ts'
import type { AccountRecord } from '../../graphql/planDocuments.ts'
import { kpiText } from '../../text/kpis.ts'
import { Icon } from '../../ui/Icon.tsx'
import './beforeAfter.css'
import { type Kpi, kpisOf, verdictOf } from './kpis.ts'

interface Props {
  before: AccountRecord
  /** null before the first plan. */
  after: AccountRecord | null
  currency: string
  /** Drawn paler: the plan was made before the last edit. */
  isStale: boolean
}

/** What the plan does to the figures that a planner is asked about. */
export function BeforeAfterBar({ before, after, currency, isStale }: Props) {
  return (
    <section
      className={isStale ? 'before-after is-stale' : 'before-after'}
      aria-label={kpiText.region}
    >
      <dl>
        {kpisOf(before, after, currency).map((kpi) => (
          <KpiCell key={kpi.id} kpi={kpi} hasPlan={after !== null} />
        ))}
      </dl>
    </section>
  )
}

function KpiCell({ kpi, hasPlan }: { kpi: Kpi; hasPlan: boolean }) {
  return (
    <div className='kpi'>
      <dt>{kpi.label}</dt>
      <dd className='kpi-value'>{kpi.format(hasPlan ? kpi.after : kpi.before)}</dd>
      <dd className='kpi-change'>
        {hasPlan ? (
          <>
            <span className='muted'>
              {kpiText.today} {kpi.format(kpi.before)}
            </span>
            <Change kpi={kpi} />
          </>
        ) : (
          <span className='muted'>
            {kpiText.today}, {kpiText.noPlan}
          </span>
        )}
      </dd>
    </div>
  )
}

function Change({ kpi }: { kpi: Kpi }) {
  const { before, after } = kpi
  if (before === null || after === null) return null
  const verdict = verdictOf(kpi)
  if (verdict === 'same') return <span className='kpi-delta is-same'>{kpiText.same}</span>
  const isBetter = verdict === 'improves'
  return (
    <span className={`kpi-delta is-${verdict}`}>
      <Icon name={after < before ? 'down' : 'up'} />
      <bdi>{formatDelta(after - before, kpi.formatChange)}</bdi>
      <span>{isBetter ? kpiText.better : kpiText.worse}</span>
    </span>
  )
}
