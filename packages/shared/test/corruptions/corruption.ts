import { codeWords, entityNames } from '../../src/index.ts'
import { type Document, putAt, type Step, spelled } from './document.ts'

/** A change that makes a valid fleet invalid, with the issue that must follow from its kind. */
export interface Corruption {
  kind: string
  path: Step[]
  code: string
  /** Words that the fix must hold, where it can tell more than the rule. */
  fixHolds?: string
  change(document: Document): void
  /** What stands at the path afterwards, where the change is one value at one place. */
  value?: unknown
}

const nouns: Record<string, string> = {
  ...entityNames,
  pins: 'pin',
  forbids: 'forbid',
  siteRulings: 'site ruling',
}

/** A place of a document: the steps that lead there, and the names of the fields among them. */
export interface Place {
  path: Step[]
  names: readonly string[]
}

/** The code for a problem at a place: what it belongs to, the fields on the way, the problem. */
export const codeFor = ({ path, names }: Place, problem: string): string => {
  const isEntryOfPolicy = names[0] === 'policy' && typeof path[2] === 'number'
  const [collection = '', ...fields] = isEntryOfPolicy ? names.slice(1) : names
  return codeWords(nouns[collection] ?? collection, ...fields, problem)
}

/** One value put at one place. */
export const replacing = (
  kind: string,
  place: Place,
  value: unknown,
  problem: string,
  fixHolds?: string,
): Corruption => ({
  kind,
  path: place.path,
  code: codeFor(place, problem),
  value,
  change: (document) => putAt(document, place.path, value),
  ...(fixHolds === undefined ? {} : { fixHolds }),
})

export const nameOf = ({ kind, path, code }: Corruption) => `${kind} at ${spelled(path)} → ${code}`
