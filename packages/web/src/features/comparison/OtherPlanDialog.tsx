import { comparisonText as text } from '../../text/comparison.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { ComparisonParts } from './ComparisonParts.tsx'
import './comparison.css'
import { useComparison } from './useComparison.ts'

interface Props {
  /** The plan that is set against the one at hand; null while there is none. */
  planId: string | null
  atHandId: string
  onClose(): void
}

/** Another plan, such as a point of a curve, against the plan at hand. */
export function OtherPlanDialog({ planId, atHandId, onClose }: Props) {
  return (
    <ModalDialog title={text.otherTitle} isOpen={planId !== null} onClose={onClose} size='large'>
      {planId !== null && <OtherPlan planId={planId} atHandId={atHandId} />}
    </ModalDialog>
  )
}

function OtherPlan({ planId, atHandId }: { planId: string; atHandId: string }) {
  const found = useComparison('atHand', { scenarioId: '', planId, earlierPlanId: atHandId })
  return (
    <div className='comparison'>
      {found.state === 'loading' && <p className='muted'>{text.loading}</p>}
      {found.state === 'failed' && <p role='alert'>{found.message}</p>}
      {found.state === 'none' && <p className='muted'>{text.noOther}</p>}
      {found.state === 'ready' && <ComparisonParts comparison={found.comparison} side='atHand' />}
    </div>
  )
}
