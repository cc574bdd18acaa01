import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import type { PlanOptions } from '../planOptions.ts'

const planFor = async (options: PlanOptions, change: (input: FleetInput) => void = () => {}) => {
  const result = await plan(tinyFleet(change), { gapRelative: 0, ...options })
  return { ...result, last: result.tiers.at(-1), open: result.plan?.openSiteIds }
}

describe('goals', () => {
  it('carbon: takes the cleaner site although it costs more, then the lowest cost', async () => {
    const {
      tiers,
      open,
      plan: found,
    } = await planFor({ objective: 'carbon' }, (input) => {
      for (const site of input.sites) if (site.id === 'West') site.carbonIntensityGPerKwh = 900
    })
    expect(open).toEqual(['East'])
    // 70 kW × 24 h × 0.5 kg/kWh
    expect(tiers.map(({ name, objectiveValue }) => [name, objectiveValue])).toEqual([
      ['unserved', 0],
      ['carbon', expect.closeTo(840)],
      ['cost', expect.closeTo(180)],
    ])
    expect(found?.account.carbonKgPerDay).toBeCloseTo(840)
  })
  it('latency: takes the nearer site, and cost decides on what has no users', async () => {
    const { tiers, open, plan: found } = await planFor({ objective: 'latency' })
    expect(open).toEqual(['East'])
    expect(tiers.find(({ name }) => name === 'latency')).toMatchObject({
      unit: 'ms',
      objectiveValue: expect.closeTo(10),
    })
    expect(found?.account.meanLatencyMs).toBeCloseTo(10)
    expect(found?.account.costPerHour).toBeCloseTo(180)
  })
  it('weights: add the measures up, and tip over where the sums say so', async () => {
    // East: 180 + 10 w. West: 145 + 19.8 w. They meet at w = 3.57.
    const under = await planFor({ objective: 'weighted', weights: { cost: 1, latency: 3 } })
    expect(under.open).toEqual(['West'])
    expect(under.last).toMatchObject({ name: 'weighted', objectiveValue: expect.closeTo(204.4, 1) })
    const over = await planFor({ objective: 'weighted', weights: { cost: 1, latency: 4 } })
    expect(over.open).toEqual(['East'])
    expect(over.objectiveValue).toBeCloseTo(220)
    expect(over.certificate?.ok).toBe(true)
  })
  it('weights: none below 0, and not all 0', async () => {
    await expect(planFor({ objective: 'weighted', weights: { cost: -1 } })).rejects.toThrow(
      /weight of cost is -1/,
    )
    await expect(planFor({ objective: 'weighted', weights: {} })).rejects.toThrow(
      /All weights are 0/,
    )
  })
  it('consolidate: counts the open sites also where shutting one costs more than keeping it', async () => {
    const { tiers, status } = await planFor({ objective: 'consolidate' }, (input) => {
      for (const site of input.sites) site.mothballCostPerHour = 150
    })
    expect(tiers.find(({ name }) => name === 'openSites')?.objectiveValue).toBe(1)
    expect(status).toBe('optimal')
  })
})
