import { z } from 'zod'
import { type Fleet, fleetFormat } from '../fleet/fleet.ts'
import type { Checked, Issue } from '../issues/issue.ts'
import { issuesOf } from '../issues/zodIssues.ts'
import { applyEdits } from '../scenario/applyEdits.ts'
import { editSchema, type Scenario, scenarioFormat } from '../scenario/edits.ts'
import { readFleet } from './readFleet.ts'

const scenarioSchema = z.strictObject({
  format: z.literal(scenarioFormat),
  id: z.string().min(1).default('scenario'),
  name: z.string().min(1).default('Scenario'),
  description: z.string().default(''),
  fleet: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
  edits: z.array(editSchema).default([]),
})

/** Loads a built-in fleet by its id, as a plain value; nothing where there is none of that name. */
export type LoadFleet = (fleetId: string) => unknown | undefined

/**
 * Reads a scenario, or a fleet on its own as a scenario without edits.
 * All problems of the document come at once: its own, its fleet's, its edits'.
 */
export const readScenario = (value: unknown, loadFleet: LoadFleet): Checked<Scenario<Fleet>> => {
  const format = (value as { format?: unknown } | null)?.format
  if (format === fleetFormat) return fleetAlone(value)
  if (format !== scenarioFormat) return { ok: false, issues: [unknownFormat(format)] }
  const result = scenarioSchema.safeParse(value)
  const issues: Issue[] = result.success
    ? []
    : issuesOf(result.error, value, {
        schema: scenarioSchema,
        nounOf: (name) => name.replace(/s$/, ''),
        root: 'scenario',
      })
  const given = (value as { fleet?: unknown }).fleet
  const named = typeof given === 'string' ? loadFleet(given) : given
  if (typeof given === 'string' && named === undefined) issues.push(unknownFleet(given))
  const fleet = typeof named === 'object' && named !== null ? readFleet(named) : undefined
  if (fleet && !fleet.ok)
    issues.push(...fleet.issues.map((issue) => ({ ...issue, path: `fleet.${issue.path}` })))
  if (fleet?.ok) issues.push(...issuesOfEdits((value as { edits?: unknown }).edits, fleet.value))
  return result.success && fleet?.ok && issues.length === 0
    ? { ok: true, value: { ...result.data, fleet: fleet.value } }
    : { ok: false, issues }
}

/** Where edits do not fit the fleet. Edits with a wrong field are told already and left out here. */
const issuesOfEdits = (given: unknown, fleet: Fleet): Issue[] => {
  const sound = (Array.isArray(given) ? given : []).flatMap((entry, index) => {
    const result = editSchema.safeParse(entry)
    return result.success ? [{ edit: result.data, index }] : []
  })
  const { issues } = applyEdits(
    fleet,
    sound.map(({ edit }) => edit),
  )
  return issues.map((issue) => ({
    ...issue,
    path: issue.path.replace(/^edits\[(\d+)\]/, (_, at) => `edits[${sound[Number(at)]?.index}]`),
  }))
}

const fleetAlone = (value: unknown): Checked<Scenario<Fleet>> => {
  const fleet = readFleet(value)
  if (!fleet.ok) return fleet
  const { id, name, description } = fleet.value
  return {
    ok: true,
    value: { format: scenarioFormat, id, name, description, fleet: fleet.value, edits: [] },
  }
}

const unknownFormat = (format: unknown): Issue => ({
  code: 'DOCUMENT_FORMAT_UNKNOWN',
  path: 'format',
  entity: 'document',
  found: format === undefined ? 'no format' : `format ${JSON.stringify(format)}`,
  allowed: `"${fleetFormat}" or "${scenarioFormat}" is needed`,
  fix: `write "format": "${scenarioFormat}" if the file holds a scenario, "${fleetFormat}" if it holds a fleet.`,
})

export const unknownFleet = (
  fleetId: string,
  known: readonly string[] = ['china-2025'],
): Issue => ({
  code: 'FLEET_UNKNOWN',
  path: 'fleet',
  entity: `fleet ${fleetId}`,
  found: `the name "${fleetId}"`,
  allowed: `the built-in fleets are ${known.join(', ')}`,
  fix: 'use one of these names, or give the fleet itself.',
})
