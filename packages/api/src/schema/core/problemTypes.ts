import type { Issue } from '@berth/shared'
import type { Problem } from '../../useCases/problems.ts'
import { builder } from './builder.ts'

type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>

const problemInterface = builder.interfaceRef<Problem>('Problem').implement({
  description: 'A reason for "no" that a person can act on.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Words for programs, such as SCENARIO_NOT_FOUND.',
    }),
    message: t.exposeString('message', { description: 'Why, with the values that matter.' }),
    fix: t.exposeString('fix', { description: 'What to do about it.' }),
  }),
  resolveType: ({ kind }) => kind,
})

export const issueType = builder.objectRef<Issue>('Issue').implement({
  description: 'One problem in what was given. All come at once.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Words for programs.' }),
    path: t.exposeString('path', { description: 'Where, for example edits[2].factor.' }),
    entity: t.exposeString('entity', { description: 'Who.' }),
    found: t.exposeString('found', { description: 'The value found, with its unit.' }),
    allowed: t.exposeString('allowed', { description: 'The values allowed, with their unit.' }),
    fix: t.exposeString('fix', { description: 'What to do about it.' }),
  }),
})

export const notFoundType = builder.objectRef<ProblemOf<'NotFound'>>('NotFound').implement({
  description: 'There is nothing with the id that was given.',
  interfaces: [problemInterface],
})

export const staleVersionType = builder
  .objectRef<ProblemOf<'StaleVersion'>>('StaleVersion')
  .implement({
    description: 'Somebody has changed the scenario since it was read. Nothing was changed.',
    interfaces: [problemInterface],
    fields: (t) => ({
      currentVersion: t.exposeInt('currentVersion', { description: 'The version it has now.' }),
    }),
  })

export const editsRejectedType = builder
  .objectRef<ProblemOf<'EditsRejected'>>('EditsRejected')
  .implement({
    description: 'At least one edit does not apply. Nothing was changed.',
    interfaces: [problemInterface],
    fields: (t) => ({
      issues: t.expose('issues', { type: [issueType], description: 'Every problem found.' }),
    }),
  })

export const inputRejectedType = builder
  .objectRef<ProblemOf<'InputRejected'>>('InputRejected')
  .implement({
    description: 'A value outside what is allowed. Nothing was changed.',
    interfaces: [problemInterface],
    fields: (t) => ({
      issues: t.expose('issues', { type: [issueType], description: 'Every problem found.' }),
    }),
  })
