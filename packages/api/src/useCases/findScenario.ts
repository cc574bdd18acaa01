import type { Berth } from '../berth.ts'
import type { ScenarioRow } from '../storage/tables.ts'
import { done, notFound, type Outcome, type ProblemOf } from './problems.ts'

/** The scenario, or the answer that there is none. */
export const findScenario = async (
  { scenarios }: Pick<Berth, 'scenarios'>,
  id: string,
): Promise<Outcome<ScenarioRow, ProblemOf<'NotFound'>>> => {
  const [scenario] = await scenarios.find([id])
  return scenario
    ? done(scenario)
    : notFound('scenario', id, 'Use the id of a scenario that the query `scenarios` lists.')
}
