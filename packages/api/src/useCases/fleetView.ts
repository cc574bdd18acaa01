import { evaluateToday } from '@berth/optimizer/evaluate'
import type { Edit, EntityCollection, Fleet, PlanAccount, WhatIf } from '@berth/shared'

/** Which fleet is meant: a base fleet, or a scenario's fleet at one of its versions. */
export type FleetScope =
  | { kind: 'base'; fleetKey: string }
  | { kind: 'scenario'; scenarioId: string; version: number }

export const scopeText = (scope: FleetScope): string =>
  scope.kind === 'base' ? `f/${scope.fleetKey}` : `s/${scope.scenarioId}/${scope.version}`

export const readScope = (text: string): FleetScope | undefined => {
  const [kind, first, version] = text.split('/')
  if (kind === 'f' && first) return { kind: 'base', fleetKey: text.slice(2) }
  if (kind === 's' && first && /^\d{1,9}$/.test(version ?? ''))
    return { kind: 'scenario', scenarioId: first, version: Number(version) }
  return undefined
}

export type EntityIn<C extends EntityCollection> = Fleet[C][number]
export type Workload = EntityIn<'inferenceWorkloads'> | EntityIn<'trainingWorkloads'>
/** What a reference leads to: a collection of the fleet, or both kinds of workloads. */
export type Target = EntityCollection | 'workloads'
export type Found<C extends Target> = C extends EntityCollection ? EntityIn<C> : Workload

/** An edit of a scenario, said in words, as it stood when it was applied. */
export interface AppliedEdit {
  position: number
  edit: Edit
  text: string
  createdAt: Date
}

/** One fleet with its entities by key; it never changes. */
export class FleetView {
  readonly #byKey = new Map<string, Map<string, { id: string }>>()
  #pools: Map<string, EntityIn<'pools'>[]> | undefined
  #account: PlanAccount | undefined
  readonly scope: FleetScope
  readonly fleetKey: string
  readonly fleet: Fleet
  readonly whatIfs: readonly WhatIf[]
  readonly edits: readonly AppliedEdit[]

  constructor(parts: Pick<FleetView, 'scope' | 'fleetKey' | 'fleet' | 'whatIfs' | 'edits'>) {
    this.scope = parts.scope
    this.fleetKey = parts.fleetKey
    this.fleet = parts.fleet
    this.whatIfs = parts.whatIfs
    this.edits = parts.edits
  }

  /** The id of this fleet among all fleets and versions. */
  get id(): string {
    return scopeText(this.scope)
  }

  workloads(): Workload[] {
    return [...this.fleet.inferenceWorkloads, ...this.fleet.trainingWorkloads]
  }

  find<C extends Target>(collection: C, key: string): Found<C> | undefined {
    let byKey = this.#byKey.get(collection)
    if (!byKey) {
      byKey = new Map(this.#list(collection).map((entity) => [entity.id, entity]))
      this.#byKey.set(collection, byKey)
    }
    return byKey.get(key) as Found<C> | undefined
  }

  /** The entity together with this fleet, or null where there is none of that key. */
  part<C extends Target>(
    collection: C,
    key: string | null,
  ): { view: FleetView; value: Found<C> } | null {
    const value = key === null ? undefined : this.find(collection, key)
    return value === undefined ? null : { view: this, value }
  }

  /** As `part`, where the entity cannot be missing. */
  owned<C extends Target>(collection: C, key: string): { view: FleetView; value: Found<C> } {
    const part = this.part(collection, key)
    if (!part) throw new Error(`The fleet ${this.id} has no ${key} among its ${collection}.`)
    return part
  }

  poolsAt(siteId: string): readonly EntityIn<'pools'>[] {
    if (!this.#pools) {
      this.#pools = new Map()
      for (const pool of this.fleet.pools)
        this.#pools.set(pool.siteId, [...(this.#pools.get(pool.siteId) ?? []), pool])
    }
    return this.#pools.get(siteId) ?? []
  }

  #list(collection: Target): readonly { id: string }[] {
    return collection === 'workloads' ? this.workloads() : this.fleet[collection]
  }

  /** What the fleet does today, computed once. */
  account(): PlanAccount {
    this.#account ??= evaluateToday(this.fleet).account
    return this.#account
  }
}

export const isTraining = (workload: Workload): workload is EntityIn<'trainingWorkloads'> =>
  'accelerators' in workload

/** Reads fleets by scope; kept small so that ids can be followed without a database in sight. */
export interface FleetSource {
  view(scope: FleetScope): Promise<FleetView | undefined>
}

/** The entity whose opaque id holds `scope#key`. */
export const findEntity = async <C extends EntityCollection>(
  fleets: FleetSource,
  collection: C,
  id: string,
) => {
  const hash = id.indexOf('#')
  const scope = readScope(id.slice(0, hash))
  const view = hash > 0 && scope ? await fleets.view(scope) : undefined
  return view?.part(collection, id.slice(hash + 1)) ?? undefined
}
