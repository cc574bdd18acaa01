import { actionText } from '../text/actions.ts'
import type { PageAction } from './pageAction.ts'

/** Opens the questions that can be asked about the plan. */
export const showQuestions: PageAction = {
  id: 'showQuestions',
  label: actionText.showQuestions,
  icon: 'assumption',
  chord: { key: 'e' },
  isPossible: ({ plan }) => plan !== null,
  run: (context) => context.showQuestions(),
}
