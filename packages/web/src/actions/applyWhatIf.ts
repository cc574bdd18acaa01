import type { FleetRecord } from '../graphql/fleetFragments.ts'
import type { EditInput } from '../graphql/mutations.ts'
import { editInputOf } from '../planning/editInputOf.ts'

/** The edits of a named what-if, to be added in one step. */
export const applyWhatIf = (whatIf: FleetRecord['whatIfs'][number]): EditInput[] =>
  whatIf.edits.flatMap((edit) => editInputOf(edit) ?? [])
