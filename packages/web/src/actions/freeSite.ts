import { actionText } from '../text/actions.ts'
import type { SiteAction } from './siteRuling.ts'

/** Lets the plan decide on a site again. */
export const freeSite: SiteAction = {
  id: 'freeSite',
  label: actionText.freeSite,
  ruling: null,
  edits: (siteId) => [{ freeSite: { siteId } }],
}
