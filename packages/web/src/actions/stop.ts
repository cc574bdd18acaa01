import { isOver } from '../planning/runView.ts'
import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Ends the search; the best plan so far is kept. */
export const stop: PageAction = {
  id: 'stop',
  label: actionText.stop,
  icon: 'stop',
  chord: { key: '.' },
  isPossible: ({ run }) => run !== null && !isOver(run.run) && run.run.state !== 'CANCELLING',
  run: ({ planning }) => void planning.stop(),
}
