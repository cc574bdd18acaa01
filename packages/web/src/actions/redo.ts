import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Makes the change again that was undone last. */
export const redo: PageAction = {
  id: 'redo',
  label: actionText.redo,
  icon: 'redo',
  chord: { key: 'z', isShifted: true },
  isPossible: ({ undone, isSending }) => !isSending && undone.length > 0,
  run: ({ planning }) => void planning.redo(),
}
