import type { Berth } from '../berth.ts'
import { createScenario } from './createScenario.ts'
import { builtInFleets } from './loadBuiltInFleets.ts'
import { startSolveRun } from './startSolveRun.ts'

/** The key under which the first scenario is made, so that two servers that start together make one. */
const firstStart = 'berth-first-start'

/**
 * Makes the first scenario and starts planning it, so that whoever opens the page sees a plan without a click.
 * Returns whether this was the first start.
 */
export const prepareFirstStart = async (berth: Berth): Promise<boolean> => {
  if ((await berth.scenarios.count()) > 0) return false
  const fleetKey = builtInFleets[0]
  const view = await berth.fleets.view({ kind: 'base', fleetKey })
  const scenario = await createScenario(berth, {
    name: view?.fleet.name ?? fleetKey,
    fleetKey,
    edits: [],
    clientMutationKey: firstStart,
  })
  if (!scenario.ok) throw new Error(scenario.problem.message)
  const run = await startSolveRun(berth, {
    scenarioId: scenario.value.id,
    objective: 'consolidate',
    engine: 'auto',
    gapTarget: 0.01,
    timeLimitSeconds: 60,
    clientMutationKey: firstStart,
  })
  if (!run.ok) throw new Error(run.problem.message)
  return true
}
