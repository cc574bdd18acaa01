import { type Fleet, type Plan, seededRandom, type Violation } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { evaluate, type PlacementState, stateOf, todayOf } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'
import { type FleetShape, generateFleet } from '../../testing/generateFleet.ts'
import { migrationWaves } from './migrationWaves.ts'
import type { Wave } from './wavesAnswer.ts'

type Row = PlacementState['placements'][number]
const keyOf = ({ workloadId, regionId }: Pick<Row, 'workloadId' | 'regionId'>) =>
  `${workloadId} ${regionId}`

/** The fleet as if a plan were how it runs today. */
const asToday = (fleet: Fleet, { placements, openSiteIds }: Plan): Fleet => ({
  ...fleet,
  sites: fleet.sites.map((site) => ({
    ...site,
    status: openSiteIds.includes(site.id) ? 'operating' : 'mothballed',
  })),
  inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
    ...workload,
    currentPlacement: placements.flatMap(({ workloadId, regionId, poolId, share }) =>
      workloadId === workload.id && regionId !== null ? [{ regionId, poolId, share }] : [],
    ),
  })),
  trainingWorkloads: fleet.trainingWorkloads.map((workload) => ({
    ...workload,
    currentPoolId: placements.find(({ workloadId }) => workloadId === workload.id)?.poolId ?? null,
  })),
})

const inPart = (row: Row, part: number): Row[] =>
  part === 0 ? [] : [{ ...row, share: row.share * part }]

/** Goes through an answer step by step, by what it says and nothing else. */
const walk = (fleet: Fleet, planned: Plan) => {
  const today = todayOf(fleet)
  const rows = new Map<string, Row[]>()
  for (const row of today.placements) rows.set(keyOf(row), [...(rows.get(keyOf(row)) ?? []), row])
  const decisions = new Map(planned.siteDecisions.map((decision) => [decision.siteId, decision]))
  const open = new Set(today.openSiteIds)
  const operators = new Map<string, string>()
  const refitted = new Set<string>()
  const state = (): PlacementState => ({
    openSiteIds: [...open],
    operatorIdBySite: operators,
    refittedSiteIds: [...refitted],
    placements: [...rows.values()].flat(),
  })
  const hoursOf = new Map(fleet.trainingWorkloads.map(({ id, hoursPerDay }) => [id, hoursPerDay]))
  const target = (step: Wave['steps'][number]): Row[] =>
    step.detourPoolId === null
      ? [
          ...(rows.get(keyOf(step)) ?? []).flatMap((row) => inPart(row, 1 - step.part)),
          ...planned.placements
            .filter((row) => keyOf(row) === keyOf(step))
            .flatMap((row) => inPart(row, step.part)),
        ]
      : [
          {
            workloadId: step.workloadId,
            regionId: step.regionId,
            poolId: step.detourPoolId,
            periodId: null,
            share: 1,
            hoursPerDay: hoursOf.get(step.workloadId) ?? null,
          },
        ]
  const begin = (wave: Wave) => {
    for (const id of wave.opensSiteIds) open.add(id)
    for (const id of [...wave.opensSiteIds, ...wave.handsOverSiteIds, ...wave.refitsSiteIds]) {
      const decision = decisions.get(id)
      if (decision) operators.set(id, decision.operatorId)
    }
    for (const id of wave.refitsSiteIds) refitted.add(id)
  }
  return { rows, open, state, target, begin }
}

/** Limits that are broken and are not, or less, today. Two rows that break a limit of one name count by their excesses in order. */
const worse = (today: readonly Violation[], now: readonly Violation[]): string[] => {
  const excess = ({ found, allowed }: Violation) =>
    typeof found === 'number' && typeof allowed === 'number' ? Math.abs(found - allowed) : 0
  const excesses = (list: readonly Violation[]) => {
    const byName = new Map<string, number[]>()
    for (const violation of list) {
      const name = `${violation.rule}: ${violation.entity}`
      byName.set(
        name,
        [...(byName.get(name) ?? []), excess(violation)].sort((a, b) => b - a),
      )
    }
    return byName
  }
  const earlier = excesses(today)
  return [...excesses(now)].flatMap(([name, amounts]) =>
    amounts.some(
      (amount, at) => amount > (earlier.get(name)?.[at] ?? -1) + 1e-6 * Math.max(1, amount),
    )
      ? [name]
      : [],
  )
}

/** Busy accelerators of each pool in the period that needs most, as the account of a state with this pool alone would say. */
const loadsOf = (fleet: Fleet, rows: readonly Row[]) => {
  const { violations } = evaluate(
    { ...fleet, pools: fleet.pools.map((pool) => ({ ...pool, count: 1, reserveFraction: 1 })) },
    { openSiteIds: fleet.sites.map(({ id }) => id), placements: rows },
  )
  return new Map(
    violations.flatMap(({ rule, entity, found }) =>
      rule === 'poolCapacityHolds' && typeof found === 'number' ? [[entity, found] as const] : [],
    ),
  )
}

const cheapest = async (fleet: Fleet) =>
  (
    await plan(fleet, {
      objective: 'cost',
      gapRelative: 0.02,
      timeLimitSeconds: 10,
      wholeReplicas: false,
    })
  ).plan

