import { describe, expect, it } from 'vitest'
import {
  type ConflictCase,
  chanceConflictCase,
  conflictCase,
  plantedKinds,
} from '../src/testing/index.ts'

/** `npm run conflicts` tries hundreds more. */
const planted = Array.from({ length: 40 }, (_, index) => 1_000_000 + index)
const byChance = Array.from({ length: 12 }, (_, index) => 1_000_000 + index)

const casesOf = async (seeds: readonly number[], make: (seed: number) => Promise<ConflictCase>) => {
  const cases: ConflictCase[] = []
  for (const seed of seeds) cases.push(await make(seed))
  return cases
}
const bad = (cases: readonly ConflictCase[]) => cases.filter(({ problems }) => problems.length > 0)

describe('conflicts', () => {
  it('that were planted are found, are minimal, and are repaired at the price that is told, as plans of changed fleets confirm', async () => {
    const cases = await casesOf(planted, conflictCase)
    expect(bad(cases)).toEqual([])
    expect(new Set(cases.map(({ kind }) => kind)).size).toBe(plantedKinds.length)
    // Nothing is proved by a conflict without rules, or by a repair that was not looked for.
    expect(cases.every(({ found }) => found.length >= 2)).toBe(true)
    expect(cases.filter(({ repairs }) => repairs > 1).length).toBeGreaterThan(0.8 * cases.length)
  }, 120_000)

  it('are found exactly where no plan serves everything, in fleets with every kind of rule', async () => {
    const cases = await casesOf(byChance, chanceConflictCase)
    expect(bad(cases)).toEqual([])
    const kinds = cases.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'none').length).toBeGreaterThan(0)
    expect(kinds.filter((kind) => kind === 'conflict').length).toBeGreaterThan(5)
  }, 120_000)

  it('are not seen where there are none: bounds of one question were once taken for those of the next', async () => {
    for (const seed of [2, 4, 209]) expect((await conflictCase(seed)).problems).toEqual([])
  })
})
