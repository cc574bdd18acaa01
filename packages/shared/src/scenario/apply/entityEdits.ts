import { entityNames, type Fleet } from '../../fleet/fleet.ts'
import { codeWords } from '../../issues/issue.ts'
import { issuesOf } from '../../issues/zodIssues.ts'
import { type Edited, edited, findById, missing } from '../editing.ts'
import { type EditableCollection, type EditOf, editableSchemas } from '../edits.ts'

type Entity = { id: string }
const listOf = (fleet: Fleet, collection: EditableCollection) =>
  fleet[collection] as readonly Entity[]

const withList = (fleet: Fleet, collection: EditableCollection, list: readonly Entity[]): Edited =>
  edited({ ...fleet, [collection]: list })

/** Parses the entity and reports the first problem as an edit that does not apply. */
const parsed = (
  collection: EditableCollection,
  value: unknown,
  accept: (entity: Entity) => Edited,
): Edited => {
  const result = editableSchemas[collection].safeParse(value)
  if (result.success) return accept(result.data)
  const [issue] = issuesOf(result.error, value, {
    schema: editableSchemas[collection],
    nounOf: () => entityNames[collection],
    entityNoun: entityNames[collection],
    root: `${entityNames[collection]} ${String((value as { id?: unknown }).id ?? '')}`.trim(),
  })
  if (!issue) throw new Error('A failed parse came without an issue.')
  return { ok: false, issue }
}

export const add = (fleet: Fleet, { collection, value }: EditOf<'add'>): Edited =>
  parsed(collection, value, (entity) =>
    findById(listOf(fleet, collection), entity.id)
      ? {
          ok: false,
          issue: {
            code: codeWords(entityNames[collection], 'id', 'duplicate'),
            entity: `${entityNames[collection]} ${entity.id}`,
            found: 'an id that is taken',
            allowed: 'every id must be unique in its collection',
            fix: 'choose another id, or change the entry that has it.',
          },
        }
      : withList(fleet, collection, [...listOf(fleet, collection), entity]),
  )

export const change = (fleet: Fleet, { collection, id, set }: EditOf<'change'>): Edited => {
  const list = listOf(fleet, collection)
  const before = findById(list, id)
  if (!before) return missing(entityNames[collection], id, list)
  return parsed(collection, { ...before, ...set, id }, (entity) =>
    withList(
      fleet,
      collection,
      list.map((entry) => (entry.id === id ? entity : entry)),
    ),
  )
}

/** Removes an entity and what cannot exist without it: a site's pools, placements at a pool, pins and rulings. */
export const remove = (fleet: Fleet, { collection, id }: EditOf<'remove'>): Edited => {
  const list = listOf(fleet, collection)
  if (!findById(list, id)) return missing(entityNames[collection], id, list)
  const next: Fleet = { ...fleet, [collection]: list.filter((entry) => entry.id !== id) }
  return edited(withoutDangling(next))
}

const knownOrNull = (known: ReadonlySet<string>, id: string | null) =>
  id !== null && known.has(id) ? id : null

const withoutDangling = (fleet: Fleet): Fleet => {
  const sites = new Set(fleet.sites.map((site) => site.id))
  const regions = new Set(fleet.regions.map((region) => region.id))
  const pools = fleet.pools.filter((pool) => sites.has(pool.siteId))
  const poolIds = new Set(pools.map((pool) => pool.id))
  const workloads = new Set(
    [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads].map((workload) => workload.id),
  )
  const held = (hold: { workloadId: string; siteId: string }) =>
    workloads.has(hold.workloadId) && sites.has(hold.siteId)
  return {
    ...fleet,
    pools,
    paths: fleet.paths.filter((path) => sites.has(path.siteId) && regions.has(path.regionId)),
    inferenceWorkloads: fleet.inferenceWorkloads
      .map((workload) => ({
        ...workload,
        demand: workload.demand.filter((demand) => regions.has(demand.regionId)),
        currentPlacement: workload.currentPlacement.filter(
          (entry) => poolIds.has(entry.poolId) && regions.has(entry.regionId),
        ),
      }))
      .filter((workload) => workload.demand.length > 0),
    trainingWorkloads: fleet.trainingWorkloads.map((workload) => ({
      ...workload,
      currentPoolId: knownOrNull(poolIds, workload.currentPoolId),
      dataRegionId: knownOrNull(regions, workload.dataRegionId),
    })),
    policy: {
      ...fleet.policy,
      pins: fleet.policy.pins.filter(held),
      forbids: fleet.policy.forbids.filter(held),
      siteRulings: fleet.policy.siteRulings.filter((entry) => sites.has(entry.siteId)),
    },
  }
}
