import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { smallestStep } from './smallestStep.ts'

/** Tries of a search for an amount that is known at every step. */
const search = async (amounts: (step: number) => number, most = 300) => {
  const tried: number[] = []
  const found = await smallestStep(
    async (step) => {
      tried.push(step)
      return amounts(step)
    },
    amounts(0),
    most,
  )
  return { found, tried }
}

describe('the smallest step at which an amount is gone', () => {
  it('is found in few tries where the amount falls along a line, and the step before is tried as well', async () => {
    // 100 − 2.7 × step is gone from step 37.04 on, so at 38.
    const { found, tried } = await search((step) => Math.max(0, 100 - 2.7 * step))
    expect(found).toBe(38)
    expect(tried).toContain(38)
    expect(tried).toContain(37)
    expect(tried.length).toBeLessThanOrEqual(4)
  })

  it('is found where the amount falls in any other way', async () => {
    const random = seededRandom(5)
    for (let round = 0; round < 300; round++) {
      const end = random.whole(1, 300)
      const drops = Array.from({ length: end }, () => (random.chance(0.2) ? random.next() : 0))
      drops[end - 1] = 1
      const { found, tried } = await search((step) =>
        drops.slice(step).reduce((sum, drop) => sum + drop, 0),
      )
      expect(found).toBe(end)
      expect(end === 1 || tried.includes(end - 1)).toBe(true)
      expect(tried.length).toBeLessThan(30)
    }
  })

  it('is nothing where nothing is to be gone, and never where the largest step is not enough', async () => {
    expect(await search(() => 0)).toEqual({ found: 0, tried: [] })
    expect((await search((step) => 1000 - step)).found).toBe('never')
    expect((await search(() => 7)).found).toBe('never')
    expect((await search((step) => (step >= 300 ? 0 : 7))).found).toBe(300)
  })

  it('is unknown where a try gives no answer', async () => {
    expect(await smallestStep(async () => null, 5, 300)).toBe('unknown')
  })
})
