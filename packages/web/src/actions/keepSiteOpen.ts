import { actionText } from '../text/actions.ts'
import type { SiteAction } from './siteRuling.ts'

/** Keeps a site open whatever it costs. */
export const keepSiteOpen: SiteAction = {
  id: 'keepSiteOpen',
  label: actionText.keepSiteOpen,
  ruling: 'OPEN',
  edits: (siteId) => [{ keepSiteOpen: { siteId } }],
}
