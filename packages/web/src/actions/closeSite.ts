import { actionText } from '../text/actions.ts'
import type { SiteAction } from './siteRuling.ts'

/** Closes a site; its work goes elsewhere. */
export const closeSite: SiteAction = {
  id: 'closeSite',
  label: actionText.closeSite,
  ruling: 'CLOSED',
  edits: (siteId) => [{ closeSite: { siteId } }],
}
