import { readFileSync } from 'node:fs'
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
} from 'graphql'
import { expect, test } from 'vitest'
import { schemaText } from '../scripts/schemaText.ts'
import { schema } from '../src/schema/schema.ts'

test('schema.graphql is what the code says; run `npm run schema` after a change', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
  // Parsed and printed again, since the formatter has its own mind about line breaks.
  expect(print(parse(committed))).toBe(print(parse(schemaText())))
})

test('every type, field, argument and enum value has a description', () => {
  const bare: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      type.name.startsWith('__') ||
      ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name)
    )
      continue
    if (!type.description) bare.push(type.name)
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        if (!field.description) bare.push(`${type.name}.${field.name}`)
        for (const argument of 'args' in field ? field.args : [])
          if (!argument.description) bare.push(`${type.name}.${field.name}(${argument.name})`)
      }
    if (isEnumType(type))
      for (const value of type.getValues())
        if (!value.description) bare.push(`${type.name}.${value.name}`)
  }
  expect(bare).toEqual([])
})

test('a mutation answers with one success or with a Problem', () => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const result = getNamedType(field.type)
    if (!('getTypes' in result)) throw new Error(`${field.name} does not answer with a union.`)
    const successes = result
      .getTypes()
      .filter((type) => !type.getInterfaces().some(({ name }) => name === 'Problem'))
    expect(successes).toHaveLength(1)
  }
})
