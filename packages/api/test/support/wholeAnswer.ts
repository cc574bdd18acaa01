import { type GraphQLNamedType, getNamedType, isAbstractType, isObjectType } from 'graphql'
import { schema } from '../../src/schema/schema.ts'

/** Everything that a type shows, as a selection. Objects with an identity of their own are shown as their id. */
export const wholeOf = (typeName: string): string => {
  const type = schema.getType(typeName)
  if (!type) throw new Error(`There is no type ${typeName}.`)
  return selectionOf(type)
}

const selectionOf = (type: GraphQLNamedType, prefix = ''): string => {
  if (isAbstractType(type)) {
    // Members may have fields of the same name and another type, so each field is named after its type.
    const members = schema.getPossibleTypes(type)
    return `{ __typename ${members
      .map((member) => `... on ${member.name} ${selectionOf(member, `${member.name}__`)}`)
      .join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  if (type.getInterfaces().some(({ name }) => name === 'Node')) return '{ id }'
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0)
  return `{ ${fields
    .map(({ name, type: inner }) => {
      const label = prefix && `${prefix}${name}: `
      return `${label}${name} ${selectionOf(getNamedType(inner))}`
    })
    .join(' ')} }`
}

/**
 * An answer of the API and the same answer of the library as equal values: money is its amount, keys are ids,
 * enum values and other texts are compared by their letters, null is nothing. How long something took is left out.
 */
export const alike = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(/[_-]/g, '').toLowerCase()
  if (Array.isArray(value)) return value.map(alike)
  if (typeof value !== 'object' || value === null) return value
  if (isMoney(value)) return value.amount
  if (isPlan(value)) return 'a plan'
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => inner != null && !leftOut.test(name))
      .map(([name, inner]) => [nameInLibrary(name), alike(isSpelt(name) ? String(inner) : inner)]),
  )
}

/** The values of a broken limit, which may be numbers or words. */
const isSpelt = (name: string) => name === 'found' || name === 'allowed'
const leftOut = /^(__typename|currency|seconds)$|__seconds$/
const nameInLibrary = (name: string) => name.replace(/^\w+__/, '').replace(/Key(s?)$/, 'Id$1')

const isPlan = (value: object) =>
  'format' in value || ('id' in value && String(value.id).startsWith(planIdStart))
const planIdStart = Buffer.from('Plan:').toString('base64url').slice(0, 6)

const isMoney = (value: object): value is { amount: number; currency: string } =>
  'amount' in value && 'currency' in value && Object.keys(value).length === 2
