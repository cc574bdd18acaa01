import type { z } from 'zod'
import type { FieldMeaning } from '../fields/fields.ts'
import { fieldsOf, meaningWithin, schemaAt, unwrapped } from '../fields/walk.ts'
import { units } from '../units/units.ts'
import { explain, shown } from './explain.ts'
import { codeWords, type Issue } from './issue.ts'
import { misspelt } from './nearestWord.ts'

type ZodIssue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Where in the document, in the words that a person would use. */
export interface IssueContext {
  /** The schema that failed, which tells units and options. */
  schema: z.ZodType
  /** How to call a member of a collection: `sites` → `site`. */
  nounOf: (collection: string) => string
  /** What the document as a whole is called: `fleet`. */
  root: string
  /** What the document is, where it is one entity and not a collection of them: `site`. */
  entityNoun?: string
}

/** Turns every problem that zod found into one with entity, value, limit and fix. */
export const issuesOf = (error: z.ZodError, input: unknown, context: IssueContext): Issue[] =>
  error.issues.flatMap((issue) => describeIssue(issue, [], input, context))

const describeIssue = (
  issue: ZodIssue,
  prefix: Path,
  input: unknown,
  context: IssueContext,
): Issue[] => {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'invalid_union') {
    const found = valueAt(input, path)
    const branch = issue.errors.find((issues) => issues.some((inner) => fits(inner, found)))
    if (branch) return branch.flatMap((inner) => describeIssue(inner, path, input, context))
  }
  // An empty text is told as too short; that it does not fit the pattern either says nothing new.
  if (issue.code === 'invalid_format' && valueAt(input, path) === '') return []
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return issue.issues.flatMap((inner) => describeIssue(inner, path, input, context))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(key, path, input, context))
  return [fieldIssue(issue, path, input, context)]
}

/** Whether a branch of a union is the one that was meant: its problem is not the type at the top. */
const fits = (issue: ZodIssue, found: unknown) =>
  issue.path.length > 0
    ? typeof found === 'object'
    : issue.code !== 'invalid_type' && issue.code !== 'invalid_union'

const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  )

const entityOf = (path: Path, input: unknown, { nounOf, root }: IssueContext) => {
  const index = path.findIndex((key) => typeof key === 'number')
  if (index < 1) return path.length > 1 ? nounOf(String(path[0])) : root
  const place = path.slice(0, index + 1)
  const noun = nounOf(String(path[index - 1]))
  const id = valueAt(input, [...place, 'id'])
  return typeof id === 'string' ? `${noun} ${id}` : `${noun} number ${Number(path[index]) + 1}`
}

const spelled = (path: Path) =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  ) || '(the whole document)'

/** The names of fields on the way; the keys of a record are the file's own words and no part of a code. */
const fieldNames = (path: Path, schema: z.ZodType) =>
  path
    .filter((key, at) => {
      const parent = schemaAt(schema, path.slice(0, at))
      return typeof key !== 'number' && !(parent && isRecord(parent))
    })
    .map(String)

/** Whether a schema takes keys of the file's own, or a number in their place. */
const isRecord = (schema: z.ZodType): boolean => {
  const { type, options } = unwrapped(schema).def as unknown as {
    type: string
    options?: z.ZodType[]
  }
  return type === 'record' || (options?.some(isRecord) ?? false)
}

const codeOf = (path: Path, context: IssueContext, problem: string) => {
  const { schema, nounOf, root, entityNoun } = context
  const words = fieldNames(path, schema)
  if (entityNoun !== undefined) return codeWords(entityNoun, ...words, problem)
  // The member of a list that is named in the message is the one that the code names: a pin, not the policy.
  const entry = path.findIndex((key) => typeof key === 'number')
  const [collection, ...fields] = words.slice(Math.max(entry - 1, 0))
  return codeWords(collection === undefined ? root : nounOf(collection), ...fields, problem)
}

/** The meaning of the field at a path; a value inside a per-period quantity means what the quantity does. */
const meaningAt = (schema: z.ZodType, path: Path): FieldMeaning | undefined => {
  const own = schemaAt(schema, path)
  const meaning = own && meaningWithin(own)
  return meaning?.description || path.length === 0 ? meaning : meaningAt(schema, path.slice(0, -1))
}

const unknownField = (key: string, path: Path, input: unknown, context: IssueContext): Issue => ({
  code: codeOf([...path, key], context, 'unknownField'),
  path: spelled([...path, key]),
  entity: entityOf([...path, key], input, context),
  found: `a field "${key}"`,
  allowed: 'the format has no such field',
  fix: fixOfUnknown(key, path, context),
})

const fixOfUnknown = (key: string, path: Path, { schema }: IssueContext) => {
  const parent = schemaAt(schema, path)
  const meant =
    parent &&
    misspelt(
      key,
      fieldsOf(parent).map(([name]) => name),
    )
  return meant ? `write ${meant}, or remove it.` : 'remove it, or correct its spelling.'
}

const foundAt = (field: PropertyKey | undefined, value: unknown, unit: string) => {
  if (typeof field !== 'string') return shown(value, unit)
  return value === undefined ? `no ${field}` : `${field} ${shown(value, unit)}`
}

const fieldIssue = (issue: ZodIssue, path: Path, input: unknown, context: IssueContext): Issue => {
  const meaning = meaningAt(context.schema, path)
  const unit = meaning?.unit ? units[meaning.unit].symbol : ''
  const found = valueAt(input, path)
  const { problem, allowed, fix } = explain(issue, found, unit, meaning)
  const field = path.at(-1)
  return {
    code: codeOf(path, context, problem),
    path: spelled(path),
    entity: entityOf(path, input, context),
    found: foundAt(field, found, unit),
    allowed,
    fix: meaning?.description && problem === 'missing' ? `${fix} ${meaning.description}` : fix,
  }
}
