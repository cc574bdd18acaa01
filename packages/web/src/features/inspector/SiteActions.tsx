import { setPowerLimit } from '../../actions/setPowerLimit.ts'
import { siteActions } from '../../actions/siteActions.ts'
import type { SiteRecord } from '../../graphql/fleetFragments.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { NumberForm } from '../../ui/NumberForm.tsx'
import { Section } from '../../ui/Section.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'

/** What the planner decides on a site: open or closed, and how much power it may draw. */
export function SiteActions({ model, site }: { model: PlanningModel; site: SiteRecord }) {
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const { siteRulings } = model.scenario.head.fleet.policy
  const ruling = siteRulings.find((each) => each.site.key === site.key)?.ruling ?? null
  const current = siteActions.find((action) => action.ruling === ruling) ?? siteActions[0]
  const decide = (id: string) => {
    const action = siteActions.find((each) => each.id === id)
    if (action && action !== current) void planning.edit(action.edits(site.key))
  }
  return (
    <Section title={text.yourDecision}>
      <div className='inspector-actions'>
        <SegmentedControl
          label={text.yourDecision}
          value={current.id}
          options={siteActions.map(({ id, label }) => ({ value: id, label }))}
          onChange={decide}
        />
        <NumberForm
          key={site.facilityPowerLimitKw}
          label={text.powerForm}
          unit='kW'
          value={site.facilityPowerLimitKw}
          submitLabel={text.set}
          isDisabled={isSending}
          onSubmit={(kw) => void planning.edit(setPowerLimit(site.key, kw))}
        />
      </div>
    </Section>
  )
}
