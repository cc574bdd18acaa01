import type { z } from 'zod'
import type { FieldMeaning } from '../fields/fields.ts'
import { meaningWithin, schemaAt } from '../fields/walk.ts'
import { units } from '../units/units.ts'
import { codeWords, type Issue } from './issue.ts'

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
  if (index < 1) return path.length > 0 ? `${root} (${String(path[0])})` : root
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

const codeOf = (path: Path, { nounOf, root, entityNoun }: IssueContext, problem: string) => {
  const words = path.filter((key) => typeof key !== 'number').map(String)
  if (entityNoun !== undefined) return codeWords(entityNoun, ...words, problem)
  const [collection, ...fields] = words
  return codeWords(collection === undefined ? root : nounOf(collection), ...fields, problem)
}

/** The meaning of the field at a path; a value inside a per-period quantity means what the quantity does. */
const meaningAt = (schema: z.ZodType, path: Path): FieldMeaning | undefined => {
  const own = schemaAt(schema, path)
  const meaning = own && meaningWithin(own)
  return meaning?.description || path.length === 0 ? meaning : meaningAt(schema, path.slice(0, -1))
}

const shown = (value: unknown, unit: string) => {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value))
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return typeof value === 'number' && unit ? `${short} ${unit}` : short
}

const unknownField = (key: string, path: Path, input: unknown, context: IssueContext): Issue => ({
  code: codeOf([...path, key], context, 'unknownField'),
  path: spelled([...path, key]),
  entity: entityOf([...path, key], input, context),
  found: `a field "${key}"`,
  allowed: 'the format has no such field',
  fix: 'remove it, or correct its spelling.',
})

const fieldIssue = (issue: ZodIssue, path: Path, input: unknown, context: IssueContext): Issue => {
  const meaning = meaningAt(context.schema, path)
  const unit = meaning?.unit ? units[meaning.unit].symbol : ''
  const found = valueAt(input, path)
  const { problem, allowed, fix } = explain(issue, found, unit)
  const field = path.at(-1)
  return {
    code: codeOf(path, context, problem),
    path: spelled(path),
    entity: entityOf(path, input, context),
    found: `${typeof field === 'string' ? `${field} ` : ''}${shown(found, unit)}`,
    allowed,
    fix: meaning?.description && problem === 'missing' ? `${fix} ${meaning.description}` : fix,
  }
}

const explain = (issue: ZodIssue, found: unknown, unit: string) => {
  const withUnit = (value: unknown) => `${String(value)}${unit && ` ${unit}`}`
  if (found === undefined)
    return { problem: 'missing', allowed: 'a value is required', fix: 'add it.' }
  switch (issue.code) {
    case 'too_small': {
      const limit = `${issue.inclusive === false ? 'more than' : 'at least'} ${withUnit(issue.minimum)}`
      return {
        problem: 'tooSmall',
        allowed: `${limit}${lengthOf(issue.origin)} is needed`,
        fix: `give ${limit}.`,
      }
    }
    case 'too_big': {
      const limit = `${issue.inclusive === false ? 'less than' : 'at most'} ${withUnit(issue.maximum)}`
      return {
        problem: 'tooLarge',
        allowed: `${limit}${lengthOf(issue.origin)} is allowed`,
        fix: `give ${limit}.`,
      }
    }
    case 'invalid_value': {
      const options = issue.values.map((value) => JSON.stringify(value)).join(', ')
      return {
        problem: 'notAnOption',
        allowed: `only ${options} can stand here`,
        fix: `choose one of ${options}.`,
      }
    }
    case 'invalid_format':
      return {
        problem: 'badFormat',
        allowed:
          'spaces, commas, semicolons and quotes are not allowed here, and it may not be empty',
        fix: 'write it without them.',
      }
    case 'invalid_type':
      return {
        problem: 'wrongType',
        allowed: `${article(issue.expected)} is needed`,
        fix: `write ${article(issue.expected)}.`,
      }
    case 'invalid_union':
      return {
        problem: 'wrongType',
        allowed: 'a number, or one number per period, is needed',
        fix: 'write a number, or an object with one number per period id.',
      }
    default:
      return { problem: 'invalid', allowed: issue.message, fix: 'correct the value.' }
  }
}

const lengthOf = (origin: string) =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : ''
const article = (type: string) => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
