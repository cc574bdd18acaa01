import type { EditInput } from '../graphql/mutations.ts'

/** Something to do with a workload at a site that the planner then picks. */
export interface PlaceAction {
  id: string
  label: string
  /** Title of the list of sites. */
  question: string
  edits(workloadId: string, siteId: string): EditInput[]
}
