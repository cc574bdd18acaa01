import type { EditInput } from '../graphql/mutations.ts'

/** What the planner has decided on a site; null leaves it to the plan. */
export type Ruling = 'OPEN' | 'CLOSED' | null

/** A decision on a site, as a button offers it. */
export interface SiteAction {
  id: string
  label: string
  ruling: Ruling
  edits(siteId: string): EditInput[]
}
