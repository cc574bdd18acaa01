import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Takes the last change out of the scenario. */
export const undo: PageAction = {
  id: 'undo',
  label: actionText.undo,
  icon: 'undo',
  chord: { key: 'z' },
  isPossible: ({ scenario, isSending }) => !isSending && (scenario?.head.edits.length ?? 0) > 0,
  run: ({ planning }) => void planning.undo(),
}
