import { type Fleet, type InferenceWorkload, type SolveResult, seededRandom } from '@berth/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.ts'
import { groupCells } from '../src/scenario/groupCells.ts'
import { indexFleet } from '../src/scenario/indexFleet.ts'
import { generateFleet } from '../src/testing/index.ts'

/** Each inference workload again and again at other volumes, with the same demand in all; one in four keeps where it runs today. */
const withRepeats = (fleet: Fleet, seed: number): Fleet => {
  const random = seededRandom(seed)
  const scaled = (tokens: InferenceWorkload['demand'][number]['tokensPerSecond'], by: number) =>
    typeof tokens === 'number'
      ? tokens * by
      : Object.fromEntries(Object.entries(tokens).map(([id, value]) => [id, value * by]))
  const inferenceWorkloads = fleet.inferenceWorkloads.flatMap((workload) => {
    const parts = Array.from({ length: random.whole(1, 4) }, () => random.between(0.1, 1))
    const total = parts.reduce((sum, part) => sum + part, 0)
    const currentPlacement = random.chance(0.25) ? workload.currentPlacement : []
    return parts.map((part, k) => ({
      ...workload,
      id: k === 0 ? workload.id : `${workload.id}-${k}`,
      currentPlacement,
      demand: workload.demand.map(({ regionId, tokensPerSecond }) => ({
        regionId,
        tokensPerSecond: scaled(tokensPerSecond, part / total),
      })),
    }))
  })
  return { ...fleet, inferenceWorkloads }
}

const shapes = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  sites: fc.integer({ min: 3, max: 6 }),
  inferenceWorkloads: fc.integer({ min: 2, max: 6 }),
  periods: fc.constantFrom(1, 2),
  routing: fc.constantFrom('steady' as const, 'byPeriod' as const),
  load: fc.constantFrom(0.2, 0.6, 1.5),
})
const objectives = ['cost', 'consolidate', 'carbon', 'latency'] as const
const check = <T>(runs: number, cases: fc.Arbitrary<T>, property: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, property), { numRuns: runs, seed: 11, endOnFailure: true })

const both = async (fleet: Fleet, objective: (typeof objectives)[number]) => {
  const options = { engine: 'highs', gapRelative: 0, objective, wholeReplicas: false } as const
  return {
    grouped: await plan(fleet, options),
    single: await plan(fleet, { ...options, grouping: false }),
  }
}
/** The first goal as near as engines hold a row, later ones as near as the room of the goals before them lets them be. */
const expectEqualGoals = (grouped: SolveResult, single: SolveResult, relative: number) => {
  expect(grouped.tiers.map(({ name }) => name)).toEqual(single.tiers.map(({ name }) => name))
  grouped.tiers.forEach(({ objectiveValue }, tier) => {
    const other = single.tiers[tier]?.objectiveValue ?? Number.NaN
    const earlier = Math.max(
      0,
      ...single.tiers.slice(0, tier).map((entry) => Math.abs(entry.objectiveValue)),
    )
    const room = tier === 0 ? 0 : 10 * relative * Math.max(1, Math.abs(other)) + relative * earlier
    expect(Math.abs(objectiveValue - other)).toBeLessThanOrEqual(
      relative * Math.max(1, Math.abs(other)) + room,
    )
  })
}

