import type { Issue } from '@berth/shared'

/** A reason for "no" that a person can act on. Never thrown: an answer like any other. */
export type Problem =
  | { kind: 'NotFound'; code: string; message: string; fix: string }
  | { kind: 'StaleVersion'; code: string; message: string; fix: string; currentVersion: number }
  | { kind: 'EditsRejected'; code: string; message: string; fix: string; issues: Issue[] }
  | { kind: 'InputRejected'; code: string; message: string; fix: string; issues: Issue[] }

type ProblemKind = Problem['kind']
export type ProblemOf<K extends ProblemKind> = Extract<Problem, { kind: K }>

/** What was asked for, or one of the reasons P why not. */
export type Outcome<T, P extends Problem> = { ok: true; value: T } | { ok: false; problem: P }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
const refused = <P extends Problem>(problem: P) => ({ ok: false as const, problem })

export const notFound = (noun: string, id: string, fix: string) =>
  refused<ProblemOf<'NotFound'>>({
    kind: 'NotFound',
    code: `${noun.toUpperCase().replaceAll(' ', '_')}_NOT_FOUND`,
    message: `Cannot find the ${noun} "${shortened(id)}": there is none with this id.`,
    fix,
  })

export const staleVersion = (expected: number, currentVersion: number) =>
  refused<ProblemOf<'StaleVersion'>>({
    kind: 'StaleVersion',
    code: 'SCENARIO_VERSION_STALE',
    message: `Cannot change the scenario because it is at version ${currentVersion}, but version ${expected} was expected: somebody has changed it since.`,
    fix: `Read the scenario again, look at what changed, then repeat with expectedVersion ${currentVersion}.`,
    currentVersion,
  })

export const editsRejected = (issues: Issue[]) =>
  refused<ProblemOf<'EditsRejected'>>({
    kind: 'EditsRejected',
    code: 'EDITS_REJECTED',
    message: `Cannot apply the edits because of ${counted(issues.length, 'problem')}. Nothing was changed.`,
    fix: issues[0]?.fix ?? 'Correct the edits.',
    issues,
  })

export const inputRejected = (issues: Issue[]) =>
  refused<ProblemOf<'InputRejected'>>({
    kind: 'InputRejected',
    code: issues[0]?.code ?? 'INPUT_REJECTED',
    message: issues
      .map(({ entity, found, allowed }) => `Cannot accept ${entity} with ${found}: ${allowed}.`)
      .join(' '),
    fix: issues[0]?.fix ?? 'Correct the input.',
    issues,
  })

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
