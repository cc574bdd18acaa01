import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import { compareGoals, type Reached } from './compareGoals.ts'

const reached = (unserved: number, openSites: number, cost: number): Reached => ({
  plan: null,
  tiers: [
    { name: 'unserved', unit: 'currencyPerHour', objectiveValue: unserved },
    { name: 'openSites', unit: 'count', objectiveValue: openSites },
    { name: 'cost', unit: 'currencyPerHour', objectiveValue: cost },
  ].map(
    (tier) => ({ bestBound: 0, gapRelative: 0, seconds: 0, ...tier }) as Reached['tiers'][number],
  ),
})

describe('comparing what searches reached', () => {
  it('looks at goals in their order', () => {
    expect(compareGoals(reached(0, 9, 900), reached(50, 1, 100))).toBeLessThan(0)
    expect(compareGoals(reached(0, 3, 900), reached(0, 2, 950))).toBeGreaterThan(0)
    expect(compareGoals(reached(0, 2, 900), reached(0, 2, 950))).toBeLessThan(0)
  })

  it('takes values within the tolerance, and by rounding, as the same; counts never', () => {
    expect(compareGoals(reached(0, 2, 995), reached(0, 2, 1000), 0.01)).toBe(0)
    expect(compareGoals(reached(0, 2, 985), reached(0, 2, 1000), 0.01)).toBeLessThan(0)
    expect(compareGoals(reached(1e-9, 2, 1000), reached(0, 2, 1000))).toBe(0)
    expect(compareGoals(reached(0, 99, 1000), reached(0, 100, 900), 0.1)).toBeLessThan(0)
  })

  it('counts open sites where they are held and no goal of the search', async () => {
    const fleet = tinyFleet()
    const free = await plan(fleet, { gapRelative: 0 })
    const held = await plan(fleet, { gapRelative: 0, hold: free.plan })
    expect(held.tiers.map(({ name }) => name)).not.toContain('openSites')
    expect(compareGoals(free, held)).toBe(0)
    const both = await plan(fleet, {
      gapRelative: 0,
      hold: free.plan && { ...free.plan, openSiteIds: ['East', 'West'] },
    })
    expect(compareGoals(free, both)).toBeLessThan(0)
    expect(compareGoals(both, free)).toBeGreaterThan(0)
  })
})
