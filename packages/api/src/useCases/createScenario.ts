import { randomUUID } from 'node:crypto'
import type { Berth } from '../berth.ts'
import { scenarioStore } from '../storage/scenarioStore.ts'
import type { ScenarioRow } from '../storage/tables.ts'
import { onlyOnce } from './onlyOnce.ts'
import {
  done,
  editsRejected,
  inputRejected,
  notFound,
  type Outcome,
  type ProblemOf,
} from './problems.ts'
import { maxEdits, readEdits } from './readEdits.ts'
import { editCountIssues, nameIssues } from './readName.ts'

export interface CreateScenario {
  name: string
  fleetKey: string
  edits: readonly unknown[]
  clientMutationKey?: string | null | undefined
}

type Created = Outcome<ScenarioRow, ProblemOf<'NotFound' | 'EditsRejected' | 'InputRejected'>>

/** Makes a scenario on a base fleet, with edits from the start if some are given. */
export const createScenario = async (
  { database, fleets, scenarios }: Berth,
  { clientMutationKey, ...input }: CreateScenario,
): Promise<Created> => {
  const { name, fleetKey } = input
  const wrong = [...nameIssues(name), ...editCountIssues(input.edits.length, maxEdits)]
  if (wrong.length > 0) return inputRejected(wrong)
  const base = await fleets.view({ kind: 'base', fleetKey })
  if (!base) return notFound('fleet', fleetKey, 'Use a key that the query `fleets` lists.')
  const { edits, issues } = readEdits(base.fleet, input.edits)
  if (issues.length > 0) return editsRejected(issues)
  return onlyOnce(database, {
    mutation: 'scenarioCreate',
    key: clientMutationKey,
    input,
    recall: async (id) => (await scenarios.find([id]))[0],
    work: async (transaction): Promise<Created> => {
      const store = scenarioStore(transaction)
      const id = randomUUID()
      const scenario = await store.insert({ id, name, fleetKey, branchedFromId: null })
      await store.addEdits(id, scenario.version, edits)
      return done(scenario)
    },
  })
}
