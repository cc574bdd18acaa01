import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Opens the comparison of the plan with the earlier plan and with today. */
export const showChanges: PageAction = {
  id: 'showChanges',
  label: actionText.showChanges,
  icon: 'compare',
  chord: { key: 'd' },
  isPossible: ({ plan }) => plan !== null,
  run: (context) => context.showChanges(),
}
