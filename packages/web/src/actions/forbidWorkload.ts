import { actionText } from '../text/actions.ts'
import type { PlaceAction } from './placeAction.ts'

/** Keeps a workload away from a site. */
export const forbidWorkload: PlaceAction = {
  id: 'forbidWorkload',
  label: actionText.forbidWorkload,
  question: actionText.forbidQuestion,
  edits: (workloadId, siteId) => [{ forbidWorkload: { workloadId, siteId } }],
}
