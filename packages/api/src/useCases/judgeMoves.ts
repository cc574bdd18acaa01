import { type MoveJudge, openMoves, stateOf } from '@berth/optimizer/evaluate'
import type { PlanRow } from '../storage/tables.ts'
import type { FleetCatalogue } from './fleetCatalogue.ts'
import { remembered } from './remembered.ts'

/** How many plans are held ready to be asked; one of the built-in fleet takes 50 ms to prepare and some megabytes. */
const heldJudges = 8

/** Judges of moves by plan. A plan never changes, so a judge that was made once stays true. */
export class MoveJudges {
  readonly #fleets: FleetCatalogue
  readonly #judges = new Map<string, Promise<MoveJudge | undefined>>()

  constructor(fleets: FleetCatalogue) {
    this.#fleets = fleets
  }

  async of(row: PlanRow): Promise<MoveJudge> {
    const judge = await remembered(this.#judges, row.id, () => this.#prepare(row), heldJudges)
    if (!judge) throw new Error(`The plan ${row.id} could not be prepared.`)
    return judge
  }

  async #prepare(row: PlanRow): Promise<MoveJudge> {
    const { fleet } = await this.#fleets.viewOfPlan(row)
    const { plan } = row.document
    return openMoves(fleet, stateOf(plan), { mayStayBroken: plan.brokenLimits })
  }
}
