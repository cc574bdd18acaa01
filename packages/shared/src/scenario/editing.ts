import type { Fleet } from '../fleet/fleet.ts'
import type { Issue } from '../issues/issue.ts'
import { codeWords } from '../issues/issue.ts'
import { nearestWord } from '../issues/nearestWord.ts'

/** What one edit does to a fleet: a new fleet, or why the edit no longer applies. */
export type Edited = { ok: true; fleet: Fleet } | { ok: false; issue: Omit<Issue, 'path'> }

export const edited = (fleet: Fleet): Edited => ({ ok: true, fleet })

/** The edit names an entity that the fleet does not have. */
export const missing = (noun: string, id: string, known: readonly { id: string }[]): Edited => ({
  ok: false,
  issue: {
    code: codeWords('edit', noun, 'unknown'),
    entity: `${noun} ${id}`,
    found: 'no such entry in the fleet',
    allowed: `a ${noun} of the fleet is needed`,
    fix: `use ${nearest(id, known)}.`,
  },
})

/** Names the known id that looks most like the one given, since most unknown ids are misspelt. */
export const nearest = (id: string, known: readonly { id: string }[]): string => {
  const best = nearestWord(
    id,
    known.map((entry) => entry.id),
  )
  return best === undefined
    ? 'an entry that exists (there are none yet)'
    : `an id that exists, such as ${best}`
}

/** The list with the entry of this id replaced; the other entries stay the same objects. */
export const replaced = <T extends { id: string }>(list: readonly T[], id: string, next: T): T[] =>
  list.map((entry) => (entry.id === id ? next : entry))

export const findById = <T extends { id: string }>(list: readonly T[], id: string): T | undefined =>
  list.find((entry) => entry.id === id)

/** Every workload that can be moved, whatever its kind. */
export const allWorkloads = (fleet: Fleet): { id: string; name: string }[] => [
  ...fleet.inferenceWorkloads,
  ...fleet.trainingWorkloads,
]

/** Multiplies a quantity that may be spelled per period. */
export const scaled = <Q extends number | Record<string, number>>(quantity: Q, factor: number): Q =>
  (typeof quantity === 'number'
    ? quantity * factor
    : Object.fromEntries(
        Object.entries(quantity).map(([period, value]) => [period, value * factor]),
      )) as Q
