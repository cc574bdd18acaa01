import { applyWhatIf } from '../../actions/applyWhatIf.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { topBarText as text } from '../../text/topBar.ts'
import { MenuButton } from '../../ui/MenuButton.tsx'

/** The fleet's ready-made what-ifs: each adds its edits to the scenario in one step. */
export function WhatIfMenu() {
  const planning = usePlanning()
  const { scenario, isSending } = usePlanningState()
  const whatIfs = scenario?.head.fleet.whatIfs ?? []
  return (
    <MenuButton
      menuLabel={text.whatIfMenu}
      isWide
      isDisabled={whatIfs.length === 0 || isSending}
      entries={whatIfs.map((whatIf) => ({
        id: whatIf.key,
        title: whatIf.name,
        description: whatIf.description,
        run: () => void planning.edit(applyWhatIf(whatIf)),
      }))}
    >
      {text.whatIf}
    </MenuButton>
  )
}
