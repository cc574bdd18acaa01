import type { Fleet, SolveResult } from '@berth/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.ts'
import { generateFleet } from '../src/testing/index.ts'

/** Small fleets of every kind: periods, routing, hours that may be chosen, workloads that must be spread. */
const fleets = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    sites: fc.integer({ min: 3, max: 6 }),
    inferenceWorkloads: fc.integer({ min: 2, max: 6 }),
    trainingWorkloads: fc.integer({ min: 0, max: 3 }),
    periods: fc.constantFrom(1, 2),
    routing: fc.constantFrom('steady' as const, 'byPeriod' as const),
  })
  .map((shape) => generateFleet({ ...shape, load: 0.2 }))

const exact = { engine: 'highs', gapRelative: 0, objective: 'cost' } as const
const relative = 1e-6
const near = (a: number, b: number) =>
  Math.abs(a - b) <= relative * Math.max(1, Math.abs(a), Math.abs(b))
/** Unserved penalty first, then cost: what the tiers compare. */
const valuesOf = ({ tiers }: SolveResult) => tiers.map(({ objectiveValue }) => objectiveValue)
const notWorse = (better: SolveResult, worse: SolveResult) => {
  const [a, b] = [valuesOf(better), valuesOf(worse)]
  const at = a.findIndex((value, index) => !near(value, b[index] ?? 0))
  return at < 0 || (a[at] ?? 0) < (b[at] ?? 0)
}
const check = async (runs: number, property: (fleet: Fleet) => Promise<void>) =>
  fc.assert(fc.asyncProperty(fleets, property), { numRuns: runs, seed: 7, endOnFailure: true })

describe('every plan of a generated fleet', () => {
  it('is certified, and its bounds and layers are in order', () =>
    check(40, async (fleet) => {
      for (const objective of ['cost', 'consolidate'] as const) {
        const result = await plan(fleet, { ...exact, objective, gapRelative: 1e-4 })
        expect(result.certificate).toMatchObject({ ok: true })
        for (const tier of result.tiers)
          expect(tier.bestBound).toBeLessThanOrEqual(
            tier.objectiveValue + relative * Math.abs(tier.objectiveValue),
          )
        expect(result.layers?.lpRelaxation ?? 0).toBeLessThanOrEqual(
          (result.objectiveValue ?? 0) * (1 + relative) + relative,
        )
        expect(near(result.objectiveValue ?? 0, result.plan?.account.costPerHour ?? 0)).toBe(true)
        expect(
          near(
            result.tiers[0]?.objectiveValue ?? 0,
            result.plan?.account.unservedPenaltyPerHour ?? 0,
          ),
        ).toBe(true)
      }
    }))

  it('opens no more sites when asked to consolidate than when asked for the lowest cost', () =>
    check(15, async (fleet) => {
      const [few, cheap] = [
        await plan(fleet, { ...exact, objective: 'consolidate' }),
        await plan(fleet, exact),
      ]
      expect(few.plan?.openSiteIds.length).toBeLessThanOrEqual(cheap.plan?.openSiteIds.length ?? 0)
      expect(cheap.objectiveValue ?? 0).toBeLessThanOrEqual(
        (few.objectiveValue ?? 0) * (1 + relative) + relative,
      )
    }))

  it('has the same value from both engines', async () => {
    let [tried, compared] = [0, 0]
    await check(25, async (fleet) => {
      tried++
      const other = await plan(fleet, { ...exact, engine: 'simplex-js', timeLimitSeconds: 20 })
      if (other.status !== 'optimal') return
      compared++
      const result = await plan(fleet, exact)
      expect(valuesOf(other).every((value, tier) => near(value, valuesOf(result)[tier] ?? 0))).toBe(
        true,
      )
    })
    expect(compared / tried).toBeGreaterThanOrEqual(0.8)
  })
})

