import { describe, expect, it } from 'vitest'
import { formatIssue, readFleet, seededRandom } from '../src/index.ts'
import { type Corruption, nameOf } from './corruptions/corruption.ts'
import { copyOf, spelled } from './corruptions/document.ts'
import { fieldCorruptions } from './corruptions/fieldCorruptions.ts'
import { placesOf } from './corruptions/fieldsOfFleet.ts'
import { fullFleet } from './corruptions/fullFleet.ts'
import { relationCorruptions } from './corruptions/relationCorruptions.ts'
import { togetherInOneFleet } from './corruptions/togetherInOneFleet.ts'

const fleet = fullFleet()
const corruptions = [
  ...fieldCorruptions(fleet, seededRandom(20_250)),
  ...relationCorruptions(fleet),
]
const kinds = [...new Set(corruptions.map(({ kind }) => kind))]
const issuesAfter = (changes: readonly Corruption[]) => {
  const document = copyOf(fleet)
  for (const { change } of changes) change(document)
  const result = readFleet(document)
  return result.ok ? [] : result.issues
}
const isTold = (corruption: Corruption, issues: ReturnType<typeof issuesAfter>) =>
  issues.find(({ code, path }) => code === corruption.code && path === spelled(corruption.path))

describe('a fleet in which every field is given', () => {
  it('is read without an issue, also after it was copied', () => {
    expect(issuesAfter([])).toEqual([])
  })

  it('leaves no field of the format empty', () => {
    const empty = placesOf(fleet).filter(({ path }) => {
      const value = path.reduce<unknown>(
        (inner, step) => (inner as Record<string, unknown>)[step],
        fleet,
      )
      return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    })
    expect(empty.map(({ path }) => spelled(path))).toEqual([])
  })
})

describe('corruptions of a fleet', () => {
  it('are at least 200 different ones of at least 25 kinds', () => {
    const different = new Set(
      corruptions.map((corruption) => `${nameOf(corruption)} ${String(corruption.value)}`),
    )
    expect(different.size).toBe(corruptions.length)
    expect(different.size).toBeGreaterThanOrEqual(200)
    expect(kinds.length).toBeGreaterThanOrEqual(25)
  })

  it.each(kinds)('%s: each is told by its code at its place, with the way out', (kind) => {
    const untold = corruptions
      .filter((corruption) => corruption.kind === kind)
      .flatMap((corruption) => {
        const issues = issuesAfter([corruption])
        const issue = isTold(corruption, issues)
        if (!issue)
          return [`${nameOf(corruption)}, but got ${issues.map(formatIssue).join('; ') || 'none'}`]
        const { fixHolds = '' } = corruption
        return issue.fix.includes(fixHolds) ? [] : [`${formatIssue(issue)} lacks ${fixHolds}`]
      })
    expect(untold).toEqual([])
  })

  it('are told in words that can be read aloud', () => {
    const bad = corruptions
      .flatMap((corruption) => issuesAfter([corruption]))
      .filter(
        ({ entity, found, allowed, fix }) =>
          [entity, found, allowed, fix].some(
            (text) => text === '' || /undefined|\[object/.test(text),
          ) ||
          !/[.]$/.test(fix) ||
          /[.]$/.test(allowed) ||
          /\ban? (int|bool|string|record)/.test(`${allowed} ${fix}`),
      )
    expect(bad.map(formatIssue)).toEqual([])
  })

  it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'are all told when ten come at once (draw %i)',
    (seed) => {
      const ten = togetherInOneFleet(corruptions, 10, seededRandom(seed))
      expect(ten).toHaveLength(10)
      const issues = issuesAfter(ten)
      expect(ten.filter((corruption) => !isTold(corruption, issues)).map(nameOf)).toEqual([])
    },
  )
})