describe('planning workloads of one kind as a group', () => {
  it('reaches the same value to 1e-7 as one by one where the rest is a linear program, and is certified', () =>
    check(60, fc.tuple(shapes, fc.constantFrom('cost' as const)), async ([shape, objective]) => {
      const generated = generateFleet({ ...shape, trainingWorkloads: 0 })
      const fleet = withAllOpen(withRepeats(generated, shape.seed))
      const { grouped, single } = await both(fleet, objective)
      expect(grouped.certificate).toMatchObject({ ok: true, violations: [] })
      expect(single.certificate).toMatchObject({ ok: true, violations: [] })
      expect(grouped.size.columns).toBeLessThanOrEqual(single.size.columns)
      expectEqualGoals(grouped, single, 1e-7)
    }))

  it('reaches the same goals with every kind of rule, decisions on sites, and gangs', () =>
    check(60, fc.tuple(shapes, fc.constantFrom(...objectives)), async ([shape, objective]) => {
      const generated = generateFleet({ ...shape, trainingWorkloads: 2, hasAllRules: true })
      const fleet = withRepeats(generated, shape.seed)
      const { grouped, single } = await both(fleet, objective)
      expect(grouped.status).toBe(single.status)
      if (!grouped.plan || !single.plan) return
      expect(grouped.certificate).toMatchObject({ ok: true, violations: [] })
      expectEqualGoals(grouped, single, 1e-6)
    }))

  it('merges most of the repeats in these fleets', () =>
    check(20, shapes, async (shape) => {
      const fleet = withRepeats(
        generateFleet({ ...shape, inferenceWorkloads: 6, trainingWorkloads: 0 }),
        shape.seed,
      )
      const indexed = indexFleet(fleet)
      const nowhere = indexed.cells.filter((cell) => cell.currentShareBySite.size === 0)
      const kinds = new Set(nowhere.map(({ workload }) => workload.id.replace(/-\d+$/, '')))
      const atHome = indexed.cells.length - nowhere.length
      expect(groupCells(indexed).cells.length).toBeLessThanOrEqual(kinds.size + atHome)
    }))
})

/** Every site that can open is open, so nothing is left to decide but shares. */
const withAllOpen = (fleet: Fleet): Fleet => ({
  ...fleet,
  sites: fleet.sites.map((site) => ({ ...site, facilityPowerLimitKw: 1e6 })),
  policy: {
    ...fleet.policy,
    siteRulings: fleet.sites.map(({ id }) => ({ siteId: id, ruling: 'open' as const })),
  },
})

describe('a plan of grouped workloads', () => {
  const fleet = withAllOpen(
    withRepeats(
      generateFleet({ seed: 5, sites: 5, inferenceWorkloads: 5, trainingWorkloads: 1, load: 1.2 }),
      1,
    ),
  )
  const groups = groupCells(indexFleet(fleet))
    .cells.map(({ members }) => members)
    .filter((members) => members.length > 1)
  const quick = { objective: 'cost', engine: 'highs', wholeReplicas: false } as const

  it('names the fleet’s own workloads: each member has its group’s shares', async () => {
    const { plan: found } = await plan(fleet, quick)
    expect(groups.length).toBeGreaterThan(0)
    for (const members of groups) {
      const [first, ...others] = members.map(({ workload }) =>
        (found?.placements ?? [])
          .filter(({ workloadId }) => workloadId === workload.id)
          .map(({ poolId, share }) => [poolId, share]),
      )
      expect(first?.length).toBeGreaterThan(0)
      for (const shares of others) expect(shares).toEqual(first)
    }
  })

  it('prices each workload by its part of the group: twice the volume, twice the price', async () => {
    const { placementPrices } = await plan(fleet, quick)
    const priced = groups.map((members) =>
      members.map(({ workload, tokensPerSecond }) => ({
        tokens: tokensPerSecond[0] ?? Number.NaN,
        price: placementPrices.find(({ workloadId }) => workloadId === workload.id),
      })),
    )
    for (const [first, ...others] of priced)
      for (const { tokens, price } of others) {
        expect(price?.poolId).toBe(first?.price?.poolId)
        expect((price?.reducedCost ?? Number.NaN) / tokens).toBeCloseTo(
          (first?.price?.reducedCost ?? Number.NaN) / (first?.tokens ?? Number.NaN),
          9,
        )
      }
    expect(placementPrices.some(({ reducedCost }) => reducedCost > 0)).toBe(true)
  })

  it('is the same every time', async () => {
    const [once, again] = [await plan(fleet, quick), await plan(fleet, quick)]
    expect(again.plan).toEqual(once.plan)
  })

  it('counts whole replicas workload by workload', async () => {
    const { wholeReplicaPlan, layers } = await plan(fleet, {
      ...quick,
      wholeReplicas: true,
      timeLimitSeconds: 20,
    })
    expect(layers?.wholeReplicasMessage).not.toBe('')
    const kept = new Set(wholeReplicaPlan?.replicas.map(({ workloadId }) => workloadId))
    const served = new Set(wholeReplicaPlan?.placements.map(({ workloadId }) => workloadId))
    for (const { id } of fleet.inferenceWorkloads) expect(kept.has(id)).toBe(served.has(id))
    expect(kept.size).toBeGreaterThan(5)
  })
})
