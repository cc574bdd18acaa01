import { useState } from 'react'
import { moveWorkload } from '../../actions/moveWorkload.ts'
import type { PlaceAction } from '../../actions/placeAction.ts'
import { placeActions } from '../../actions/placeActions.ts'
import { releaseWorkload } from '../../actions/releaseWorkload.ts'
import { scaleDemand } from '../../actions/scaleDemand.ts'
import { setLatencySlo } from '../../actions/setLatencySlo.ts'
import { useLetterKey } from '../../actions/useLetterKey.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { actionText } from '../../text/actions.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberForm } from '../../ui/NumberForm.tsx'
import { Section } from '../../ui/Section.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { WorkloadView } from '../../view/types.ts'
import { MoveToDialog } from '../moveTo/MoveToDialog.tsx'
import { SitePicker } from './SitePicker.tsx'

interface Props {
  model: PlanningModel
  workload: WorkloadView
}

/** What the planner decides on a workload: how much, how fast, and where. */
export function WorkloadActions({ model, workload }: Props) {
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const [asked, setAsked] = useState<PlaceAction | null>(null)
  const planId = model.plan?.head.id ?? null
  const isRanked = asked === moveWorkload && planId !== null
  useLetterKey('m', () => setAsked(moveWorkload))
  const { pins, forbids } = model.scenario.head.fleet.policy
  const siteName = (key: string) => model.siteById.get(key)?.name ?? key
  const rulesOf = (rules: typeof pins) =>
    rules.filter((rule) => rule.workload.key === workload.id).map((rule) => siteName(rule.site.key))
  const rules = [...rulesOf(pins).map(text.heldAt), ...rulesOf(forbids).map(text.keptFrom)]
  return (
    <Section title={text.changeIt}>
      <div className='inspector-actions'>
        <span className='action-row'>
          {placeActions.map((action) => (
            <Button
              key={action.id}
              isDisabled={isSending}
              {...(action === moveWorkload ? { keys: 'M' } : {})}
              onPress={() => setAsked(action)}
            >
              {action.label}
            </Button>
          ))}
          {rules.length > 0 && (
            <Button
              isDisabled={isSending}
              onPress={() => void planning.edit(releaseWorkload(workload.id))}
            >
              {actionText.releaseWorkload}
            </Button>
          )}
        </span>
        {rules.length > 0 && (
          <ul className='rule-list'>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
        {workload.latencySloMs !== null && (
          <>
            <NumberForm
              key={`slo ${workload.latencySloMs}`}
              label={text.sloForm}
              unit='ms'
              value={workload.latencySloMs}
              submitLabel={text.set}
              isDisabled={isSending}
              onSubmit={(ms) => void planning.edit(setLatencySlo(workload.id, ms))}
            />
            <NumberForm
              key={`demand ${workload.tokensPerSecond}`}
              label={text.demandForm}
              unit={text.demandUnit}
              value={1}
              submitLabel={text.set}
              isDisabled={isSending}
              onSubmit={(factor) => void planning.edit(scaleDemand(workload.id, factor))}
            />
          </>
        )}
      </div>
      {isRanked && (
        <MoveToDialog
          model={model}
          planId={planId}
          workload={workload}
          onClose={() => setAsked(null)}
        />
      )}
      <SitePicker
        title={asked?.question ?? ''}
        sites={model.sites}
        isOpen={asked !== null && !isRanked}
        onClose={() => setAsked(null)}
        onPick={(siteId) => {
          setAsked(null)
          if (asked) void planning.edit(asked.edits(workload.id, siteId))
        }}
      />
    </Section>
  )
}
