import { isOver } from '../planning/runView.ts'
import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Starts a search for a plan of the scenario as it is now. */
export const solve: PageAction = {
  id: 'solve',
  label: actionText.solve,
  icon: 'play',
  chord: { key: 'Enter' },
  isPossible: ({ scenario, run, connection }) =>
    scenario !== null && connection === 'online' && (run === null || isOver(run.run)),
  run: ({ planning }) => void planning.solve(),
}
