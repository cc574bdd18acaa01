import type { Issue } from '@berth/shared'
import type { Berth } from '../berth.ts'
import type { PlanRow, RunRow, ScenarioRow, SolveTask } from '../storage/tables.ts'
import { findPlan } from './findPlan.ts'
import { findScenario } from './findScenario.ts'
import { inputRejected, type Outcome, type ProblemOf } from './problems.ts'
import { rangeIssues, startRun } from './startRun.ts'

export interface StartSolveRun extends SolveTask {
  scenarioId: string
  /** A plan whose decisions are held. */
  holdPlanId?: string | null | undefined
  timeLimitSeconds: number
  clientMutationKey?: string | null | undefined
}

type Started = Outcome<RunRow<'solve'>, ProblemOf<'NotFound' | 'InputRejected'>>

/** Stores a run of the scenario's present version, then hands it to the queue. */
export const startSolveRun = async (
  berth: Berth,
  { clientMutationKey, ...input }: StartSolveRun,
): Promise<Started> => {
  const { scenarioId, holdPlanId = null, timeLimitSeconds, ...task } = input
  const found = await findScenario(berth, scenarioId)
  if (!found.ok) return found
  const hold = holdPlanId === null ? null : await findPlan(berth, holdPlanId)
  if (hold && !hold.ok) return hold
  const wrong = [
    ...rangeIssues('solve run', 'gapTarget', input.gapTarget, { min: 0, max: 1, unit: '' }),
    ...rangeIssues('solve run', 'timeLimitSeconds', timeLimitSeconds, {
      min: 1,
      max: 86_400,
      unit: ' s',
    }),
    ...(hold ? await otherFleetIssues(berth, found.value, hold.value) : []),
  ]
  if (wrong.length > 0) return inputRejected(wrong)
  return startRun(berth, {
    mutation: 'solveRunStart',
    key: clientMutationKey,
    input,
    run: {
      kind: 'solve',
      scenarioId,
      scenarioVersion: found.value.version,
      basePlanId: holdPlanId,
      task,
      timeLimitSeconds,
    },
  })
}

/** Decisions name sites, operators and pools, so they mean something in plans of the same base fleet only. */
const otherFleetIssues = async (
  { fleets }: Berth,
  scenario: ScenarioRow,
  hold: PlanRow,
): Promise<Issue[]> => {
  const { fleetKey } = await fleets.viewOfPlan(hold)
  return fleetKey === scenario.fleetKey
    ? []
    : [
        {
          code: 'HOLD_PLAN_OF_OTHER_FLEET',
          path: 'holdPlanId',
          entity: 'the plan to hold',
          found: `decisions on the fleet ${fleetKey}`,
          allowed: `the scenario starts from the fleet ${scenario.fleetKey}`,
          fix: 'give a plan of a scenario that starts from the same fleet, or leave holdPlanId out.',
        },
      ]
}
