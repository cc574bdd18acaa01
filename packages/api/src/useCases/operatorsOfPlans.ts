import { type OperatorsAnswer, operators } from '@berth/optimizer/explain'
import type { PlanRow } from '../storage/tables.ts'
import type { FleetCatalogue } from './fleetCatalogue.ts'
import { remembered } from './remembered.ts'

/** How many answers are held; one of the built-in fleet takes 0.2 s to work out. */
const heldAnswers = 8

/** What plans mean for operators. A plan never changes, so what was worked out once stays true. */
export class OperatorsOfPlans {
  readonly #fleets: FleetCatalogue
  readonly #answers = new Map<string, Promise<OperatorsAnswer | undefined>>()

  constructor(fleets: FleetCatalogue) {
    this.#fleets = fleets
  }

  async of(row: PlanRow): Promise<OperatorsAnswer> {
    const answer = await remembered(this.#answers, row.id, () => this.#workOut(row), heldAnswers)
    if (!answer) throw new Error(`What the plan ${row.id} means for operators is not known.`)
    return answer
  }

  async #workOut(row: PlanRow): Promise<OperatorsAnswer> {
    const { fleet } = await this.#fleets.viewOfPlan(row)
    return operators(fleet, row.document.plan)
  }
}
