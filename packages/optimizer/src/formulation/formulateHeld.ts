import type { ObjectiveWeights } from '@berth/shared'
import { findCandidates } from '../candidates/findCandidates.ts'
import { type HeldPlan, heldDecisions } from '../scenario/heldDecisions.ts'
import type { IndexedFleet } from '../scenario/indexFleet.ts'
import { formulate } from './formulate.ts'
import type { Formulation } from './formulation.ts'
import { holdDecisions, holdGangs } from './holdDecisions.ts'

/** The model of what is left to decide where decisions of an earlier plan are held; the places of gangs are among these where `holdsGangs`. */
export const formulateHeld = (
  indexed: IndexedFleet,
  hold: HeldPlan,
  holdsGangs: boolean,
  weights?: ObjectiveWeights,
): Formulation => {
  const held = heldDecisions(indexed, hold, holdsGangs)
  const candidates = holdGangs(findCandidates(indexed, held.isOpen), held)
  const formulation = formulate(indexed, candidates, weights)
  holdDecisions(formulation, held)
  return formulation
}
