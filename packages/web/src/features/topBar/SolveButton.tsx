import type { PageContext } from '../../actions/pageAction.ts'
import { chordText } from '../../actions/pageActions.ts'
import { solve } from '../../actions/solve.ts'
import { stop } from '../../actions/stop.ts'
import { isOver } from '../../planning/runView.ts'
import { usePlanningState } from '../../planning/usePlanning.ts'
import { actionText } from '../../text/actions.ts'
import { Button } from '../../ui/Button.tsx'

/** Starts the search; while one goes on, stops it. */
export function SolveButton({ context }: { context: PageContext }) {
  const state = usePlanningState()
  const isRunning = state.run !== null && !isOver(state.run.run)
  const action = isRunning ? stop : solve
  const isStopping = state.run?.run.state === 'CANCELLING'
  return (
    <Button
      icon={action.icon}
      tone={isRunning ? 'danger' : 'primary'}
      keys={chordText(action.chord)}
      isDisabled={!action.isPossible(state)}
      onPress={() => action.run(context)}
    >
      {isStopping ? actionText.stopping : action.label}
    </Button>
  )
}
