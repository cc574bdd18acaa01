import { actionText } from '../text/actions.ts'
import type { PlaceAction } from './placeAction.ts'

/** Holds a workload at a site; with several, at any of them. */
export const pinWorkload: PlaceAction = {
  id: 'pinWorkload',
  label: actionText.pinWorkload,
  question: actionText.pinQuestion,
  edits: (workloadId, siteId) => [{ pinWorkload: { workloadId, siteId } }],
}
