import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql'
import { schema } from '../../src/schema/schema.ts'

/** Everything that a type shows, as a selection. Objects with an identity of their own are shown as their id. */
export const wholeOf = (typeName: string): string => {
  const type = schema.getType(typeName)
  if (!type || !isObjectType(type)) throw new Error(`There is no type ${typeName}.`)
  return selectionOf(type)
}

const selectionOf = (type: GraphQLOutputType | GraphQLObjectType): string => {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (isAbstractType(named))
    return `{ __typename ${schema
      .getPossibleTypes(named)
      .map((member) => `... on ${member.name} ${selectionOf(member)}`)
      .join(' ')} }`
  if (named.getInterfaces().some(({ name }) => name === 'Node')) return '{ id }'
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0)
  return `{ ${fields.map(({ name, type: inner }) => `${name} ${selectionOf(inner)}`).join(' ')} }`
}

/**
 * An answer in the words of the API and the same answer in the words of the library, as one:
 * money is its amount, keys are ids, enum values and texts are compared as letters.
 */
export const alike = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(/[_-]/g, '').toLowerCase()
  if (Array.isArray(value)) return value.map(alike)
  if (typeof value !== 'object' || value === null) return value
  if (isMoney(value)) return value.amount
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name.replace(/Key(s?)$/, 'Id$1'), alike(inner)]),
  )
}

const isMoney = (value: object): value is { amount: number; currency: string } =>
  'amount' in value && 'currency' in value && Object.keys(value).length === 2
