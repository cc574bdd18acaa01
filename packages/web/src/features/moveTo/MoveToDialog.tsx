import { useState } from 'react'
import { moveWorkload } from '../../actions/moveWorkload.ts'
import { usePlanning } from '../../planning/usePlanning.ts'
import { moveToText as text } from '../../text/moveTo.ts'
import { whyNotHereText } from '../../text/whyNotHere.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { WorkloadView } from '../../view/types.ts'
import { WhyNotHere } from '../whyNotHere/WhyNotHere.tsx'
import './moveTo.css'
import { RankedSites } from './RankedSites.tsx'
import { useSiteRanks } from './useSiteRanks.ts'

interface Props {
  model: PlanningModel
  planId: string
  workload: WorkloadView
  onClose(): void
}

/** Moves a workload to a site of the ranked list. A site that would break a limit explains itself first. */
export function MoveToDialog({ model, planId, workload, onClose }: Props) {
  const planning = usePlanning()
  const ranking = useSiteRanks(planId, workload.id)
  const [refusedId, setRefusedId] = useState<string | null>(null)
  const move = (siteId: string) => {
    onClose()
    void planning.edit(moveWorkload.edits(workload.id, siteId), { isTold: true })
  }
  const siteName = (id: string) => model.siteById.get(id)?.name ?? id
  return (
    <ModalDialog
      title={refusedId === null ? moveWorkload.question : whyNotHereText.title(siteName(refusedId))}
      size='medium'
      isOpen
      onClose={onClose}
    >
      {refusedId !== null ? (
        <WhyNotHere
          model={model}
          planId={planId}
          workloadId={workload.id}
          siteId={refusedId}
          backLabel={text.back}
          onBack={() => setRefusedId(null)}
          onDone={onClose}
          onMoveAnyway={() => move(refusedId)}
        />
      ) : (
        <div className='move-to'>
          <p className='muted'>
            <bdi>{workload.name}</bdi>. {text.lead}
          </p>
          {model.scenario.head.isPlanStale && <p className='muted'>{text.stale}</p>}
          {ranking.state === 'asking' && <p role='status'>{text.ranking}</p>}
          {ranking.state === 'failed' && (
            <NoticeCard tone='warning' title={text.failed} lines={[ranking.reason]} />
          )}
          {ranking.state === 'ranked' && (
            <RankedSites
              model={model}
              ranks={ranking.ranks}
              onPick={({ siteKey, verdict }) =>
                verdict === 'BREAKS' ? setRefusedId(siteKey) : move(siteKey)
              }
            />
          )}
        </div>
      )}
    </ModalDialog>
  )
}
