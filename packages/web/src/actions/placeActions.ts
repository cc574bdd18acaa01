import { forbidWorkload } from './forbidWorkload.ts'
import { moveWorkload } from './moveWorkload.ts'
import { pinWorkload } from './pinWorkload.ts'

/** What can be done with a workload at a site. */
export const placeActions = [moveWorkload, pinWorkload, forbidWorkload] as const