describe('a change to a generated fleet', () => {
  it('that renames and reorders changes nothing', () =>
    check(12, async (fleet) => {
      const text = JSON.stringify({
        ...fleet,
        sites: [...fleet.sites].reverse(),
        pools: [...fleet.pools].reverse(),
      })
      const renamed: Fleet = JSON.parse(text.replaceAll(/"site(\d)/g, '"hall$1'))
      const [a, b] = [valuesOf(await plan(fleet, exact)), valuesOf(await plan(renamed, exact))]
      expect(a.every((value, tier) => near(value, b[tier] ?? 0))).toBe(true)
    }))

  it('that multiplies every price multiplies the cost', () =>
    check(12, async (fleet) => {
      const k = 3
      const times = (value: number | Record<string, number>) =>
        typeof value === 'number'
          ? value * k
          : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner * k]))
      const dearer: Fleet = {
        ...fleet,
        carbonPricePerTonne: fleet.carbonPricePerTonne * k,
        sites: fleet.sites.map((site) => ({
          ...site,
          electricityPricePerKwh: times(site.electricityPricePerKwh),
          fixedCostPerHour: site.fixedCostPerHour * k,
          mothballCostPerHour: site.mothballCostPerHour * k,
          reopenCost: site.reopenCost * k,
          egressPricePerGb: site.egressPricePerGb * k,
          resaleValuePerAccelerator:
            site.resaleValuePerAccelerator === null ? null : site.resaleValuePerAccelerator * k,
        })),
        pools: fleet.pools.map((pool) => ({
          ...pool,
          operatingCostPerHour: pool.operatingCostPerHour * k,
        })),
      }
      const [a, b] = [await plan(fleet, exact), await plan(dearer, exact)]
      expect(near((a.objectiveValue ?? 0) * k, b.objectiveValue ?? 0)).toBe(true)
    }))

  it('that counts tokens in thousands changes nothing', () =>
    check(12, async (fleet) => {
      const k = 1000
      const by = (value: number | Record<string, number>) =>
        typeof value === 'number'
          ? value / k
          : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner / k]))
      const inThousands: Fleet = {
        ...fleet,
        workloadClasses: fleet.workloadClasses.map((entry) => ({
          ...entry,
          egressGbPerMillionTokens: entry.egressGbPerMillionTokens * k,
          fitByAcceleratorType: Object.fromEntries(
            Object.entries(entry.fitByAcceleratorType).map(([type, fit]) => [
              type,
              { ...fit, tokensPerSecond: fit.tokensPerSecond / k },
            ]),
          ),
        })),
        inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
          ...workload,
          unservedPenaltyPerMillionTokens: workload.unservedPenaltyPerMillionTokens * k,
          demand: workload.demand.map((entry) => ({
            ...entry,
            tokensPerSecond: by(entry.tokensPerSecond),
          })),
        })),
      }
      const [a, b] = [valuesOf(await plan(fleet, exact)), valuesOf(await plan(inThousands, exact))]
      expect(a.every((value, tier) => near(value, b[tier] ?? 0))).toBe(true)
    }))

  it('that cuts every period in two like halves changes nothing where routing is steady', () =>
    check(12, async (fleet) => {
      const steady = { ...fleet, policy: { ...fleet.policy, routing: 'steady' as const } }
      const halves = ['early', 'late']
      const twice = (value: number | Record<string, number>) =>
        typeof value === 'number'
          ? value
          : Object.fromEntries(
              Object.entries(value).flatMap(([id, inner]) =>
                halves.map((half) => [`${id}-${half}`, inner]),
              ),
            )
      const cut: Fleet = {
        ...steady,
        periods: steady.periods.flatMap(({ id, hoursPerDay }) =>
          halves.map((half) => ({ id: `${id}-${half}`, hoursPerDay: hoursPerDay / 2 })),
        ),
        sites: steady.sites.map((site) => ({
          ...site,
          electricityPricePerKwh: twice(site.electricityPricePerKwh),
          carbonIntensityGPerKwh: twice(site.carbonIntensityGPerKwh),
        })),
        inferenceWorkloads: steady.inferenceWorkloads.map((workload) => ({
          ...workload,
          demand: workload.demand.map((entry) => ({
            ...entry,
            tokensPerSecond: twice(entry.tokensPerSecond),
          })),
        })),
      }
      const [a, b] = [valuesOf(await plan(steady, exact)), valuesOf(await plan(cut, exact))]
      expect(a.every((value, tier) => near(value, b[tier] ?? 0))).toBe(true)
    }))

  it('that adds capacity to a pool never makes the plan worse where idle machines draw nothing', () =>
    check(12, async (fleet) => {
      const frugal = {
        ...fleet,
        acceleratorTypes: fleet.acceleratorTypes.map((type) => ({ ...type, idleWatts: 0 })),
        sites: fleet.sites.map((site) => ({ ...site, resaleValuePerAccelerator: null })),
      }
      const larger = {
        ...frugal,
        pools: frugal.pools.map((pool, p) => (p === 0 ? { ...pool, count: pool.count * 2 } : pool)),
      }
      expect(notWorse(await plan(larger, exact), await plan(frugal, exact))).toBe(true)
    }))

  it('that tightens an SLO never makes the plan better', () =>
    check(12, async (fleet) => {
      const tighter = {
        ...fleet,
        inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
          ...workload,
          latencySloMs: workload.latencySloMs * 0.9,
        })),
      }
      expect(notWorse(await plan(fleet, exact), await plan(tighter, exact))).toBe(true)
    }))

  it('that pins every workload where the plan has it changes nothing', () =>
    check(10, async (fleet) => {
      const free = await plan(fleet, exact)
      const pins = (free.plan?.placements ?? []).map(({ workloadId, siteId }) => ({
        workloadId,
        siteId,
      }))
      const held = await plan({ ...fleet, policy: { ...fleet.policy, pins } }, exact)
      expect(valuesOf(held).every((value, tier) => near(value, valuesOf(free)[tier] ?? 0))).toBe(
        true,
      )
    }))

  it('by a little of a limit changes the cost between its prices to the left and to the right', async () => {
    let [priced, ranged] = [0, 0]
    await check(20, async (fleet) => {
      const result = await plan(fleet, exact)
      const first = result.prices.find(({ limit }) => limit === 'poolCapacity')
      if (!result.plan || !first || (result.tiers[0]?.objectiveValue ?? 0) > 0) return
      priced++
      // A pool has one price per period that binds; more accelerators serve all of them.
      const price = result.prices
        .filter(({ limit, poolId }) => limit === 'poolCapacity' && poolId === first.poolId)
        .reduce((sum, entry) => sum + entry.shadowPrice, 0)
      const open = new Set(result.plan.openSiteIds)
      const siteRulings = fleet.sites.map(({ id }) => ({
        siteId: id,
        ruling: open.has(id) ? ('open' as const) : ('closed' as const),
      }))
      const pins = result.plan.placements
        .filter(({ regionId }) => regionId === null)
        .map(({ workloadId, siteId }) => ({ workloadId, siteId }))
      const costWith = async (extra: number) => {
        const pools = fleet.pools.map((pool) =>
          pool.id === first.poolId
            ? {
                ...pool,
                reserveFraction:
                  pool.reserveFraction - (extra * (1 - pool.reserveFraction)) / pool.count,
              }
            : pool,
        )
        const changed = await plan(
          { ...fleet, pools, policy: { ...fleet.policy, siteRulings, pins } },
          exact,
        )
        return (changed.tiers[0]?.objectiveValue ?? 0) > 1e-9
          ? Number.POSITIVE_INFINITY
          : (changed.objectiveValue ?? 0)
      }
      const step = 1e-3
      const [less, same, more] = [await costWith(-step), await costWith(0), await costWith(step)]
      const room = 1e-3 * Math.max(1, Math.abs(price))
      expect((same - less) / step).toBeLessThan(price + room)
      expect((more - same) / step).toBeGreaterThan(price - room)
      const { limitValue, sensitivityRange: range } = first
      const rows = result.prices.filter(({ poolId }) => poolId === first.poolId)
      const most = (range.to ?? limitValue) - limitValue
      if (rows.length > 1 || most < step) return
      ranged++
      // Anywhere in its range the price is the slope itself.
      const halfway = (await costWith(most / 2)) - same
      expect(near(halfway, (price * most) / 2)).toBe(true)
    })
    expect(priced).toBeGreaterThanOrEqual(3)
    expect(ranged).toBeGreaterThanOrEqual(2)
  })
})
