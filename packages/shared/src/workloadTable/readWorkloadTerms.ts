import type { Column } from '../files/csv/tables.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { codeWords, type Issue } from '../issues/issue.ts'
import { misspelt } from '../issues/nearestWord.ts'
import { issuesOf } from '../issues/zodIssues.ts'
import { workloadTermsSchema } from './workloadLine.ts'
import type { WorkloadTerms } from './workloadTable.ts'

/** A problem of a line, before it is known which line has it. */
export interface LineProblem extends Omit<Issue, 'path' | 'entity'> {
  column: string
}

/** Values of a line by column, as `readTable` makes them. */
export type LineValues = Record<string, unknown>

/** A line's terms with every default filled in, or all that is wrong with them in this fleet. */
export const readWorkloadTerms = (
  values: LineValues,
  fleet: Fleet,
): { terms: WorkloadTerms; problems: null } | { terms: null; problems: LineProblem[] } => {
  const result = workloadTermsSchema.safeParse(values)
  const problems = [
    ...(result.success ? [] : problemsOf(result.error, values, workloadTermsSchema)),
    ...unknownName(values, 'classId', fleet.workloadClasses, 'workload class'),
    ...unknownName(values, 'regionId', fleet.regions, 'demand region'),
  ]
  if (!result.success || problems.length > 0) return { terms: null, problems }
  const { periodFactor, allowedJurisdictions, ...rest } = result.data
  const factorIn = (id: string) =>
    typeof periodFactor === 'number' ? periodFactor : (periodFactor[id] ?? 1)
  return {
    problems: null,
    terms: {
      ...rest,
      allowedJurisdictions: allowedJurisdictions && [...new Set(allowedJurisdictions)].sort(),
      periodFactors: fleet.periods.map(({ id }) => factorIn(id)),
    },
  }
}

/** What a schema finds wrong with some values of a line, by column. */
export const problemsOf = (
  error: Parameters<typeof issuesOf>[0],
  values: LineValues,
  schema: Column['schema'],
): LineProblem[] =>
  issuesOf(error, values, {
    schema,
    nounOf: (collection) => collection,
    root: 'workload',
    entityNoun: 'workload',
  }).map(({ path, entity: _, ...issue }) => ({ ...issue, column: path.replace(/\[\d+\]$/, '') }))

const unknownName = (
  values: LineValues,
  column: string,
  list: readonly { id: string }[],
  noun: string,
): LineProblem[] => {
  const found = values[column]
  if (typeof found !== 'string' || list.some(({ id }) => id === found)) return []
  const names = list.map(({ id }) => id)
  const meant = misspelt(found, names)
  return [
    {
      code: codeWords('workload', column, 'unknown'),
      column,
      found: `${column} "${found}"`,
      allowed: `the fleet has no such ${noun}`,
      fix: meant
        ? `write ${meant}.`
        : `use one of ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`,
    },
  ]
}
