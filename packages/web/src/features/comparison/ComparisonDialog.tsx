import { useState } from 'react'
import { comparisonText as text } from '../../text/comparison.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ComparisonParts } from './ComparisonParts.tsx'
import './comparison.css'
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
