import { applyEdit, describeEdit, type Fleet } from '@berth/shared'
import type { FleetStore } from '../storage/fleetStore.ts'
import type { ScenarioStore } from '../storage/scenarioStore.ts'
import type { ScenarioRow } from '../storage/tables.ts'
import {
  type AppliedEdit,
  type FleetScope,
  type FleetSource,
  FleetView,
  scopeText,
} from './fleetView.ts'
import { remembered } from './remembered.ts'

/** How many scenario versions are held ready; a view of the built-in fleet is a few megabytes. */
const heldViews = 16

/** Fleets by scope. Every scope is immutable, so a view that was made once stays true. */
export class FleetCatalogue implements FleetSource {
  readonly #fleets: FleetStore
  readonly #scenarios: ScenarioStore
  readonly #base = new Map<string, Promise<FleetView | undefined>>()
  readonly #edited = new Map<string, Promise<FleetView | undefined>>()

  constructor(fleets: FleetStore, scenarios: ScenarioStore) {
    this.#fleets = fleets
    this.#scenarios = scenarios
  }

  async all(): Promise<FleetView[]> {
    const views = await Promise.all(
      (await this.#fleets.keys()).map((fleetKey) => this.view({ kind: 'base', fleetKey })),
    )
    return views.filter((view) => view !== undefined)
  }

  view(scope: FleetScope): Promise<FleetView | undefined> {
    return scope.kind === 'base'
      ? remembered(this.#base, scope.fleetKey, () => this.#readBase(scope.fleetKey), 64)
      : remembered(this.#edited, scopeText(scope), () => this.#readEdited(scope), heldViews)
  }

  async viewOfScenario({ id, version }: Pick<ScenarioRow, 'id' | 'version'>): Promise<FleetView> {
    const view = await this.view({ kind: 'scenario', scenarioId: id, version })
    if (!view) throw new Error(`The fleet of scenario ${id} at version ${version} is gone.`)
    return view
  }

  /** The fleet that a plan or a run was made for. */
  viewOfPlan(made: { scenarioId: string; scenarioVersion: number }): Promise<FleetView> {
    return this.viewOfScenario({ id: made.scenarioId, version: made.scenarioVersion })
  }

  async #readBase(fleetKey: string) {
    const row = await this.#fleets.find(fleetKey)
    if (!row) return undefined
    const scope = { kind: 'base', fleetKey } as const
    return new FleetView({ scope, fleetKey, fleet: row.document, whatIfs: row.whatIfs, edits: [] })
  }

  async #readEdited(scope: Extract<FleetScope, { kind: 'scenario' }>) {
    const [scenario] = await this.#scenarios.find([scope.scenarioId])
    if (!scenario || scope.version < 1 || scope.version > scenario.version) return undefined
    const base = await this.view({ kind: 'base', fleetKey: scenario.fleetKey })
    if (!base) return undefined
    const rows = await this.#scenarios.editsAt(scope.scenarioId, scope.version)
    let fleet: Fleet = base.fleet
    const edits = rows.map(({ position, edit, createdAt }): AppliedEdit => {
      const text = describeEdit(edit, fleet)
      const result = applyEdit(fleet, edit)
      if (result.ok) fleet = result.fleet
      return { position, edit, text, createdAt }
    })
    const { fleetKey, whatIfs } = base
    return new FleetView({ scope, fleetKey, fleet, whatIfs, edits })
  }
}
