import { useState } from 'react'
import { formatCounted } from '../../format/count.ts'
import type { ScenarioListItem } from '../../graphql/scenarioDocuments.ts'
import { usePlanningState } from '../../planning/usePlanning.ts'
import { topBarText as text } from '../../text/topBar.ts'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { BranchDialog } from './BranchDialog.tsx'

/** Switches between scenarios, and branches from the one in sight. */
export function ScenarioMenu({ onOpen }: { onOpen(id: string): void }) {
  const { scenario, scenarioList } = usePlanningState()
  const [isBranching, setIsBranching] = useState(false)
  if (!scenario) return null
  const { head } = scenario
  const nameOf = (name: string) => (name === head.fleet.name ? text.mainScenario : name)
  const name = nameOf(head.name)
  return (
    <>
      <MenuButton
        tone='quiet'
        label={text.scenario(name)}
        menuLabel={text.scenarioMenu}
        isWide
        entries={[
          ...scenarioList.map((item) => ({
            id: item.id,
            title: nameOf(item.name),
            description: describe(item),
            isCurrent: item.id === head.id,
            run: () => onOpen(item.id),
          })),
          {
            id: 'branch',
            title: text.branchHere,
            description: text.branchHint,
            icon: 'branch' as const,
            startsGroup: true,
            run: () => setIsBranching(true),
          },
        ]}
      >
        <bdi className='top-bar-scenario'>{name}</bdi>
      </MenuButton>
      <BranchDialog name={name} isOpen={isBranching} onClose={() => setIsBranching(false)} />
    </>
  )
}

function describe({ edits, latestPlan, isPlanStale }: ScenarioListItem): string {
  const made = edits.length === 0 ? text.noEdits : formatCounted(edits.length, text.edits)
  const state = latestPlan === null ? text.unplanned : isPlanStale ? text.stale : null
  return state === null ? made : `${made}, ${state}`
}
