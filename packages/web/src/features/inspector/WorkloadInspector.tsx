import { formatPercent } from '../../format/count.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection, WorkloadView } from '../../view/types.ts'
import { InspectorHeader } from './InspectorHeader.tsx'
import { SourceList } from './SourceList.tsx'
import { WhereItRuns } from './WhereItRuns.tsx'
import { WorkloadActions } from './WorkloadActions.tsx'
import { WorkloadFigures } from './WorkloadFigures.tsx'

interface Props {
  model: PlanningModel
  workload: WorkloadView
  onSelect(selection: Selection): void
}

const figures = {
  inference: ['demand', 'latencySloMs', 'currentPlacement', 'unservedPenaltyPerMillionTokens'],
  training: ['accelerators', 'hoursPerDay', 'unplacedPenaltyPerHour'],
} as const

/** A workload: what it asks for, where it runs, why it is not served, and what to change. */
export function WorkloadInspector({ model, workload, onSelect }: Props) {
  const unserved = model.plan?.head.unserved.filter((each) => each.workload.key === workload.id)
  const collection = workload.kind === 'inference' ? 'inferenceWorkloads' : 'trainingWorkloads'
  return (
    <>
      <InspectorHeader
        kind={text.workload[workload.kind]}
        title={workload.name}
        onBack={() => onSelect(null)}
      />
      {unserved?.map(({ region, share, reason }) => (
        <NoticeCard
          key={region?.key ?? ''}
          tone='warning'
          title={`${text.unserved}: ${formatPercent(share)}`}
          lines={[reason]}
        />
      ))}
      <WorkloadActions model={model} workload={workload} />
      <WhereItRuns model={model} workload={workload} onSelect={onSelect} />
      <WorkloadFigures model={model} workload={workload} />
      <SourceList
        fleet={model.scenario.head.fleet}
        collection={collection}
        entityId={workload.id}
        fields={figures[workload.kind]}
      />
    </>
  )
}
