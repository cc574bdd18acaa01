import { checkReferences } from '../fleet/checkReferences.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Issue } from '../issues/issue.ts'
import * as entityEdits from './apply/entityEdits.ts'
import * as marketEdits from './apply/marketEdits.ts'
import * as policyEdits from './apply/policyEdits.ts'
import * as siteEdits from './apply/siteEdits.ts'
import * as workloadEdits from './apply/workloadEdits.ts'
import type { Edited } from './editing.ts'
import type { Edit, EditKind, EditOf } from './edits.ts'

type Appliers = { [K in EditKind]: (fleet: Fleet, edit: EditOf<K>) => Edited }
const appliers: Appliers = {
  ...siteEdits,
  ...workloadEdits,
  ...marketEdits,
  ...policyEdits,
  ...entityEdits,
}

/** Applies one edit; the fleet given is not touched. */
export const applyEdit = (fleet: Fleet, edit: Edit): Edited =>
  (appliers[edit.kind] as (fleet: Fleet, edit: Edit) => Edited)(fleet, edit)

/**
 * Applies edits in order. An edit that no longer applies is left out and named in `issues`;
 * the others still hold. References broken by the whole list are issues too.
 */
export const applyEdits = (
  base: Fleet,
  edits: readonly Edit[],
): { fleet: Fleet; issues: Issue[] } => {
  const issues: Issue[] = []
  const fleet = edits.reduce((before, edit, index) => {
    const result = applyEdit(before, edit)
    if (result.ok) return result.fleet
    issues.push({ ...result.issue, path: `edits[${index}]` })
    return before
  }, base)
  if (edits.some(({ kind }) => kind === 'add' || kind === 'change' || kind === 'remove'))
    issues.push(...checkReferences(fleet))
  return { fleet, issues }
}
