import type { Candidates } from '../candidates/findCandidates.ts'
import type { HeldDecisions } from '../scenario/heldDecisions.ts'
import type { Formulation } from './formulation.ts'

/** Leaves a gang that is held only the pool at which it is, where that is still legal; where it is not, the gang is free. */
export const holdGangs = (candidates: Candidates, { poolOfGang }: HeldDecisions): Candidates => {
  const isHeld = new Set(
    candidates.training
      .filter(({ gangIndex, poolIndex }) => poolOfGang[gangIndex] === poolIndex)
      .map(({ gangIndex }) => gangIndex),
  )
  const training = candidates.training.filter(
    ({ gangIndex, poolIndex }) => !isHeld.has(gangIndex) || poolOfGang[gangIndex] === poolIndex,
  )
  return { ...candidates, training }
}

/** Fixes the columns of decisions that are held. What cannot be any more, such as an operator that may not run the site, is free. */
export const holdDecisions = (formulation: Formulation, held: HeldDecisions): void => {
  const { model, variables, candidates } = formulation
  const { lower, upper, isInteger } = model
  const fix = (column: number, value: number) => {
    lower[column] = value
    upper[column] = value
    isInteger[column] = 0
  }
  variables.siteOpen.forEach((column, s) => {
    const isOpen = held.isOpen[s] === true && upper[column] === 1
    fix(column, isOpen ? 1 : 0)
    const operators = variables.operatedBy[s] ?? []
    const chosen = operators.find(({ operatorIndex }) => operatorIndex === held.operatorIndex[s])
    if (operators.length > 1 && (!isOpen || chosen))
      for (const operator of operators) fix(operator.column, isOpen && operator === chosen ? 1 : 0)
    const refitted = variables.refitted[s] ?? -1
    const isRefitted = isOpen ? held.isRefitted[s] : false
    if (refitted >= 0 && isRefitted !== null) fix(refitted, isRefitted ? 1 : 0)
  })
  candidates.training.forEach(({ gangIndex, poolIndex }, c) => {
    if (held.poolOfGang[gangIndex] !== poolIndex) return
    fix(variables.trainingPlaced[c] ?? -1, 1)
    fix(variables.trainingUnplaced[gangIndex] ?? -1, 0)
  })
}
