import type { Berth } from '../berth.ts'
import { scenarioStore } from '../storage/scenarioStore.ts'
import type { ScenarioRow } from '../storage/tables.ts'
import { findScenario } from './findScenario.ts'
import { onlyOnce } from './onlyOnce.ts'
import {
  done,
  editsRejected,
  inputRejected,
  type Outcome,
  type ProblemOf,
  staleVersion,
} from './problems.ts'
import { maxEdits, readEdits } from './readEdits.ts'
import { editCountIssues } from './readName.ts'

export interface EditScenario {
  scenarioId: string
  expectedVersion: number
  edits: readonly unknown[]
  validateOnly?: boolean | null | undefined
  clientMutationKey?: string | null | undefined
}

type Edited = Outcome<
  ScenarioRow,
  ProblemOf<'NotFound' | 'StaleVersion' | 'EditsRejected' | 'InputRejected'>
>

/** Adds edits at the end of a scenario, all or none. They are stored before this answers. */
export const editScenario = async (
  berth: Berth,
  { clientMutationKey, ...input }: EditScenario,
): Promise<Edited> => {
  const { scenarioId, expectedVersion, validateOnly } = input
  const found = await findScenario(berth, scenarioId)
  if (!found.ok) return found
  const tryEdits = async ({ id, version }: { id: string; version: number }) => {
    const view = await berth.fleets.viewOfScenario({ id, version })
    const tooMany = editCountIssues(view.edits.length + input.edits.length, maxEdits)
    if (tooMany.length > 0) return inputRejected(tooMany)
    const { edits, issues } = readEdits(view.fleet, input.edits)
    return issues.length > 0 ? editsRejected(issues) : done(edits)
  }
  if (validateOnly) {
    if (found.value.version !== expectedVersion)
      return staleVersion(expectedVersion, found.value.version)
    const checked = await tryEdits(found.value)
    return checked.ok ? found : checked
  }
  // Edits are tried before the transaction, since the embedded database has one connection only.
  const isStale = found.value.version !== expectedVersion
  const checked = isStale ? done([]) : await tryEdits(found.value)
  return onlyOnce(berth.database, {
    mutation: 'scenarioEdit',
    key: clientMutationKey,
    input,
    recall: async (id) => (await berth.scenarios.find([id]))[0],
    work: async (transaction): Promise<Edited> => {
      if (!checked.ok) return checked
      const store = scenarioStore(transaction)
      const advanced = isStale ? undefined : await store.advance(scenarioId, expectedVersion)
      if (!advanced) {
        const [current] = await store.find([scenarioId])
        return staleVersion(expectedVersion, current?.version ?? found.value.version)
      }
      await store.addEdits(scenarioId, advanced.version, checked.value)
      return done(advanced)
    },
  })
}
