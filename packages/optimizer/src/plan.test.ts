import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'

const engines = ['highs', 'simplex-js'] as const
const costOf = async (change: (input: FleetInput) => void, options = {}) => {
  const result = await plan(tinyFleet(change), { objective: 'cost', gapRelative: 0, ...options })
  return result.plan?.account.costPerHour
}
const all = <T>(list: T[] | undefined, change: (entry: T) => void) => list?.forEach(change)

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

  it('keeps inference near its users when the SLO asks for it: 180 per hour', async () => {
    // Serving takes 10 ms and West is 9.8 ms away.
    const cost = await costOf(
      (input) => all(input.inferenceWorkloads, (w) => Object.assign(w, { latencySloMs: 19 })),
      { engine },
    )
    expect(cost).toBeCloseTo(180, 6)
  })

  it('splits inference over sites when one is too small, but never a gang', async () => {
    // 60 accelerators each: 50 + 20 do not fit one site. The gang at West with 40 of chat, 10 of chat at East: 200 + 60 × 0.5 + 10 × 1.
    const result = await plan(
      tinyFleet((input) => all(input.pools, (p) => Object.assign(p, { count: 60 }))),
      { objective: 'cost', engine, gapRelative: 0 },
    )
    expect(result.plan?.account.costPerHour).toBeCloseTo(240, 6)
    expect(
      result.plan?.placements.filter(({ workloadId }) => workloadId === 'train'),
    ).toMatchObject([{ poolId: 'West-pool', share: 1 }])
  })

  it('holds the power limit of a site', async () => {
    // Each site gives 60 of the 70 kW: West is filled, 10 kW go to East, as above.
    const change = (input: FleetInput) => {
      for (const site of input.sites) site.facilityPowerLimitKw = 60
    }
    expect(await costOf(change, { engine })).toBeCloseTo(240, 6)
  })

  it('leaves nothing in a jurisdiction that a workload does not allow', async () => {
    const result = await plan(
      tinyFleet((input) =>
        all(input.inferenceWorkloads, (w) => Object.assign(w, { allowedJurisdictions: ['east'] })),
      ),
      { objective: 'cost', engine },
    )
    expect(result.plan?.placements.find(({ workloadId }) => workloadId === 'chat')?.siteId).toBe(
      'East',
    )
  })

  it('serves as much as it can, and tells what stays unserved and what that costs', async () => {
    // 200 accelerators; chat asks for 300 of them and the gang takes 20 first, since a third of chat costs less than the gang.
    const result = await plan(
      tinyFleet((input) =>
        all(input.inferenceWorkloads, (w) =>
          Object.assign(w, { demand: [{ regionId: 'city', tokensPerSecond: 3000 }] }),
        ),
      ),
      { objective: 'cost', engine, gapRelative: 0 },
    )
    expect(result.certificate).toMatchObject({ ok: true })
    const [unserved] = result.plan?.unserved ?? []
    // 120 of 300 accelerators’ worth: 1200 tokens/s × 3600 s × 1000 per million.
    expect(unserved).toMatchObject({
      workloadId: 'chat',
      share: expect.closeTo(0.4, 6),
      penaltyPerHour: expect.closeTo(4320, 3),
    })
  })

  it('consolidates onto the fewest sites even where two would be cheaper', async () => {
    // Without fixed costs, East for training and West for chat costs the same as West alone; give West a dear training class.
    const result = await plan(tinyFleet(), { objective: 'consolidate', engine, gapRelative: 0 })
    expect(
      result.tiers.map(({ name, objectiveValue }) => [name, Math.round(objectiveValue)]),
    ).toEqual([
      ['unserved', 0],
      ['openSites', 1],
      ['cost', 145],
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
  it('obeys a site that is closed, kept open, pinned to or forbidden', async () => {
    const openAfter = async (policy: FleetInput['policy']) =>
      (
        await plan(
          tinyFleet((input) => Object.assign(input, { policy })),
          { objective: 'cost' },
        )
      ).plan?.openSiteIds
    expect(await openAfter({ siteRulings: [{ siteId: 'West', ruling: 'closed' }] })).toEqual([
      'East',
    ])
    expect(await openAfter({ siteRulings: [{ siteId: 'East', ruling: 'open' }] })).toEqual(['East'])
    expect(
      await openAfter({
        pins: [
          { workloadId: 'train', siteId: 'East' },
          { workloadId: 'chat', siteId: 'East' },
        ],
      }),
    ).toEqual(['East'])
    expect(
      await openAfter({
        forbids: [
          { workloadId: 'chat', siteId: 'West' },
          { workloadId: 'train', siteId: 'West' },
        ],
      }),
    ).toEqual(['East'])
  })

  it('spreads a workload over the sites that its owner asks for', async () => {
    const result = await plan(
      tinyFleet((input) =>
        all(input.inferenceWorkloads, (w) =>
          Object.assign(w, { minSites: 2, maxSharePerSite: 0.7 }),
        ),
      ),
      { objective: 'cost' },
    )
    const shares = result.plan?.placements
      .filter(({ workloadId }) => workloadId === 'chat')
      .map(({ siteId, share }) => [siteId, share])
    expect(shares).toEqual([
      ['West', expect.closeTo(0.7, 6)],
      ['East', expect.closeTo(0.3, 6)],
    ])
  })

  it('lets a training that may wait run in the cheap hours', async () => {
    const result = await plan(
      tinyFleet((input) => {
        input.periods = [
          { id: 'night', hoursPerDay: 8 },
          { id: 'day', hoursPerDay: 16 },
        ]
        for (const site of input.sites) site.electricityPricePerKwh = { night: 0.2, day: 1 }
        all(input.trainingWorkloads, (w) => Object.assign(w, { hoursPerDay: 10 }))
      }),
      { objective: 'cost' },
    )
    const hours = result.plan?.placements
      .filter(({ workloadId }) => workloadId === 'train')
      .map(({ periodId, hoursPerDay }) => [periodId, hoursPerDay])
    expect(hours).toEqual([
      ['night', expect.closeTo(8, 6)],
      ['day', expect.closeTo(2, 6)],
    ])
  })

  it('holds a carbon budget', async () => {
    // Everything at one site: 70 kW × 24 h × 0.5 kg. Half of that serves half the demand at most.
    const result = await plan(
      tinyFleet((input) => Object.assign(input, { policy: { carbonBudgetKgPerDay: 420 } })),
      { objective: 'cost' },
    )
    expect(result.plan?.account.carbonKgPerDay).toBeLessThanOrEqual(420 + 1e-6)
    expect(result.plan?.account.unservedPenaltyPerHour).toBeGreaterThan(0)
  })

  it('prices a full pool in currency per accelerator and hour, for this plan only', async () => {
    const result = await plan(
      tinyFleet((input) => all(input.pools, (p) => Object.assign(p, { count: 60 }))),
      { objective: 'cost', engine: 'highs', gapRelative: 0 },
    )
    // One more accelerator at West takes 1 kW from East, at 1, to West, at 0.5.
    expect(result.prices).toEqual([
      expect.objectContaining({
        limit: 'poolCapacity',
        poolId: 'West-pool',
        shadowPrice: expect.closeTo(-0.5, 6),
        unit: 'accelerator',
        validFor: 'thisPlanOnly',
      }),
    ])
  })

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
