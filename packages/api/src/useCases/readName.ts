import type { Issue } from '@berth/shared'

/** What is wrong with the name of a scenario, if anything. */
export const nameIssues = (name: string): Issue[] =>
  name.trim().length >= 1 && name.length <= 200 && !/\p{Cc}/u.test(name)
    ? []
    : [
        {
          code: 'SCENARIO_NAME_INVALID',
          path: 'name',
          entity: 'the name',
          found: name.trim() === '' ? 'no text' : `${name.length} characters`,
          allowed: '1 to 200 printable characters are needed',
          fix: 'give a name that people can read.',
        },
      ]

/** What is wrong with the number of edits, if anything. */
export const editCountIssues = (count: number, most: number): Issue[] =>
  count <= most
    ? []
    : [
        {
          code: 'SCENARIO_EDITS_TOO_MANY',
          path: 'edits',
          entity: 'the scenario',
          found: `${count} edits`,
          allowed: `at most ${most} are kept`,
          fix: 'change entities with one edit each instead of many, or start from another fleet.',
        },
      ]
