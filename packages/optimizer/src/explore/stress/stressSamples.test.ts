import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { stress } from './stress.ts'
import { stressSamples } from './stressSamples.ts'

const fleet = tinyFleet()
const { plan: saved } = await plan(fleet, { objective: 'cost', gapRelative: 0 })
if (!saved) throw new Error('The tiny fleet has a plan.')
const onlyDemand = { demand: 0.5, demandEach: 0, price: 0, priceEach: 0, delay: 0 }

describe('samples of stress', () => {
  it('come to what can be computed from the factor of each', async () => {
    const spread = onlyDemand
    const { samples, decisionsHeld } = await stressSamples(fleet, saved, { samples: 40, spread })
    // Chat needs 50 accelerators × factor and has room for 80; each of 10 tokens/s is 0.5 for power or 36 for not serving.
    let leavingOut = 0
    for (const { demandFactor, asItStands, decisionsHeld: held } of samples) {
      const busy = Math.min(80, 50 * demandFactor)
      const leftOut = 50 * demandFactor - busy
      if (leftOut > 0) leavingOut++
      expect(asItStands.costPerHour).toBeCloseTo(100 + 0.5 * (20 + busy) + 10, 3)
      expect(asItStands.unservedPenaltyPerHour).toBeCloseTo(36 * leftOut, 3)
      expect(held?.costPerHour).toBeCloseTo(asItStands.costPerHour, 3)
      expect(held?.unservedPenaltyPerHour).toBeCloseTo(asItStands.unservedPenaltyPerHour, 3)
    }
    expect(leavingOut).toBeGreaterThan(2)
    expect(leavingOut).toBeLessThan(38)
    expect(decisionsHeld.leavingOutFraction).toBeCloseTo(leavingOut / 40)
    const costs = samples.map((sample) => sample.asItStands.costPerHour)
    expect(decisionsHeld.costPerHour?.largest).toBeCloseTo(Math.max(...costs), 3)
  })

  it('are the same for the same seed, whatever the number of them, and differ for another', async () => {
    const ask = (seed: number, samples: number) => stressSamples(fleet, saved, { seed, samples })
    const five = await ask(2, 5)
    expect(await ask(2, 5)).toEqual(five)
    expect((await ask(2, 3)).samples).toEqual(five.samples.slice(0, 3))
    expect((await ask(3, 5)).samples).not.toEqual(five.samples)
  })

  it('leave out what comes too late when delays grow', async () => {
    // West answers chat in 19.8 of 30 ms: at × 1.515 it is too late.
    const spread = { ...onlyDemand, demand: 0, delay: 0.6 }
    const { samples } = await stressSamples(fleet, saved, { samples: 30, spread })
    for (const { delayFactor, asItStands } of samples)
      expect(asItStands.servedFraction).toBe(delayFactor > 30 / 19.8 ? 0 : 1)
    expect(new Set(samples.map((sample) => sample.asItStands.servedFraction)).size).toBe(2)
  })

  it('end when they are stopped, and tell how far they have come', async () => {
    const done: number[] = []
    const options = {
      onProgress: (progress: { done: number }) => done.push(progress.done),
      isCancelled: () => done.length >= 3,
    }
    const { samples, isCutShort } = await stressSamples(fleet, saved, { samples: 50 }, options)
    expect(done).toEqual([0, 1, 2])
    expect(isCutShort).toBe(true)
    expect(samples.length).toBeLessThanOrEqual(3)
    const never = await stressSamples(fleet, saved, {}, { isCancelled: () => true })
    expect(never).toMatchObject({ samples: [], text: 'No draw was made in the time.' })
    expect(never.decisionsHeld.costPerHour).toBeNull()
  })

  it('come with a table of cases where it asks for them', async () => {
    const answer = await stress(fleet, saved, { cases: [], samples: 4, seed: 2 })
    expect(answer.samples?.samples).toEqual(
      (await stressSamples(fleet, saved, { seed: 2, samples: 4 })).samples,
    )
    expect((await stress(fleet, saved, { cases: [] })).samples).toBeNull()
  })
})