/** A way between two plans of a generated fleet, or from its own placement to a plan. */
const wayOf = async (shape: FleetShape, isBetweenPlans: boolean) => {
  const generated = generateFleet(shape)
  const random = seededRandom(shape.seed)
  if (!isBetweenPlans) return { fleet: generated, planned: await cheapest(generated) }
  const otherPrices: Fleet = {
    ...generated,
    sites: generated.sites.map((site) => ({
      ...site,
      fixedCostPerHour: site.fixedCostPerHour * random.between(0, 3),
      electricityPricePerKwh: random.between(0.1, 2),
      reopenCost: 0,
    })),
  }
  const first = await cheapest(otherPrices)
  if (!first) return { fleet: generated, planned: null }
  const fleet = asToday(generated, first)
  return { fleet, planned: await cheapest(fleet) }
}

const shapes = Array.from({ length: 10 }, (_, at): [FleetShape, boolean] => [
  {
    seed: at + 1,
    sites: 6 + (at % 3),
    inferenceWorkloads: 10,
    trainingWorkloads: 6,
    load: at % 2 ? 0.6 : 0.35,
    periods: at % 3 === 2 ? 2 : 1,
    hasAllRules: at % 4 === 3,
  },
  at % 2 === 1,
])

describe('waves in generated fleets', () => {
  it('break no limit more than today on any way through them, and end at the plan', async () => {
    const counts = { ordered: 0, waves: 0, steps: 0, closed: 0, opened: 0 }
    for (const [shape, isBetweenPlans] of shapes) {
      const { fleet, planned } = await wayOf(shape, isBetweenPlans)
      if (!planned) continue
      const answer = migrationWaves(fleet, planned, { maxWaves: 3 })
      const today = evaluate(fleet, todayOf(fleet))
      const random = seededRandom(shape.seed + 100)
      const { rows, open, state, target, begin } = walk(fleet, planned)
      const said = `seed ${shape.seed}`
      for (const wave of answer.waves) {
        counts.waves++
        begin(wave)
        expect([said, worse(today.violations, evaluate(fleet, state()).violations)]).toEqual([
          said,
          [],
        ])
        // Everything that moves is busy at both places: as much as either, at most, in each pool.
        const everywhere = new Map(loadsOf(fleet, [...rows.values()].flat()))
        for (const step of wave.steps) {
          const before = loadsOf(fleet, rows.get(keyOf(step)) ?? [])
          for (const [entity, after] of loadsOf(fleet, target(step))) {
            const more = Math.max(0, after - (before.get(entity) ?? 0))
            everywhere.set(entity, (everywhere.get(entity) ?? 0) + more)
          }
        }
        const busyToday = loadsOf(fleet, todayOf(fleet).placements)
        for (const pool of fleet.pools)
          for (const { id } of fleet.periods) {
            const entity = `${pool.id} in ${id}`
            const allowed = Math.max(
              pool.count * (1 - pool.reserveFraction),
              busyToday.get(entity) ?? 0,
            )
            expect(everywhere.get(entity) ?? 0).toBeLessThanOrEqual(allowed * (1 + 1e-6) + 1e-6)
          }
        // Data may arrive in any order.
        for (const step of [...wave.steps].sort(() => random.next() - 0.5)) {
          counts.steps++
          for (const { poolId } of target(step)) {
            const siteId = fleet.pools.find(({ id }) => id === poolId)?.siteId ?? ''
            expect(open.has(siteId)).toBe(true)
          }
          rows.set(keyOf(step), target(step))
          expect([said, worse(today.violations, evaluate(fleet, state()).violations)]).toEqual([
            said,
            [],
          ])
        }
        for (const id of wave.closesSiteIds) {
          counts.closed++
          open.delete(id)
        }
        counts.opened += wave.opensSiteIds.length
        const after = evaluate(fleet, state())
        expect(worse(today.violations, after.violations)).toEqual([])
        expect(after.account.openSites).toBe(wave.openSites)
      }
      if (answer.status !== 'ordered') {
        expect(['stuck', 'tooFewWaves', 'nothingToMove']).toContain(answer.status)
        continue
      }
      counts.ordered++
      expect([...open].sort()).toEqual([...planned.openSiteIds].sort())
      const end = evaluate(fleet, { ...stateOf(planned), ...state() }).account
      expect(end.costPerHour).toBeCloseTo(planned.account.costPerHour, 3)
      expect(end.unservedPenaltyPerHour).toBeCloseTo(planned.account.unservedPenaltyPerHour, 3)
      const hasDetour = answer.waves.some(({ steps }) =>
        steps.some((step) => step.detourPoolId !== null),
      )
      if (!hasDetour) expect(answer.transferGb).toBeCloseTo(planned.account.migrationGb, 3)
    }
    expect(counts.ordered).toBeGreaterThan(6)
    expect(counts.waves).toBeGreaterThan(15)
    expect(counts.steps).toBeGreaterThan(60)
    expect(counts.closed).toBeGreaterThan(5)
  })
})
