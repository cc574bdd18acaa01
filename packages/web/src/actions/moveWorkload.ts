import { actionText } from '../text/actions.ts'
import type { PlaceAction } from './placeAction.ts'

/** Moves all of a workload to a site and holds it there. */
export const moveWorkload: PlaceAction = {
  id: 'moveWorkload',
  label: actionText.moveWorkload,
  question: actionText.moveQuestion,
  edits: (workloadId, siteId) => [{ moveWorkload: { workloadId, siteId } }],
}
