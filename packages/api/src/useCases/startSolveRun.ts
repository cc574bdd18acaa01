import { randomUUID } from 'node:crypto'
import type { EngineChoice, Issue, PresetName } from '@berth/shared'
import type { Berth } from '../berth.ts'
import { solveRunStore } from '../storage/solveRunStore.ts'
import type { SolveRunRow } from '../storage/tables.ts'
import { findScenario } from './findScenario.ts'
import { onlyOnce } from './onlyOnce.ts'
import { done, inputRejected, type Outcome, type ProblemOf } from './problems.ts'

export interface StartSolveRun {
  scenarioId: string
  objective: PresetName
  engine: EngineChoice
  gapTarget: number
  timeLimitSeconds: number
  clientMutationKey?: string | null | undefined
}

type Started = Outcome<SolveRunRow, ProblemOf<'NotFound' | 'InputRejected'>>

/** Stores a run of the scenario's present version, then hands it to the queue. */
export const startSolveRun = async (
  berth: Berth,
  { clientMutationKey, ...input }: StartSolveRun,
): Promise<Started> => {
  const found = await findScenario(berth, input.scenarioId)
  if (!found.ok) return found
  const wrong = [
    ...rangeIssues('gapTarget', input.gapTarget, 0, 1, ''),
    ...rangeIssues('timeLimitSeconds', input.timeLimitSeconds, 1, 86_400, ' s'),
  ]
  if (wrong.length > 0) return inputRejected(wrong)
  let isNew = false
  const outcome = await onlyOnce(berth.database, {
    mutation: 'solveRunStart',
    key: clientMutationKey,
    input,
    recall: async (id) => (await berth.runs.find([id]))[0],
    work: async (transaction): Promise<Started> => {
      const store = solveRunStore(transaction)
      const run = await store.insert({
        ...input,
        id: randomUUID(),
        scenarioVersion: found.value.version,
        clientMutationKey: clientMutationKey ?? null,
        owner: berth.queue.owner,
      })
      await store.addEvent(run.id, null)
      isNew = true
      return done(run)
    },
  })
  if (outcome.ok && isNew) berth.queue.enqueue(outcome.value.id)
  return outcome
}

const rangeIssues = (
  field: string,
  value: number,
  min: number,
  max: number,
  unit: string,
): Issue[] =>
  value >= min && value <= max
    ? []
    : [
        {
          code: 'SOLVE_RUN_LIMIT_OUT_OF_RANGE',
          path: field,
          entity: 'the solve run',
          found: `${field} ${value}${unit}`,
          allowed: `${min}${unit} to ${max}${unit} are allowed`,
          fix: `give ${field} in this range, or leave it out.`,
        },
      ]
