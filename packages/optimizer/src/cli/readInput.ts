import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  applyEdits,
  type Checked,
  type Edit,
  type Fleet,
  type Issue,
  maxDocumentBytes,
  type Plan,
  type PlanProof,
  readFleetCsv,
  readJson,
  readPlan,
  readPlanProof,
  readScenario,
  type Scenario,
} from '@berth/shared'
import { loadBuiltInFleet, loadWhatIfs, unknownBuiltInFleet } from './builtInFleets.ts'

/** Reads a JSON file; a file that is missing, too large, not text or not JSON is an issue. */
export const readJsonFile = async (path: string): Promise<Checked<unknown>> => {
  const file = await readTextFile(path)
  return file.ok ? readJson(file.value, path) : file
}

/** Reads a plan that `berth plan --json` wrote for this fleet. */
export const readPlanFile = async (path: string, fleet: Fleet): Promise<Checked<Plan>> => {
  const document = await readJsonFile(path)
  return document.ok ? planOf(document.value, path, fleet) : document
}

/** Reads a plan and what its document says besides: how good it is proved to be, and what its limits cost. Where the fleet is not known, of any fleet. */
export const readPlanWithProof = async (
  path: string,
  fleet: Fleet | null,
): Promise<Checked<{ plan: Plan; proof: PlanProof | null }>> => {
  const document = await readJsonFile(path)
  if (!document.ok) return document
  const [plan, proof] = [planOf(document.value, path, fleet), readPlanProof(document.value)]
  if (plan.ok && proof.ok) return { ok: true, value: { plan: plan.value, proof: proof.value } }
  return { ok: false, issues: [plan, proof].flatMap((part) => (part.ok ? [] : part.issues)) }
}

const planOf = (document: unknown, path: string, fleet: Fleet | null): Checked<Plan> => {
  const plan = readPlan(document)
  return plan.ok && fleet !== null && plan.value.fleetId !== fleet.id
    ? { ok: false, issues: [planOfOtherFleet(path, plan.value, fleet)] }
    : plan
}

const planOfOtherFleet = (path: string, plan: Plan, fleet: Fleet): Issue => ({
  code: 'PLAN_OF_OTHER_FLEET',
  path,
  entity: 'the plan',
  found: `a plan of the fleet ${plan.fleetId}`,
  allowed: `it must be one of ${fleet.id}`,
  fix: `write --fleet ${plan.fleetId}, or give a plan of ${fleet.id}.`,
})

const readTextFile = async (path: string): Promise<Checked<string>> => {
  const size = await stat(path).then(
    (entry) => entry.size,
    () => null,
  )
  if (size === null) return { ok: false, issues: [missingFile(path)] }
  if (size > maxDocumentBytes) return { ok: false, issues: [tooLarge(path, size)] }
  return readFile(path, 'utf8').then(
    (value) => ({ ok: true, value }),
    (cause: Error) => ({ ok: false, issues: [{ ...missingFile(path), found: cause.message }] }),
  )
}

export const missingFile = (path: string) => ({
  code: 'FILE_NOT_FOUND',
  path,
  entity: `file ${path}`,
  found: 'no such file',
  allowed: 'a file or folder that exists is needed',
  fix: 'correct the path, or use a built-in fleet with --fleet china-2025.',
})

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`
const tooLarge = (path: string, bytes: number) => ({
  code: 'FILE_TOO_LARGE',
  path,
  entity: `file ${path}`,
  found: megabytes(bytes),
  allowed: `at most ${megabytes(maxDocumentBytes)} are read`,
  fix: 'give a smaller fleet.',
})

const readFolder = async (path: string): Promise<Checked<Fleet>> => {
  const names = (await readdir(path)).filter((name) => name.endsWith('.csv'))
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readTextFile(join(path, name)) })),
  )
  const issues = files.flatMap(({ text }) => (text.ok ? [] : text.issues))
  const texts = new Map(files.map(({ name, text }) => [name, text.ok ? text.value : '']))
  const fleet = readFleetCsv(texts)
  return fleet.ok && issues.length === 0
    ? fleet
    : { ok: false, issues: [...issues, ...(fleet.ok ? [] : fleet.issues)] }
}

/** The fleet to plan for, with all edits applied: from a scenario or fleet file, a folder of CSV files, or a built-in fleet. */
export const readInput = async (input: {
  path: string | undefined
  fleetId: string
  whatIfIds: readonly string[]
}): Promise<Checked<Fleet>> => {
  const { path, fleetId, whatIfIds } = input
  const scenario = path === undefined ? await builtIn(fleetId) : await fromPath(path)
  if (!scenario.ok) return scenario
  const whatIfs = await editsOfWhatIfs(fleetId, whatIfIds)
  if (!whatIfs.ok) return whatIfs
  const { fleet, issues } = applyEdits(scenario.value.fleet, [
    ...scenario.value.edits,
    ...whatIfs.value,
  ])
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: fleet }
}

const builtIn = async (fleetId: string): Promise<Checked<Scenario<Fleet>>> => {
  const document = await loadBuiltInFleet(fleetId)
  return document === undefined
    ? { ok: false, issues: [await unknownBuiltInFleet(fleetId)] }
    : readScenario(document, () => undefined)
}

const fromPath = async (path: string): Promise<Checked<Scenario<Fleet>>> => {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  if (isFolder) {
    const fleet = await readFolder(path)
    return fleet.ok ? readScenario({ ...fleet.value }, () => undefined) : fleet
  }
  if (path.endsWith('.csv')) return oneCsvFile(path)
  const document = await readJsonFile(path)
  if (!document.ok) return document
  const named = (document.value as { fleet?: unknown } | null)?.fleet
  const loaded = typeof named === 'string' ? await loadBuiltInFleet(named) : undefined
  return readScenario(document.value, () => loaded)
}

/** A table on its own is checked as part of a fleet, so that its own problems are told as well as the tables it lacks. */
const oneCsvFile = async (path: string): Promise<Checked<Scenario<Fleet>>> => {
  const text = await readTextFile(path)
  if (!text.ok) return text
  const fleet = readFleetCsv(new Map([[basename(path), text.value]]))
  return fleet.ok ? readScenario({ ...fleet.value }, () => undefined) : fleet
}

const editsOfWhatIfs = async (
  fleetId: string,
  ids: readonly string[],
): Promise<Checked<Edit[]>> => {
  const whatIfs = ids.length > 0 ? await loadWhatIfs(fleetId) : []
  const unknown = ids.filter((id) => !whatIfs.some((whatIf) => whatIf.id === id))
  if (unknown.length > 0)
    return {
      ok: false,
      issues: unknown.map((id) => ({
        code: 'WHAT_IF_UNKNOWN',
        path: '--what-if',
        entity: `what-if ${id}`,
        found: `the name "${id}"`,
        allowed: `fleet ${fleetId} has ${whatIfs.map((whatIf) => whatIf.id).join(', ') || 'none'}`,
        fix: 'use one of these names.',
      })),
    }
  return {
    ok: true,
    value: ids.flatMap((id) => whatIfs.find((whatIf) => whatIf.id === id)?.edits ?? []),
  }
}
