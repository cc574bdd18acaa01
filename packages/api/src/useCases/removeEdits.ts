import { applyEdits, type Issue } from '@berth/shared'
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

export interface RemoveEdits {
  scenarioId: string
  expectedVersion: number
  /** Places in the scenario's list of edits, from 0. */
  indexes: readonly number[]
  clientMutationKey?: string | null | undefined
}

type Edited = Outcome<
  ScenarioRow,
  ProblemOf<'NotFound' | 'StaleVersion' | 'EditsRejected' | 'InputRejected'>
>

/** Takes edits out of a scenario. Refused where a later edit would lose its footing. */
export const removeEdits = async (
  berth: Berth,
  { clientMutationKey, ...input }: RemoveEdits,
): Promise<Edited> => {
  const { scenarioId, expectedVersion } = input
  const found = await findScenario(berth, scenarioId)
  if (!found.ok) return found
  const isStale = found.value.version !== expectedVersion
  const checked = isStale ? done([]) : await positionsOf(berth, found.value, input.indexes)
  return onlyOnce(berth.database, {
    mutation: 'scenarioRemoveEdits',
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
      await store.removeEdits(scenarioId, advanced.version, checked.value)
      return done(advanced)
    },
  })
}

/** The stored positions behind the indexes, if the edits that stay would still apply. */
const positionsOf = async (
  { fleets }: Berth,
  scenario: ScenarioRow,
  indexes: readonly number[],
): Promise<Outcome<number[], ProblemOf<'EditsRejected' | 'InputRejected'>>> => {
  const { edits } = await fleets.viewOfScenario(scenario)
  const unknown = indexes.filter((index) => edits[index] === undefined)
  if (unknown.length > 0 || indexes.length === 0)
    return inputRejected([unknownIndexes(indexes, unknown, edits.length)])
  const removed = new Set(indexes)
  const kept = edits.map((edit, index) => ({ ...edit, index })).filter((e) => !removed.has(e.index))
  const base = await fleets.view({ kind: 'base', fleetKey: scenario.fleetKey })
  if (!base) throw new Error(`The fleet ${scenario.fleetKey} is gone.`)
  const { issues } = applyEdits(
    base.fleet,
    kept.map(({ edit }) => edit),
  )
  if (issues.length > 0) return editsRejected(issues.map((issue) => withIndexOf(issue, kept)))
  return done([...removed].flatMap((index) => edits[index]?.position ?? []))
}

/** Paths count the edits that stay; people count all of them. */
const withIndexOf = (issue: Issue, kept: readonly { index: number }[]): Issue => {
  const place = /^edits\[(\d+)\]$/.exec(issue.path)
  const index = place ? kept[Number(place[1])]?.index : undefined
  return index === undefined
    ? issue
    : { ...issue, path: `edits[${index}]`, fix: `remove edits[${index}] as well, or ${issue.fix}` }
}

const unknownIndexes = (
  indexes: readonly number[],
  unknown: readonly number[],
  count: number,
): Issue => ({
  code: 'SCENARIO_EDIT_INDEX_UNKNOWN',
  path: 'indexes',
  entity: 'the list of indexes',
  found: indexes.length === 0 ? 'no index' : `the index ${unknown.join(', ')}`,
  allowed: count === 0 ? 'the scenario has no edits' : `the edits are numbered 0 to ${count - 1}`,
  fix: 'read the scenario’s edits and give the indexes of those to remove.',
})
