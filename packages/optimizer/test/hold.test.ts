import { applyEdits, type Edit, type Fleet, type FleetInput, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/plan.ts'
import { generateFleet } from '../src/testing/generateFleet.ts'

const seeds = [1, 2, 3, 4, 5, 6]
const exact = { objective: 'cost', gapRelative: 0, wholeReplicas: false } as const

const generated = (seed: number) =>
  generateFleet({ seed, sites: 8, inferenceWorkloads: 10, trainingWorkloads: 6, load: 0.3 })

const planned = async (fleet: Fleet): Promise<Plan> => {
  const result = await plan(fleet, { ...exact, gapRelative: 0.01 })
  if (!result.plan) throw new Error(result.message)
  return result.plan
}

/** The decisions of a plan as a planner would write them: every site ruled open or closed, every gang pinned. */
const asRulings = (fleet: Fleet, { openSiteIds, placements }: Plan): Edit[] => [
  ...fleet.sites.map(
    ({ id }): Edit => ({
      kind: openSiteIds.includes(id) ? 'keepSiteOpen' : 'closeSite',
      siteId: id,
    }),
  ),
  ...placements
    .filter(({ regionId }) => regionId === null)
    .map(({ workloadId, siteId }): Edit => ({ kind: 'pinWorkload', workloadId, siteId })),
]

describe('a plan that holds the decisions of an earlier one', () => {
  it.each(seeds)(
    'costs what it does with these decisions as rulings, edits or none (seed %i)',
    async (seed) => {
      const fleet = generated(seed)
      const earlier = await planned(fleet)
      const openSite = earlier.openSiteIds[0] ?? ''
      const changes: Edit[][] = [
        [],
        [{ kind: 'scaleElectricityPrice', siteId: openSite, factor: 1.7 }],
        [{ kind: 'scaleDemand', workloadId: null, regionId: null, factor: 0.8 }],
      ]
      for (const edits of changes) {
        const { fleet: changed } = applyEdits(fleet, edits)
        const held = await plan(changed, { ...exact, hold: earlier })
        const ruled = await plan(applyEdits(changed, asRulings(changed, earlier)).fleet, exact)
        expect(held.scope).toBe('sitesAndGangsHeld')
        expect(held.size.integers).toBe(0)
        expect(held.certificate?.ok).toBe(true)
        expect(held.plan?.openSiteIds).toEqual(earlier.openSiteIds)
        // A pin leaves the pool of the site open, so it may be a little cheaper; with one pool at a site it is the same.
        const [cost, cheapest] = [held.objectiveValue ?? 0, ruled.objectiveValue ?? 0]
        expect(cost).toBeGreaterThanOrEqual(cheapest - 1e-9 * Math.abs(cheapest))
        if (fleet.pools.length === fleet.sites.length) expect(cost).toBeCloseTo(cheapest, 6)
      }
    },
  )

  it.each(seeds)('is never better than with everything decided anew (seed %i)', async (seed) => {
    const fleet = generated(seed)
    const { fleet: changed } = applyEdits(fleet, [
      { kind: 'scaleDemand', workloadId: null, regionId: null, factor: 0.6 },
    ])
    const held = await plan(changed, { ...exact, hold: await planned(fleet) })
    const free = await plan(changed, exact)
    expect(free.scope).toBe('everything')
    expect(held.objectiveValue).toBeGreaterThanOrEqual((free.bestBound ?? 0) * (1 - 1e-9))
  })

  it('refits a site, or hands it over, where what the planner pins there needs it', async () => {
    const change = (input: FleetInput) => {
      input.operators.push({
        id: 'trainer',
        name: 'Trainer',
        operationCostFactor: 1,
        servesInference: false,
        servesTraining: true,
      })
      for (const site of input.sites)
        if (site.id === 'West')
          Object.assign(site, {
            servesInference: false,
            refitCost: 26_298_000,
            operatorId: 'trainer',
          })
      input.policy = {
        handover: 'allowed',
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
    }
    const earlier = await planned(tinyFleet(change))
    expect(earlier.siteDecisions.map(({ refitted }) => refitted)).toEqual([false, false])
    const { fleet } = applyEdits(tinyFleet(change), [
      { kind: 'pinWorkload', workloadId: 'chat', siteId: 'West' },
    ])
    const held = await plan(fleet, { ...exact, hold: earlier })
    expect(held.scope).toBe('sitesAndGangsHeld')
    expect(held.plan?.unserved).toEqual([])
    const west = held.plan?.siteDecisions.find(({ siteId }) => siteId === 'West')
    expect(west).toMatchObject({ refitted: true, operatorId: 'norm' })
    // The refit alone is 1,000 an hour; nothing but the pin asks for it.
    const free = await plan(tinyFleet(change), { ...exact, hold: earlier })
    expect(free.plan?.siteDecisions.some(({ refitted }) => refitted)).toBe(false)
  })

  it('has prices for this plan only, since its decisions stay', async () => {
    // All that is decided is held, so nothing is whole any more; the prices are those of the decisions all the same.
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 60
      input.policy = {
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
    })
    const held = await plan(fleet, { ...exact, engine: 'highs', hold: await planned(fleet) })
    expect(held.prices.map(({ siteId, validFor }) => [siteId, validFor])).toEqual([
      ['West', 'thisPlanOnly'],
    ])
  })

  it('lets what the planner rules count more: a site that is closed now is not held open', async () => {
    const earlier = await planned(tinyFleet())
    expect(earlier.openSiteIds).toEqual(['West'])
    const { fleet } = applyEdits(tinyFleet(), [
      { kind: 'closeSite', siteId: 'West' },
      { kind: 'keepSiteOpen', siteId: 'East' },
    ])
    const held = await plan(fleet, { ...exact, hold: earlier })
    expect(held.plan?.openSiteIds).toEqual(['East'])
    expect(held.plan?.placements.map(({ siteId }) => siteId)).toEqual(['East', 'East'])
  })

  it('places a gang anew where it has no room any more, and says that only the sites are held', async () => {
    // Both sites open, the gang of 20 at West. Then West has 60 accelerators and chat, which takes 50, must be there.
    const both = applyEdits(tinyFleet(), [
      { kind: 'keepSiteOpen', siteId: 'East' },
      { kind: 'keepSiteOpen', siteId: 'West' },
    ]).fleet
    const earlier = await planned(both)
    expect(earlier.placements.find(({ workloadId }) => workloadId === 'train')?.siteId).toBe('West')
    const { fleet: fewer } = applyEdits(both, [
      { kind: 'change', collection: 'pools', id: 'West-pool', set: { count: 60 } },
      { kind: 'pinWorkload', workloadId: 'chat', siteId: 'West' },
    ])
    const held = await plan(fewer, { ...exact, hold: earlier })
    expect(held.scope).toBe('sitesHeld')
    expect(held.plan?.placements.find(({ workloadId }) => workloadId === 'train')?.siteId).toBe(
      'East',
    )
    expect(held.plan?.unserved).toEqual([])
  })

  it('says why a workload has no place: the site that may run it is closed in the plan that is held', async () => {
    const earlier = await planned(tinyFleet())
    const { fleet } = applyEdits(tinyFleet(), [
      { kind: 'forbidWorkload', workloadId: 'chat', siteId: 'West' },
    ])
    const held = await plan(fleet, { ...exact, hold: earlier })
    expect(held.plan?.unserved.map(({ workloadId }) => workloadId)).toEqual(['chat'])
    expect(held.refusals[0]?.text).toContain('East is closed in the plan that is held')
  })
})
