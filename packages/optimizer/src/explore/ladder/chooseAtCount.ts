import type { AskSettings } from '../../asking/askOptions.ts'
import { chooseInTwoSteps } from './chooseInTwoSteps.ts'
import type { CountedProgram, CountRelaxation } from './countedProgram.ts'
import { choicesAt, type HeldChoices } from './heldChoices.ts'

/** What a search at one number of open sites found. */
export interface Chosen {
  choices: HeldChoices | null
  /** Of the measure, for every plan with as many open sites; −Infinity where the search left plans out. */
  bestBound: number
  isImpossible: boolean
}

/** Up to so many columns everything is searched at once; then the bound is one for all plans. */
const fewColumns = 20_000

/**
 * Chooses what to open, and where gangs run, with one number of open sites. Small programs are searched as a whole, large ones in two steps.
 *
 * @param known Sites, by index, that are open in the best plan known with as many; null where none is known.
 */
export const chooseAtCount = (
  program: CountedProgram,
  relaxation: CountRelaxation,
  known: ReadonlySet<number> | null,
  settings: AskSettings,
): Chosen => {
  const { formulation, holdCount, searching } = program
  if (formulation.model.columnCount > fewColumns)
    return {
      choices: chooseInTwoSteps(program, relaxation, known, settings),
      bestBound: Number.NEGATIVE_INFINITY,
      isImpossible: false,
    }
  holdCount(relaxation.openSites, relaxation.openSites)
  const { bestBound, status, values } = searching.solve({
    gapRelative: settings.gapRelative / 2,
    timeLimitSeconds: Math.max(0.05, settings.remainingSeconds()),
    isCancelled: settings.isCancelled,
  })
  return {
    choices: values && choicesAt(formulation, values),
    bestBound,
    isImpossible: status === 'infeasible',
  }
}
