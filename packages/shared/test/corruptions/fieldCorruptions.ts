import { z } from 'zod'
import type { Fleet, Random } from '../../src/index.ts'
import { type Corruption, replacing } from './corruption.ts'
import { valueAt } from './document.ts'
import { type FieldPlace, placesOf } from './fieldsOfFleet.ts'

interface Range {
  type?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  enum?: string[]
}

/** Everything that can be wrong with single fields, made from the field table: a new field is covered by itself. */
export const fieldCorruptions = (fleet: Fleet, random: Random): Corruption[] =>
  placesOf(fleet).flatMap((place) => [
    ...absence(place),
    ...(makers[place.type]?.(place, z.toJSONSchema(place.schema) as Range, random, fleet) ?? []),
  ])

type Maker = (place: FieldPlace, range: Range, random: Random, fleet: Fleet) => Corruption[]
const when = (condition: boolean, corruption: () => Corruption): Corruption[] =>
  condition ? [corruption()] : []

const absence = (place: FieldPlace): Corruption[] => {
  const isWordOfList = place.type === 'enum' || place.type === 'literal'
  // A key of a record may be missing, and an entry of a list is not missed.
  const isField = place.path.at(-1) === place.names.at(-1)
  return [
    ...when(isField && !place.isOptional, () =>
      replacing('a required field is missing', place, undefined, 'missing'),
    ),
    ...when(!place.isNullable, () =>
      replacing('null', place, null, isWordOfList ? 'notAnOption' : 'wrongType'),
    ),
  ]
}

const numbers: Maker = (place, { type, minimum, exclusiveMinimum, maximum }, random) => {
  const isWhole = type === 'integer'
  const low = minimum ?? exclusiveMinimum
  const tooFar = random.whole(1, 1000)
  return [
    replacing('text where a number stands', place, 'much', 'wrongType', 'number'),
    replacing('not a number', place, Number.NaN, 'wrongType'),
    replacing('infinite', place, Number.POSITIVE_INFINITY, 'wrongType'),
    replacing('a flag where a number stands', place, true, 'wrongType'),
    ...when(low !== undefined && low > -1e9, () =>
      replacing('far below the range', place, (low ?? 0) - tooFar, 'tooSmall', `${low}`),
    ),
    ...when(minimum !== undefined && minimum > -1e9, () =>
      replacing(
        'just below the range',
        place,
        (minimum ?? 0) - (isWhole ? 1 : 1e-6),
        'tooSmall',
        `at least ${minimum}`,
      ),
    ),
    ...when(exclusiveMinimum !== undefined, () =>
      replacing('on a bound that is excluded', place, exclusiveMinimum, 'tooSmall', 'more than'),
    ),
    ...when(maximum !== undefined && maximum < 1e9, () =>
      replacing('above the range', place, (maximum ?? 0) + tooFar, 'tooLarge', `${maximum}`),
    ),
    ...when(isWhole, () => replacing('a fraction of a thing', place, 1.5, 'wrongType', 'whole')),
    ...when(isWhole, () => replacing('more things than can be counted', place, 1e20, 'tooLarge')),
  ]
}

const texts: Maker = (place, { minLength, maxLength, pattern }, random, fleet) => {
  const target = place.meaning?.refersTo
  const before = String(valueAt(fleet, place.path))
  return [
    replacing('a number where text stands', place, 7, 'wrongType', 'text'),
    ...when(minLength !== undefined, () => replacing('empty text', place, '', 'tooSmall', '1')),
    ...when(maxLength !== undefined, () =>
      replacing('text that is too long', place, 'x'.repeat((maxLength ?? 0) + 1), 'tooLarge'),
    ),
    ...when(pattern !== undefined, () =>
      replacing('text of the wrong form', place, 'two words', 'badFormat'),
    ),
    ...when(target !== undefined, () =>
      replacing(
        'a misspelt reference',
        place,
        `${before}${random.pick(['x', '1', '-'])}`,
        'unknown',
        before,
      ),
    ),
    ...when(target !== undefined, () =>
      replacing('a reference to nothing', place, 'nowhere-at-all', 'unknown', 'such as'),
    ),
  ]
}

const words: Maker = (place, { enum: options = [] }, random) => {
  const word = random.pick(options)
  return [
    replacing('a misspelt word', place, `${word}s`, 'notAnOption', `"${word}"`),
    replacing('a word that is none of the list', place, 'xyzzy', 'notAnOption', options[0]),
  ]
}

const inner: Maker = (place) => {
  const { path, names } = place
  const below = (field: string) => ({ path: [...path, field], names: [...names, field] })
  return [
    replacing('text where an object stands', place, 'much', 'wrongType', 'object'),
    replacing('an unknown field', below('surprise'), 1, 'unknownField', 'remove it'),
  ]
}

const makers: Record<string, Maker> = {
  number: numbers,
  string: texts,
  enum: words,
  object: inner,
  boolean: (place) => [
    replacing('a word where a flag stands', place, 'yes', 'wrongType', 'true or false'),
    replacing('a number where a flag stands', place, 1, 'wrongType', 'true or false'),
  ],
  literal: (place) => [
    replacing('a format of another version', place, 'berth-fleet/0', 'notAnOption', 'berth-fleet'),
  ],
  union: (place) => [
    replacing('text where a quantity stands', place, 'much', 'wrongType', 'number'),
    replacing('a quantity below its range', place, -1, 'tooSmall', 'at least'),
  ],
  record: (place) => [replacing('a list where a record stands', place, [], 'wrongType', 'object')],
  array: (place, { minItems, maxItems }) => [
    replacing('text where a list stands', place, 'much', 'wrongType', 'list'),
    ...when(minItems !== undefined, () =>
      replacing('an empty list', place, [], 'tooSmall', 'at least 1 entry'),
    ),
    ...when(maxItems !== undefined, () => {
      const many = Array.from({ length: (maxItems ?? 0) + 1 }, (_, at) => ({
        id: `p${at}`,
        hoursPerDay: 1,
      }))
      return replacing('too many entries', place, many, 'tooLarge', 'entries')
    }),
  ],
}
