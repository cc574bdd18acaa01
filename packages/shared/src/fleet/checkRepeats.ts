import { codeWords, type Issue } from '../issues/issue.ts'
import type { Fleet } from './fleet.ts'

/** Entries without an id of which there may be only one for the same place: the last would silently win. */
export const checkRepeats = (fleet: Fleet): Issue[] => [
  ...repeats(fleet.paths, ['regionId', 'siteId'], 'network path', 'paths'),
  ...repeats(fleet.policy.siteRulings, ['siteId'], 'site ruling', 'policy.siteRulings'),
  ...fleet.inferenceWorkloads.flatMap(({ id, demand }, index) =>
    repeats(
      demand,
      ['regionId'],
      'inference workload demand',
      `inferenceWorkloads[${index}].demand`,
      `inference workload ${id}`,
    ),
  ),
]

const repeats = <T extends object>(
  list: readonly T[],
  keys: readonly (keyof T & string)[],
  noun: string,
  path: string,
  owner?: string,
): Issue[] => {
  const seen = new Set<string>()
  return list.flatMap((entry, index) => {
    const values = keys.map((key) => entry[key])
    // Entries that are wrong in themselves have no keys to compare.
    if (values.includes(undefined as T[keyof T & string])) return []
    const text = values.join(' ')
    if (!seen.has(text)) {
      seen.add(text)
      return []
    }
    return [
      {
        code: codeWords(noun, 'duplicate'),
        path: `${path}[${index}]`,
        entity: owner ?? `${noun} number ${index + 1}`,
        found: keys.map((key) => `${key} "${String(entry[key])}"`).join(' and '),
        allowed: 'an earlier entry has the same, and each may stand once',
        fix: 'remove one of the two.',
      },
    ]
  })
}
