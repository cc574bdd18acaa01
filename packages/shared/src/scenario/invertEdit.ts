import type { Fleet } from '../fleet/fleet.ts'
import { applyEdit } from './applyEdits.ts'
import { type Edit, type EditableCollection, editableSchemas } from './edits.ts'

const collections = Object.keys(editableSchemas) as EditableCollection[]
type Entity = { id: string } & Record<string, unknown>

/**
 * The edits that take the fleet back to what it was before `edit`. Values are compared and restored
 * field by field, so the inverse is exact, also for numbers that were scaled. Returns nothing
 * where the edit does not apply, since it then changes nothing.
 */
export const invertEdit = (before: Fleet, edit: Edit): Edit[] => {
  const result = applyEdit(before, edit)
  if (!result.ok) return []
  const after = result.fleet
  return [
    ...collections.flatMap((collection) => restoreEntities(collection, before, after)),
    ...restorePolicy(before, after),
  ]
}

const restoreEntities = (collection: EditableCollection, before: Fleet, after: Fleet): Edit[] => {
  if (before[collection] === after[collection]) return []
  const earlier = new Map((before[collection] as Entity[]).map((entity) => [entity.id, entity]))
  const later = new Map((after[collection] as Entity[]).map((entity) => [entity.id, entity]))
  const undo: Edit[] = []
  for (const [id, entity] of later) {
    const was = earlier.get(id)
    if (!was) undo.push({ kind: 'remove', collection, id })
    else if (was !== entity) {
      const set = Object.fromEntries(
        Object.entries(was).filter(([field, value]) => !same(value, entity[field])),
      )
      if (Object.keys(set).length > 0) undo.push({ kind: 'change', collection, id, set })
    }
  }
  for (const [id, entity] of earlier)
    if (!later.has(id)) undo.push({ kind: 'add', collection, value: entity })
  return undo
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const restorePolicy = (before: Fleet, after: Fleet): Edit[] => {
  const undo: Edit[] = []
  const [was, is] = [before.policy, after.policy]
  if (before.carbonPricePerTonne !== after.carbonPricePerTonne)
    undo.push({ kind: 'setCarbonPrice', carbonPricePerTonne: before.carbonPricePerTonne })
  if (was.maxOpenSites !== is.maxOpenSites)
    undo.push({ kind: 'setMaxOpenSites', maxOpenSites: was.maxOpenSites })
  if (was.carbonBudgetKgPerDay !== is.carbonBudgetKgPerDay)
    undo.push({ kind: 'setCarbonBudget', carbonBudgetKgPerDay: was.carbonBudgetKgPerDay })
  if (was.handover !== is.handover) undo.push({ kind: 'setHandover', handover: was.handover })
  if (was.maxMoves !== is.maxMoves || was.maxMigrationGb !== is.maxMigrationGb) {
    const { maxMoves, maxMigrationGb } = was
    undo.push({ kind: 'setMigrationBudget', maxMoves, maxMigrationGb })
  }
  if (!same(was.siteRulings, is.siteRulings)) {
    const ruled = new Map(was.siteRulings.map((entry) => [entry.siteId, entry.ruling]))
    const sites = new Set([...was.siteRulings, ...is.siteRulings].map((entry) => entry.siteId))
    for (const siteId of sites) {
      const ruling = ruled.get(siteId)
      if (ruling === 'open') undo.push({ kind: 'keepSiteOpen', siteId })
      else if (ruling === 'closed') undo.push({ kind: 'closeSite', siteId })
      else undo.push({ kind: 'freeSite', siteId })
    }
  }
  if (!same(was.pins, is.pins) || !same(was.forbids, is.forbids))
    undo.push(...restoreHolds(was, is))
  return undo
}

const restoreHolds = (was: Fleet['policy'], is: Fleet['policy']): Edit[] => {
  const touched = new Set(
    [...was.pins, ...was.forbids, ...is.pins, ...is.forbids].map((hold) => hold.workloadId),
  )
  const of = (list: Fleet['policy']['pins'], workloadId: string) =>
    list.filter((hold) => hold.workloadId === workloadId)
  return [...touched]
    .filter(
      (workloadId) =>
        !same(of(was.pins, workloadId), of(is.pins, workloadId)) ||
        !same(of(was.forbids, workloadId), of(is.forbids, workloadId)),
    )
    .flatMap((workloadId): Edit[] => [
      { kind: 'releaseWorkload', workloadId },
      ...of(was.pins, workloadId).map((hold) => ({ kind: 'pinWorkload' as const, ...hold })),
      ...of(was.forbids, workloadId).map((hold) => ({ kind: 'forbidWorkload' as const, ...hold })),
    ])
}
