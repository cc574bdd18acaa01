import { useState } from 'react'
import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'
import { comparisonText as text } from '../../text/comparison.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ComparisonSummary } from './ComparisonSummary.tsx'
import './comparison.css'
import { CostWaterfall } from './CostWaterfall.tsx'
import { MoveTable } from './MoveTable.tsx'
import { type CompareWith, useComparison } from './useComparison.ts'

interface Props {
  scenarioId: string
  planId: string
  earlierPlanId: string | null
  isOpen: boolean
  onClose(): void
}

const sides = (['today', 'earlier'] as const).map((value) => ({ value, label: text.sides[value] }))

/** The plan against today or against the plan before it. */
export function ComparisonDialog({ isOpen, onClose, ...plans }: Props) {
  return (
    <ModalDialog title={text.title} isOpen={isOpen} onClose={onClose} size='large'>
      <ComparisonBody {...plans} />
    </ModalDialog>
  )
}

function ComparisonBody(props: Omit<Props, 'isOpen' | 'onClose'>) {
  const [side, setSide] = useState<CompareWith>(props.earlierPlanId ? 'earlier' : 'today')
  const found = useComparison(side, props)
  return (
    <div className='comparison'>
      <SegmentedControl<CompareWith>
        label={text.against}
        value={side}
        options={sides}
        onChange={setSide}
      />
      {found.state === 'loading' && <p className='muted'>{text.loading}</p>}
      {found.state === 'none' && <p className='muted'>{text.noEarlier}</p>}
      {found.state === 'failed' && <p role='alert'>{found.message}</p>}
      {found.state === 'ready' && <ComparisonParts comparison={found.comparison} side={side} />}
    </div>
  )
}

function ComparisonParts({
  comparison,
  side,
}: {
  comparison: ComparisonRecord
  side: CompareWith
}) {
  const currency = comparison.before.costPerHour.currency
  return (
    <>
      <ComparisonSummary comparison={comparison} currency={currency} />
      <CostWaterfall comparison={comparison} side={side} currency={currency} />
      <div className='comparison-sites'>
        <SiteNames title={text.opened} sites={comparison.opened} />
        <SiteNames title={text.closed} sites={comparison.closed} />
      </div>
      <MoveTable moves={comparison.moves} />
    </>
  )
}

function SiteNames({ title, sites }: { title: string; sites: ComparisonRecord['opened'] }) {
  return (
    <section>
      <h3>
        {title} <span className='muted numbers'>{sites.length}</span>
      </h3>
      <p>
        {sites.length === 0 ? (
          <span className='muted'>{text.none}</span>
        ) : (
          sites.map((site, index) => (
            <span key={site.key}>
              {index > 0 && ', '}
              <bdi>{site.name}</bdi>
            </span>
          ))
        )}
      </p>
    </section>
  )
}
