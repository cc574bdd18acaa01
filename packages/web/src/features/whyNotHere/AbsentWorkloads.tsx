import { whyNotHereText as text } from '../../text/whyNotHere.ts'
import { SearchList } from '../../ui/SearchList.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { WorkloadView } from '../../view/types.ts'

interface Props {
  model: PlanningModel
  siteId: string
  onPick(workloadId: string): void
}

/** The workloads that are not wholly at a site, with where they are. */
export function AbsentWorkloads({ model, siteId, onPick }: Props) {
  const isWholeHere = ({ plan }: WorkloadView) => plan?.length === 1 && plan[0]?.siteId === siteId
  const place = ({ plan }: WorkloadView) => {
    const names = plan?.map((at) => model.siteById.get(at.siteId)?.name ?? at.siteId) ?? []
    return names.length === 0 ? text.runsNowhere : text.runsAt(names.join(', '))
  }
  return (
    <>
      <p className='muted'>{text.workloadLead}</p>
      <SearchList
        label={text.workloadSearch}
        noneText={text.workloadNone}
        items={model.workloads.filter((workload) => !isWholeHere(workload))}
        itemClass='absent-workload'
        onPick={({ id }) => onPick(id)}
      >
        {(workload) => (
          <>
            <bdi>{workload.name}</bdi>
            <span className='facts-note'>{place(workload)}</span>
          </>
        )}
      </SearchList>
    </>
  )
}
