import { inspectorText as text } from '../../text/inspector.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection } from '../../view/types.ts'
import './inspector.css'
import { PlanOverview } from './PlanOverview.tsx'
import { SiteInspector } from './SiteInspector.tsx'
import { WorkloadInspector } from './WorkloadInspector.tsx'

interface Props {
  model: PlanningModel
  selection: Selection
  onSelect(selection: Selection): void
}

/** Explains the selected site or workload, or, where nothing is selected, the plan as a whole. */
export function Inspector({ model, selection, onSelect }: Props) {
  return (
    <section className='inspector' aria-label={text.region}>
      <InspectorBody model={model} selection={selection} onSelect={onSelect} />
    </section>
  )
}

function InspectorBody({ model, selection, onSelect }: Props) {
  const site = selection?.kind === 'site' ? model.siteById.get(selection.id) : undefined
  if (site) return <SiteInspector key={site.id} model={model} site={site} onSelect={onSelect} />
  const workload = selection?.kind === 'workload' && model.workloadById.get(selection.id)
  if (workload) {
    return (
      <WorkloadInspector key={workload.id} model={model} workload={workload} onSelect={onSelect} />
    )
  }
  return <PlanOverview model={model} onSelect={onSelect} />
}
