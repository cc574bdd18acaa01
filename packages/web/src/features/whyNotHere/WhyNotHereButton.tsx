import { useState } from 'react'
import { moveWorkload } from '../../actions/moveWorkload.ts'
import { usePlanning } from '../../planning/usePlanning.ts'
import { whyNotHereText as text } from '../../text/whyNotHere.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import { AbsentWorkloads } from './AbsentWorkloads.tsx'
import { WhyNotHere } from './WhyNotHere.tsx'

interface Props {
  model: PlanningModel
  planId: string
  siteId: string
}

/** Asks at a site which workload is meant, and then why it is not there. */
export function WhyNotHereButton({ model, planId, siteId }: Props) {
  const planning = usePlanning()
  const [isOpen, setIsOpen] = useState(false)
  const [workloadId, setWorkloadId] = useState<string | null>(null)
  const siteName = model.siteById.get(siteId)?.name ?? siteId
  const close = () => {
    setIsOpen(false)
    setWorkloadId(null)
  }
  return (
    <>
      <button type='button' className='link-button' onClick={() => setIsOpen(true)}>
        {text.ask}
      </button>
      <ModalDialog
        title={workloadId === null ? text.workloadQuestion(siteName) : text.title(siteName)}
        size='medium'
        isOpen={isOpen}
        onClose={close}
      >
        {workloadId === null ? (
          <AbsentWorkloads model={model} siteId={siteId} onPick={setWorkloadId} />
        ) : (
          <WhyNotHere
            model={model}
            planId={planId}
            workloadId={workloadId}
            siteId={siteId}
            backLabel={text.allWorkloads}
            onBack={() => setWorkloadId(null)}
            onDone={close}
            onMoveAnyway={() => {
              close()
              void planning.edit(moveWorkload.edits(workloadId, siteId), { isTold: true })
            }}
          />
        )}
      </ModalDialog>
    </>
  )
}
