import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'

const engines = ['highs', 'simplex-js'] as const

describe.each(engines)('planning the tiny fleet with %s', (engine) => {
  it('puts everything where power is cheap and shuts the other site: 145 per hour', async () => {
    const result = await plan(tinyFleet(), { objective: 'cost', engine, gapRelative: 0 })
    expect(result).toMatchObject({
      status: 'optimal',
      stoppedBy: 'finished',
      certificate: { ok: true, violations: [] },
    })
    expect(result.plan?.openSiteIds).toEqual(['West'])
    expect(result.objectiveValue).toBeCloseTo(145, 6)
    expect(result.bestBound).toBeCloseTo(145, 6)
    expect(result.before.costPerHour).toBeCloseTo(257.5, 6) // 200 + East 45 kW × 1 + West 25 kW × 0.5
  })

  it('splits inference over sites when one is too small, but never a gang', async () => {
    // 60 accelerators each: 50 + 20 do not fit one site. The gang at West with 40 of chat, 10 of chat at East: 200 + 60 × 0.5 + 10 × 1.
    const result = await plan(
      tinyFleet((input) => {
        for (const pool of input.pools) pool.count = 60
      }),
      { objective: 'cost', engine, gapRelative: 0 },
    )
    expect(result.plan?.account.costPerHour).toBeCloseTo(240, 6)
    expect(
      result.plan?.placements.filter(({ workloadId }) => workloadId === 'train'),
    ).toMatchObject([{ poolId: 'West-pool', share: 1 }])
  })

  it('consolidates onto the fewest sites even where two would be cheaper', async () => {
    // A site costs 100 per hour open and 120 shut: two sites cost 200 + 35 = 235, one costs 100 + 35 + 120 = 255.
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) site.mothballCostPerHour = 120
    })
    const cheapest = await plan(fleet, { objective: 'cost', engine, gapRelative: 0 })
    expect(cheapest.plan?.account).toMatchObject({ openSites: 2, costPerHour: 235 })
    const result = await plan(fleet, { objective: 'consolidate', engine, gapRelative: 0 })
    expect(
      result.tiers.map(({ name, objectiveValue }) => [name, Math.round(objectiveValue)]),
    ).toEqual([
      ['unserved', 0],
      ['openSites', 1],
      ['cost', 255],
    ])
  })

  it('says that no plan exists where the planner’s own wishes contradict each other', async () => {
    const result = await plan(
      tinyFleet((input) => {
        // East is shut today, so today's fleet holds the limit of one open site.
        for (const site of input.sites) if (site.id === 'East') site.status = 'mothballed'
        input.policy = {
          maxOpenSites: 1,
          siteRulings: [
            { siteId: 'East', ruling: 'open' },
            { siteId: 'West', ruling: 'open' },
          ],
        }
      }),
      { engine },
    )
    expect(result).toMatchObject({
      status: 'infeasible',
      plan: null,
      certificate: null,
      message: expect.stringContaining('To fix'),
    })
  })
})

describe('planning the tiny fleet', () => {
  it('refuses a model that the engine asked for cannot take, and says so', async () => {
    const fleet = tinyFleet((input) => {
      input.trainingWorkloads = Array.from({ length: 40 }, (_, j) => ({
        id: `t${j}`,
        name: `T ${j}`,
        classId: 'training-run',
        accelerators: 1,
        unplacedPenaltyPerHour: 1,
      }))
    })
    expect(await plan(fleet, { engine: 'simplex-js' })).toMatchObject({
      status: 'refused',
      plan: null,
      message: expect.stringContaining('use highs'),
    })
  })

  it('keeps the best plan when it is stopped, and says that it was', async () => {
    let steps = 0
    const result = await plan(tinyFleet(), { engine: 'highs', isCancelled: () => ++steps > 0 })
    expect(['cancelled', 'finished', 'gap']).toContain(result.stoppedBy)
    expect(result.plan === null).toBe(result.status === 'noPlanFound')
  })

  it('reports the relaxation, the plan and whole replicas as three numbers in order', async () => {
    const { layers } = await plan(tinyFleet(), { objective: 'cost', engine: 'highs' })
    expect(layers?.lpRelaxation).toBeLessThanOrEqual((layers?.integerPlan ?? 0) + 1e-9)
    expect(layers?.integerPlan).toBeLessThanOrEqual((layers?.wholeReplicas ?? 0) + 1e-9)
  })
})
