import { closeSite } from './closeSite.ts'
import { freeSite } from './freeSite.ts'
import { keepSiteOpen } from './keepSiteOpen.ts'

/** The three decisions on a site, of which one always holds. */
export const siteActions = [freeSite, keepSiteOpen, closeSite] as const
