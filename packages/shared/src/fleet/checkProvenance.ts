import type { z } from 'zod'
import { fieldsOf, unwrapped } from '../fields/walk.ts'
import { codeWords, type Issue } from '../issues/issue.ts'
import { nearestWord } from '../issues/nearestWord.ts'
import { type Fleet, fleetSchema } from './fleet.ts'

/** What a figure may belong to: the fleet as a whole, its policy, or an entry of one of its lists. */
const schemas = new Map<string, z.ZodType>([
  ['fleet', fleetSchema],
  ['policy', fleetSchema.shape.policy],
  ...fieldsOf(fleetSchema).flatMap(([name, schema]): [string, z.ZodType][] => {
    const { element } = unwrapped(schema).def as unknown as { element?: z.ZodType }
    return element ? [[name, element]] : []
  }),
])

/** Sources of figures that the fleet format does not have. */
export const checkProvenance = ({ figureSources }: Fleet): Issue[] =>
  figureSources.flatMap(({ collection, field }, index) => {
    if (collection === undefined) return []
    const issue = (name: string, value: string, known: readonly string[]): Issue[] =>
      known.includes(value)
        ? []
        : [
            {
              code: codeWords('figure source', name, 'unknown'),
              path: `figureSources[${index}].${name}`,
              entity: `figure source number ${index + 1}`,
              found: `${name} "${value}"`,
              allowed: `a figure has one of these: ${known.join(', ')}`,
              fix: `write ${nearestWord(value, known)}.`,
            },
          ]
    const schema = schemas.get(collection)
    return schema
      ? issue(
          'field',
          field,
          fieldsOf(schema).map(([name]) => name),
        )
      : issue('collection', collection, [...schemas.keys()])
  })
