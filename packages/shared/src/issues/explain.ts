import type { z } from 'zod'
import type { FieldMeaning } from '../fields/fields.ts'
import { misspelt } from './nearestWord.ts'

/** A value as a person would read it, with its unit. */
export const shown = (value: unknown, unit: string): string => {
  if (value === undefined) return 'nothing'
  // JSON has no NaN and would call it null.
  if (typeof value === 'number') return unit ? `${value} ${unit}` : String(value)
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** What is wrong with a value, what would be allowed, and what to do. */
export const explain = (
  issue: z.core.$ZodIssue,
  found: unknown,
  unit: string,
  meaning: FieldMeaning | undefined,
): { problem: string; allowed: string; fix: string } => {
  if (found === undefined)
    return { problem: 'missing', allowed: 'a value is required', fix: 'add it.' }
  switch (issue.code) {
    case 'too_small': {
      const bound = `${issue.inclusive === false ? 'more than' : 'at least'} ${measured(issue.minimum, issue.origin, unit)}`
      const allowed = `${bound} ${verbFor(bound)} needed`
      return { problem: 'tooSmall', allowed, fix: `give ${bound}.` }
    }
    case 'too_big': {
      const bound = `${issue.inclusive === false ? 'less than' : 'at most'} ${measured(issue.maximum, issue.origin, unit)}`
      const allowed = `${bound} ${verbFor(bound)} allowed`
      return { problem: 'tooLarge', allowed, fix: `give ${bound}.` }
    }
    case 'invalid_value':
      return oneOf(issue.values, found)
    case 'invalid_format':
      return {
        problem: 'badFormat',
        allowed: `${meaning?.looksLike ?? 'a word without spaces, commas, semicolons and quotes'} is needed`,
        fix: `write ${meaning?.looksLike ?? 'it without them'}.`,
      }
    case 'invalid_type':
      return wrongType(
        Math.abs(Number(found)) === Number.POSITIVE_INFINITY
          ? 'a finite number'
          : (kindsOfValue[issue.expected] ?? issue.expected),
      )
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options, found)
        : wrongType(
            meaning?.perPeriod
              ? 'a number, or an object with one number per period id,'
              : [...new Set(issue.errors.map(([first]) => kindOf(first)))].join(' or '),
          )
    default:
      return { problem: 'invalid', allowed: issue.message, fix: 'correct the value.' }
  }
}

const kindsOfValue: Record<string, string> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const kindOf = (issue: z.core.$ZodIssue | undefined) =>
  issue?.code === 'invalid_type'
    ? (kindsOfValue[issue.expected] ?? issue.expected)
    : 'another value'

const wrongType = (wanted: string) => ({
  problem: 'wrongType',
  allowed: `${wanted} is needed`,
  fix: `write ${wanted.replace(/,$/, '')}.`,
})

const oneOf = (options: readonly unknown[], found: unknown) => {
  const listed = options.map((option) => JSON.stringify(option)).join(', ')
  const words = options.filter((option) => typeof option === 'string')
  const meant = typeof found === 'string' ? misspelt(found, words) : undefined
  const choice = meant ? `write "${meant}", or another of these.` : `choose one of ${listed}.`
  return {
    problem: 'notAnOption',
    allowed: `only ${listed} can stand here`,
    fix: options.length === 1 ? `write ${listed}.` : choice,
  }
}

const verbFor = (bound: string) => (/(entries|characters)$/.test(bound) ? 'are' : 'is')

const measured = (limit: number | bigint, origin: string, unit: string) => {
  const things = { string: 'character', array: 'entry' }[origin]
  if (things === undefined) return unit ? `${limit} ${unit}` : String(limit)
  const plural = things === 'entry' ? 'entries' : 'characters'
  return `${limit} ${Number(limit) === 1 ? things : plural}`
}
