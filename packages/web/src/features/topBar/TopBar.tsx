import type { PageAction, PageContext } from '../../actions/pageAction.ts'
import { chordText } from '../../actions/pageActions.ts'
import { redo } from '../../actions/redo.ts'
import { showQuestions } from '../../actions/showQuestions.ts'
import { undo } from '../../actions/undo.ts'
import type { ObjectiveName } from '../../graphql/mutations.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { topBarText as text } from '../../text/topBar.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { WhatIfMenu } from '../whatIf/WhatIfMenu.tsx'
import { BudgetMenu } from './BudgetMenu.tsx'
import { ScenarioMenu } from './ScenarioMenu.tsx'
import { SolveButton } from './SolveButton.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import './topBar.css'

const objectives: readonly { value: ObjectiveName; label: string }[] = [
  { value: 'CONSOLIDATE', label: text.objectives.CONSOLIDATE },
  { value: 'COST', label: text.objectives.COST },
]

/** Which scenario, what is aimed at, and the actions on the whole. */
export function TopBar({ context, onOpen }: { context: PageContext; onOpen(id: string): void }) {
  const planning = usePlanning()
  const state = usePlanningState()
  const button = (action: PageAction) => (
    <Button
      icon={action.icon}
      mirrorsIcon
      label={action.label}
      keys={chordText(action.chord)}
      tone='quiet'
      isDisabled={!action.isPossible(state)}
      onPress={() => action.run(context)}
    />
  )
  return (
    <header className='top-bar'>
      <h1>{text.product}</h1>
      {state.scenario && (
        <nav className='top-bar-where' aria-label={text.scenarioMenu}>
          <bdi className='top-bar-fleet'>{state.scenario.head.fleet.name}</bdi>
          <Icon name='chevronRight' mirrors />
          <ScenarioMenu onOpen={onOpen} />
        </nav>
      )}
      <div className='top-bar-actions'>
        <span className='top-bar-group'>
          {button(undo)}
          {button(redo)}
        </span>
        <WhatIfMenu />
        <Button
          icon={showQuestions.icon}
          tone='quiet'
          keys={chordText(showQuestions.chord)}
          isDisabled={!showQuestions.isPossible(state)}
          onPress={() => showQuestions.run(context)}
        >
          {showQuestions.label}
        </Button>
        <SegmentedControl
          label={text.objective}
          value={state.objective}
          options={objectives}
          onChange={(objective) => planning.cell.set({ objective })}
        />
        <span className='top-bar-group'>
          <SolveButton context={context} />
          <BudgetMenu />
        </span>
        <ThemeMenu />
      </div>
    </header>
  )
}
