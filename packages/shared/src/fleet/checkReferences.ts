import { fieldsOf, meaningWithin } from '../fields/walk.ts'
import { codeWords, type Issue } from '../issues/issue.ts'
import { nearest } from '../scenario/editing.ts'
import { checkConsistency } from './checkConsistency.ts'
import { checkProvenance } from './checkProvenance.ts'
import { checkRepeats } from './checkRepeats.ts'
import { entityNames, entitySchemas, type Fleet } from './fleet.ts'
import { networkPathSchema } from './infrastructure.ts'
import { pinSchema, siteRulingSchema } from './policy.ts'
import { figureSourceSchema } from './provenance.ts'
import { inferencePlacementSchema, regionalDemandSchema } from './workloads.ts'

type Entry = Record<string, unknown>
interface Owner {
  noun: string
  code: string
  entity: string
  path: string
}

/** Every id that is used twice, every reference that leads nowhere, and every figure that contradicts another. */
export const checkReferences = (fleet: Fleet): Issue[] => {
  const known = knownIds(fleet)
  return [
    ...duplicates(fleet),
    ...checkRepeats(fleet),
    ...dangling(fleet, known),
    ...checkProvenance(fleet),
    ...checkConsistency(fleet),
  ]
}

const knownIds = (fleet: Fleet) => {
  const ids: Record<string, readonly { id: string }[]> = {}
  for (const collection of Object.keys(entitySchemas) as (keyof typeof entitySchemas)[])
    ids[collection] = fleet[collection]
  ids.workloads = [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads]
  return new Map(
    Object.entries(ids).map(([collection, list]) => [
      collection,
      { list, ids: new Set(list.map((entry) => entry.id)) },
    ]),
  )
}
type Known = ReturnType<typeof knownIds>

const duplicates = (fleet: Fleet): Issue[] => {
  const issues: Issue[] = []
  const check = (
    collection: string,
    noun: string,
    list: readonly { id: string }[],
    seen: Set<string>,
  ) => {
    list.forEach(({ id }, index) => {
      if (seen.has(id))
        issues.push({
          code: codeWords(noun, 'id', 'duplicate'),
          path: `${collection}[${index}].id`,
          entity: `${noun} ${id}`,
          found: 'an id that an earlier entry has',
          allowed: 'every id must be unique in its collection',
          fix: 'rename one of the two.',
        })
      seen.add(id)
    })
  }
  const workloadIds = new Set<string>()
  for (const collection of Object.keys(entitySchemas) as (keyof typeof entitySchemas)[])
    check(
      collection,
      entityNames[collection],
      fleet[collection],
      collection.endsWith('Workloads') ? workloadIds : new Set(),
    )
  return issues
}

const dangling = (fleet: Fleet, known: Known): Issue[] => {
  const issues: Issue[] = []
  for (const [collection, schema] of Object.entries(entitySchemas))
    (fleet[collection as keyof typeof entitySchemas] as readonly Entry[]).forEach(
      (entry, index) => {
        const noun = entityNames[collection as keyof typeof entitySchemas]
        const owner = {
          noun,
          code: noun,
          entity: `${noun} ${String(entry.id)}`,
          path: `${collection}[${index}]`,
        }
        issues.push(...danglingFields(entry, schema, owner, known))
      },
    )
  fleet.inferenceWorkloads.forEach((workload, index) => {
    const owner = { noun: 'inference workload', entity: `inference workload ${workload.id}` }
    workload.demand.forEach((entry, at) => {
      const path = `inferenceWorkloads[${index}].demand[${at}]`
      issues.push(
        ...danglingFields(
          entry,
          regionalDemandSchema,
          { ...owner, code: 'inference workload demand', path },
          known,
        ),
      )
    })
    workload.currentPlacement.forEach((entry, at) => {
      const path = `inferenceWorkloads[${index}].currentPlacement[${at}]`
      issues.push(
        ...danglingFields(
          entry,
          inferencePlacementSchema,
          { ...owner, code: 'inference workload current placement', path },
          known,
        ),
      )
    })
  })
  const lists = [
    ['paths', 'network path', fleet.paths, networkPathSchema],
    ['figureSources', 'figure source', fleet.figureSources, figureSourceSchema],
    ['policy.pins', 'pin', fleet.policy.pins, pinSchema],
    ['policy.forbids', 'forbid', fleet.policy.forbids, pinSchema],
    ['policy.siteRulings', 'site ruling', fleet.policy.siteRulings, siteRulingSchema],
  ] as const
  for (const [path, noun, list, schema] of lists)
    list.forEach((entry, index) => {
      const owner = {
        noun,
        code: noun,
        entity: `${noun} number ${index + 1}`,
        path: `${path}[${index}]`,
      }
      issues.push(...danglingFields(entry, schema, owner, known))
    })
  return issues
}

const danglingFields = (
  entry: Entry,
  schema: Parameters<typeof fieldsOf>[0],
  owner: Owner,
  known: Known,
): Issue[] =>
  fieldsOf(schema).flatMap(([field, fieldSchema]) => {
    const target = meaningWithin(fieldSchema)?.refersTo
    const value = entry[field]
    const targets = target === undefined ? undefined : known.get(target)
    if (!targets || value === null || value === undefined) return []
    const isOneId = typeof value === 'string'
    const used = isOneId ? [value] : Object.keys(value as Entry)
    return used
      .filter((id) => !targets.ids.has(id))
      .map((id) => ({
        code: codeWords(owner.code, field, 'unknown'),
        path: `${owner.path}.${field}${isOneId ? '' : `.${id}`}`,
        entity: owner.entity,
        found: `${field} "${id}"`,
        allowed: `the fleet has no such entry among its ${target}`,
        fix: `use ${nearest(id, targets.list)}.`,
      }))
  })
