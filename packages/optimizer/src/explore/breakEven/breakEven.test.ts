import { applyEdits, type Edit, type Fleet, type FleetInput, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { compareGoals } from '../../asking/compareGoals.ts'
import { asDecided } from '../../asking/load/asDecided.ts'
import { legalPairs } from '../../asking/load/legalPairs.ts'
import { loadPieces } from '../../asking/load/loadPieces.ts'
import { runningCosts } from '../../asking/load/runningCosts.ts'
import { findCandidates } from '../../candidates/findCandidates.ts'
import { evaluate, stateOf } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { generateFleet } from '../../testing/index.ts'
import { breakEven } from './breakEven.ts'
import type { BreakEvenAnswer } from './breakEvenAnswer.ts'
import { crossingOf } from './crossing.ts'
import { fillSite } from './fillSite.ts'

const planned = async (fleet: Fleet, gapRelative = 0): Promise<Plan> => {
  const { plan: found, message } = await plan(fleet, {
    objective: 'cost',
    gapRelative,
    wholeReplicas: false,
  })
  if (!found) throw new Error(message)
  return found
}
const askTiny = async (change: (input: FleetInput) => void) => {
  const fleet = tinyFleet(change)
  return breakEven(fleet, await planned(fleet), {}, { gapRelative: 0 })
}
const siteOf = ({ sites }: BreakEvenAnswer, id: string) => {
  const found = sites.find(({ siteId }) => siteId === id)
  if (!found) throw new Error(`${id} is not there`)
  return found
}
const rangeOf = ({ ranges }: BreakEvenAnswer, name: string) => {
  const found = ranges.find(({ parameter }) => parameter === name)
  if (!found) throw new Error(`${name} was not followed`)
  return found
}
const change =
  (siteId: string, set: Partial<FleetInput['sites'][number]>) => (input: FleetInput) => {
    for (const site of input.sites) if (site.id === siteId) Object.assign(site, set)
  }

describe('the rent at which a site of the tiny fleet pays', () => {
  it('covers what it costs, and less where shutting it costs too', async () => {
    // West: 100 + 70 × 0.5 = 135 for 70 busy; shut 10. All load at East: 100 + 70 × 1 = 170.
    const found = await askTiny(() => {})
    expect(siteOf(found, 'West')).toMatchObject({
      open: true,
      busyAccelerators: 70,
      fillLimit: 'plan',
      costPerHour: 135,
      shutCostPerHour: 10,
      rentPerHour: 10,
      breakEvenRentPerHour: expect.closeTo(135 / 70),
      openingRentPerHour: expect.closeTo(125 / 70),
      marginPerHour: 700 - 135,
    })
    expect(siteOf(found, 'East')).toMatchObject({
      open: false,
      busyAccelerators: expect.closeTo(70),
      fillLimit: 'load',
      breakEvenRentPerHour: expect.closeTo(170 / 70),
      openingRentPerHour: expect.closeTo(160 / 70),
    })
    expect(found.fleetBreakEvenRentPerHour).toBeCloseTo(135 / 70)
    expect(found.sites.map(({ siteId }) => siteId)).toEqual(['West', 'East'])
  })

  it('counts a closed site as full as its accelerators, its power and its rules let it be', async () => {
    const full = async (edit: (input: FleetInput) => void) => {
      const { busyAccelerators, fillLimit, breakEvenRentPerHour } = siteOf(
        await askTiny(edit),
        'East',
      )
      return [busyAccelerators, fillLimit, breakEvenRentPerHour]
    }
    // Chat saves 0.5 per accelerator-hour less than nothing, as the gang does: chat first, in the fleet's order. 40 accelerators hold no gang of 20 besides.
    const smallEast = (input: FleetInput) => {
      for (const pool of input.pools) if (pool.siteId === 'East') pool.count = 40
    }
    expect(await full(smallEast)).toEqual([
      expect.closeTo(40),
      'accelerators',
      expect.closeTo(140 / 40),
    ])
    expect(await full(change('East', { facilityPowerLimitKw: 30 }))).toEqual([
      expect.closeTo(30),
      'power',
      expect.closeTo(130 / 30),
    ])
    const forbidden = (input: FleetInput) => {
      input.policy = {
        forbids: ['chat', 'train'].map((workloadId) => ({ workloadId, siteId: 'East' })),
      }
    }
    expect(await full(forbidden)).toEqual([0, 'load', null])
    expect(await full(change('East', { status: 'underConstruction' }))).toEqual([0, 'shut', null])
  })

  it('says why no rent helps, and that rents are unknown', async () => {
    const unfinished = await askTiny(change('East', { status: 'underConstruction' }))
    expect(siteOf(unfinished, 'East').text).toMatch(/because East is under construction.* To fix: /)
    const unknown = await askTiny((input) => {
      for (const type of input.acceleratorTypes) type.rentPerHour = null
    })
    expect(siteOf(unknown, 'West')).toMatchObject({ rentPerHour: null, marginPerHour: null })
    expect(siteOf(unknown, 'West').text).toContain('not known')
  })

  it('is told for the sites asked about, and those that there are not are named', async () => {
    const fleet = tinyFleet()
    const question = { siteIds: ['East', 'North'], parameters: [] }
    const found = await breakEven(fleet, await planned(fleet), question)
    expect(found.sites.map(({ siteId }) => siteId)).toEqual(['East'])
    expect(found.unknownSiteIds).toEqual(['North'])
    expect(found.ranges).toEqual([])
  })
})

describe('the prices over which the decision of the tiny fleet stays the same', () => {
  it('have no end where nothing else is ever better', async () => {
    const found = await askTiny(() => {})
    expect(rangeOf(found, 'electricityPrice')).toMatchObject({
      betterNow: null,
      up: { status: 'noEnd', holdsAt: 5, changesAt: null },
      // With free power both sites cost the same: neither is better.
      down: { status: 'noEnd', holdsAt: 0, changesAt: null },
    })
    expect(rangeOf(found, 'rent')).toMatchObject({ by: 'reasoning', up: { status: 'noEnd' } })
  })

  it('end where cheaper upkeep counts for more than cheaper power', async () => {
    // East: 80 + 70 f + 10 for keeping West. West: 100 + 35 f + 10. The same at f = 20 / 35.
    const found = await askTiny(change('East', { fixedCostPerHour: 80 }))
    const { down, up } = rangeOf(found, 'electricityPrice')
    expect(down.status).toBe('found')
    expect(down.holdsAt).toBeGreaterThan(20 / 35 - 1e-4)
    expect(down.changesAt).toBeLessThan(20 / 35 + 1e-4)
    expect((down.holdsAt ?? 9) - (down.changesAt ?? 0)).toBeLessThanOrEqual(0.001)
    expect(down.changedSites.map(({ siteId }) => siteId)).toEqual(['East', 'West'])
    expect(up.status).toBe('noEnd')
  })

  it('end the same way where fewer sites count before cost', async () => {
    const fleet = tinyFleet(change('East', { fixedCostPerHour: 80 }))
    const { plan: saved } = await plan(fleet, { objective: 'consolidate', gapRelative: 0 })
    if (!saved) throw new Error('no plan')
    const found = await breakEven(
      fleet,
      saved,
      { parameters: ['electricityPrice'] },
      { gapRelative: 0 },
    )
    expect(found.ranges[0]?.down.holdsAt).toBeCloseTo(20 / 35, 2)
    expect(found.ranges[0]?.down.changesAt).toBeCloseTo(20 / 35, 2)
    expect(found.ranges[0]?.up.status).toBe('noEnd')
  })

  it('end where carbon costs more than power saves', async () => {
    // West emits 70 kW × 1 kg/kWh, East nothing: 0.07 per hour for each currency per tonne. West saves 35: the same at 500 per tonne.
    const found = await askTiny((input) => {
      change('West', { carbonIntensityGPerKwh: 1000 })(input)
      change('East', { carbonIntensityGPerKwh: 0 })(input)
    })
    const { up, down, unit } = rangeOf(found, 'carbonPrice')
    expect(unit).toBe('currencyPerTonne')
    expect(up.status).toBe('found')
    expect(up.holdsAt).toBeLessThanOrEqual(500.01)
    expect(up.changesAt).toBeGreaterThanOrEqual(499.99)
    expect((up.changesAt ?? 9e9) - (up.holdsAt ?? 0)).toBeLessThanOrEqual(0.1)
    expect(down).toMatchObject({ status: 'noEnd', holdsAt: 0 })
  })

  it('are none where other decisions are better already', async () => {
    const fleet = tinyFleet(change('East', { fixedCostPerHour: 60 }))
    // East costs 60 + 70 + 10 = 140, West 145. The plan was made when they cost the same to run.
    const saved = await planned(tinyFleet())
    const found = await breakEven(fleet, saved, { parameters: ['carbonPrice'] }, { gapRelative: 0 })
    expect(found.ranges[0]?.betterNow?.savesPerHour).toBeCloseTo(5)
    // Within 5 % they are as good.
    const loose = await breakEven(
      fleet,
      saved,
      { parameters: ['carbonPrice'] },
      { gapRelative: 0.05 },
    )
    expect(loose.ranges[0]?.betterNow).toBeNull()
  })

  it('are unknown where there is no time, and say so', async () => {
    const fleet = tinyFleet()
    const found = await breakEven(fleet, await planned(fleet), {}, { isCancelled: () => true })
    expect(rangeOf(found, 'electricityPrice').up.status).toBe('notLookedAt')
    expect(rangeOf(found, 'electricityPrice').text).toContain('there was no time')
    expect(found.sites).toHaveLength(2)
  })
})

describe('a crossing', () => {
  it('lies between two values that are close', async () => {
    let looks = 0
    const differenceAt = async (value: number) => {
      looks++
      return value - Math.PI + 0.01 * (value - 1) * (value - 5)
    }
    const found = await crossingOf(differenceAt, 1, 5, 1e-4, () => false)
    if (!found) throw new Error('no crossing')
    expect(await differenceAt(found.before)).toBeLessThanOrEqual(0)
    expect(await differenceAt(found.after)).toBeGreaterThan(0)
    expect(found.after - found.before).toBeLessThanOrEqual(1e-4)
    expect(looks).toBeLessThan(20)
  })

  it('is found at a step, downwards too, and left when the time is up', async () => {
    const step = async (value: number) => (value < 2 ? 1e-12 : -100)
    const found = await crossingOf(step, 5, 0, 0.001, () => false)
    expect(found?.before).toBeGreaterThanOrEqual(2)
    expect(found?.after).toBeLessThan(2)
    expect(await crossingOf(step, 5, 0, 0.001, () => true)).toBeNull()
  })
})

describe('break-even on generated fleets', () => {
  const seeds = [2, 5, 8]
  const generated = (seed: number) =>
    generateFleet({
      seed,
      sites: 5,
      inferenceWorkloads: 6,
      trainingWorkloads: 3,
      periods: 2,
      hasAllRules: seed % 2 === 1,
    })
  it.each(seeds)('is what evaluate says that the site costs (seed %i)', async (seed) => {
    const fleet = generated(seed)
    const saved = await planned(fleet, 0.001)
    const state = stateOf(saved)
    const found = await breakEven(fleet, saved, { parameters: [] })
    const { account } = evaluate(fleet, state)
    const total = found.sites.reduce(
      (sum, site) => sum + (site.open ? site.costPerHour : site.shutCostPerHour),
      0,
    )
    expect(total).toBeCloseTo(account.costPerHour, 4)
    const siteOfPool = new Map(fleet.pools.map(({ id, siteId }) => [id, siteId]))
    for (const site of found.sites.filter(({ open }) => open)) {
      const resale = fleet.sites.find(({ id }) => id === site.siteId)?.resaleValuePerAccelerator
      const without = evaluate(fleet, {
        ...state,
        openSiteIds: saved.openSiteIds.filter((id) => id !== site.siteId),
        soldSiteIds: [
          ...(state.soldSiteIds ?? []),
          ...(resale === null || resale === undefined ? [] : [site.siteId]),
        ],
        placements: saved.placements.filter(({ poolId }) => siteOfPool.get(poolId) !== site.siteId),
      })
      const saves = account.costPerHour - without.account.costPerHour
      expect((site.openingRentPerHour ?? 0) * site.busyAccelerators).toBeCloseTo(
        site.openingRentPerHour === null ? 0 : saves,
        4,
      )
    }
  })

  /** Broken by opening one site alone. */
  const rulesOfTheFleet = new Set([
    'siteRulingHolds',
    'migrationBudgetHolds',
    'carbonBudgetHolds',
    'operatorSitesHold',
    'operatorPowerHolds',
  ])

  it.each(seeds)('fills closed sites within every limit (seed %i)', async (seed) => {
    const saved = await planned(generated(seed), 0.001)
    const fleet = asDecided(generated(seed), saved)
    const indexed = indexFleet(fleet)
    const pieces = loadPieces(indexed, saved)
    const costs = runningCosts(indexed, pieces)
    const candidates = findCandidates(indexed)
    const isLegal = legalPairs(candidates)
    let filled = 0
    for (const entry of indexed.sites) {
      if (candidates.siteRefusals[entry.index] !== null) continue
      const { placements } = fillSite(indexed, entry, pieces, costs, isLegal)
      const { violations } = evaluate(fleet, { openSiteIds: [entry.site.id], placements })
      const own = violations.filter(({ rule }) => !rulesOfTheFleet.has(rule))
      expect(own).toEqual([])
      filled += placements.length
    }
    expect(filled).toBeGreaterThan(0)
  })

  it.each([3, 7, 8])('ends ranges where a search of its own agrees (seed %i)', async (seed) => {
    const fleet = generateFleet({ seed, sites: 5, inferenceWorkloads: 5, trainingWorkloads: 2 })
    const saved = await planned(fleet)
    const found = await breakEven(
      fleet,
      saved,
      { parameters: ['electricityPrice', 'carbonPrice'], siteIds: [] },
      { gapRelative: 0.0005 },
    )
    const edits = (parameter: string, price: number): Edit[] =>
      parameter === 'carbonPrice'
        ? [{ kind: 'setCarbonPrice', carbonPricePerTonne: price }]
        : [{ kind: 'scaleElectricityPrice', siteId: null, factor: price }]
    const leadAt = async (parameter: string, price: number) => {
      const { fleet: changed } = applyEdits(fleet, edits(parameter, price))
      const options = { objective: 'cost', gapRelative: 1e-6, wholeReplicas: false } as const
      const held = await plan(changed, { ...options, hold: saved })
      const free = await plan(changed, options)
      return { held, free }
    }
    const ends = found.ranges.flatMap(({ up, down }) => [up.status, down.status])
    expect(ends.includes('found')).toBe(seed !== 3)
    for (const { parameter, up, down, betterNow } of found.ranges) {
      expect(betterNow).toBeNull()
      for (const { status, holdsAt, changesAt } of [up, down]) {
        expect(['found', 'noEnd']).toContain(status)
        if (holdsAt !== null) {
          const { held, free } = await leadAt(parameter, holdsAt)
          expect(compareGoals(free, held, 0.0011)).toBe(0)
        }
        if (changesAt !== null) {
          const { held, free } = await leadAt(parameter, changesAt)
          expect(compareGoals(free, held)).toBeLessThan(0)
        }
      }
    }
  })
})
