import { randomUUID } from 'node:crypto'
import type { Berth } from '../berth.ts'
import { scenarioStore } from '../storage/scenarioStore.ts'
import type { ScenarioRow } from '../storage/tables.ts'
import { findScenario } from './findScenario.ts'
import { onlyOnce } from './onlyOnce.ts'
import { done, inputRejected, type Outcome, type ProblemOf } from './problems.ts'
import { nameIssues } from './readName.ts'

export interface BranchScenario {
  scenarioId: string
  name: string
  /** How many edits to take along; all where it is not said. */
  atEdit?: number | null | undefined
  clientMutationKey?: string | null | undefined
}

type Branched = Outcome<ScenarioRow, ProblemOf<'NotFound' | 'InputRejected'>>

/** Copies a scenario, or its first edits. The copy and the original then go their own ways. */
export const branchScenario = async (
  berth: Berth,
  { clientMutationKey, ...input }: BranchScenario,
): Promise<Branched> => {
  const found = await findScenario(berth, input.scenarioId)
  if (!found.ok) return found
  const { edits } = await berth.fleets.viewOfScenario(found.value)
  const taken = input.atEdit ?? edits.length
  const wrong = nameIssues(input.name)
  if (taken < 0 || taken > edits.length)
    wrong.push({
      code: 'SCENARIO_BRANCH_POINT_UNKNOWN',
      path: 'atEdit',
      entity: 'the branch',
      found: `atEdit ${taken}`,
      allowed: `the scenario has ${edits.length} edits, so 0 to ${edits.length} can be taken along`,
      fix: 'give a number in this range, or leave it out to take all.',
    })
  if (wrong.length > 0) return inputRejected(wrong)
  return onlyOnce(berth.database, {
    mutation: 'scenarioBranch',
    key: clientMutationKey,
    input,
    recall: async (id) => (await berth.scenarios.find([id]))[0],
    work: async (transaction): Promise<Branched> => {
      const store = scenarioStore(transaction)
      const id = randomUUID()
      const { name, scenarioId: branchedFromId } = input
      const { fleetKey } = found.value
      const branch = await store.insert({ id, name, fleetKey, branchedFromId })
      await store.addEdits(
        id,
        branch.version,
        edits.slice(0, taken).map(({ edit }) => edit),
      )
      return done(branch)
    },
  })
}
