import { formatSeconds } from '../../format/duration.ts'
import { timeLimitChoices } from '../../planning/planningState.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { topBarText as text } from '../../text/topBar.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'

/** How long a search may take. */
export function BudgetMenu() {
  const planning = usePlanning()
  const { timeLimitSeconds } = usePlanningState()
  return (
    <MenuButton
      tone='quiet'
      label={text.budgetButton(formatSeconds(timeLimitSeconds))}
      menuLabel={text.budget}
      entries={timeLimitChoices.map((seconds) => ({
        id: String(seconds),
        title: text.upTo(formatSeconds(seconds)),
        isCurrent: seconds === timeLimitSeconds,
        run: () => planning.cell.set({ timeLimitSeconds: seconds }),
      }))}
    >
      <Icon name='clock' />
      {formatSeconds(timeLimitSeconds)}
    </MenuButton>
  )
}
