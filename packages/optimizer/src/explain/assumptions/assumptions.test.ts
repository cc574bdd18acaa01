import { applyEdits, type Fleet, type FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import type { AskOptions } from '../../asking/askOptions.ts'
import { compareGoals } from '../../asking/compareGoals.ts'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/index.ts'
import { assumptions } from './assumptions.ts'
import type { AssumptionsAnswer, AssumptionsQuestion } from './assumptionsAnswer.ts'
import { scaleFigure } from './scaleFigure.ts'

const exact = { gapRelative: 0, wholeReplicas: false } as const
const planned = async (fleet: Fleet) => {
  const { plan: found, message } = await plan(fleet, { ...exact, objective: 'cost' })
  if (!found) throw new Error(message)
  return found
}
const askTiny = async (
  change: (input: FleetInput) => void,
  question: AssumptionsQuestion = {},
  options: AskOptions = {},
) => {
  const fleet = tinyFleet(change)
  return assumptions(fleet, await planned(fleet), question, { gapRelative: 0, ...options })
}
const variationOf = ({ assumptions: ranked }: AssumptionsAnswer, id: string, factor: number) => {
  const found = ranked.find((entry) => entry.id === id)?.variations
  const variation = found?.find((entry) => Math.abs(entry.factor - factor) < 1e-9)
  if (!variation) throw new Error(`${id} × ${factor} was not looked at`)
  return variation
}
const withPools = (count: number) => (input: FleetInput) => {
  for (const pool of input.pools) Object.assign(pool, { count })
}

describe('scaling a figure', () => {
  it('multiplies it wherever it stands, per period as well', () => {
    const fleet = tinyFleet((input) => {
      input.periods = [
        { id: 'day', hoursPerDay: 12 },
        { id: 'night', hoursPerDay: 12 },
      ]
      for (const site of input.sites)
        if (site.id === 'West') site.electricityPricePerKwh = { day: 1, night: 0.5 }
    })
    const scaled = scaleFigure(fleet, 'sites', 'electricityPricePerKwh', 2)
    expect(scaled?.fleet.sites.map((site) => site.electricityPricePerKwh)).toEqual([
      2,
      { day: 2, night: 1 },
    ])
    expect(scaled).toMatchObject({ changedCount: 2, limitedCount: 0 })
  })

  it('keeps what is counted whole, and stays within what the figure may be', () => {
    const fleet = tinyFleet((input) => {
      withPools(3)(input)
      for (const pool of input.pools) pool.reserveFraction = 0.9
    })
    expect(scaleFigure(fleet, 'pools', 'count', 1.2)?.fleet.pools[0]?.count).toBe(4)
    expect(scaleFigure(fleet, 'pools', 'reserveFraction', 1.2)).toMatchObject({
      changedCount: 2,
      limitedCount: 2,
      fleet: { pools: [{ reserveFraction: 1 }, { reserveFraction: 1 }] },
    })
    // The least PUE is 1.
    expect(scaleFigure(fleet, 'sites', 'pue', 0.8)?.changedCount).toBe(0)
  })

  it('lets no accelerator draw more idle than busy', () => {
    const fleet = tinyFleet((input) => {
      for (const type of input.acceleratorTypes) type.idleWatts = 900
    })
    const wattsAfter = (field: string, factor: number) => {
      const { activeWatts, idleWatts } =
        scaleFigure(fleet, 'acceleratorTypes', field, factor)?.fleet.acceleratorTypes[0] ?? {}
      return [activeWatts, idleWatts]
    }
    expect(wattsAfter('idleWatts', 1.2)).toEqual([1000, 1000])
    expect(wattsAfter('activeWatts', 0.8)).toEqual([900, 900])
  })

  it('leaves alone what is no number', () => {
    for (const [collection, field] of [
      ['sites', 'name'],
      ['sites', 'latitude'],
      ['sites', 'servesInference'],
      ['periods', 'hoursPerDay'],
    ] as const)
      expect(scaleFigure(tinyFleet(), collection, field, 2), field).toBeNull()
  })
})

describe('the assumptions of the tiny fleet', () => {
  it('are ranked by cost where none changes a site', async () => {
    // Upkeep 100; power 70 kW × 0.5 = 35, of which 25 for chat. A fifth of each.
    const { assumptions: ranked, isCutShort } = await askTiny(() => {})
    expect(ranked.map(({ id, changePerHour }) => [id, Math.round(changePerHour)])).toEqual([
      ['fixedCost', 20],
      ['electricityPrice', 7],
      ['demand', 5],
      ['rent', 0],
      ['routeFactor', 0],
    ])
    expect(ranked.map(({ changedSiteCount }) => changedSiteCount)).toEqual([0, 0, 0, 0, 0])
    expect(isCutShort).toBe(false)
  })

  it('open another site where demand grows beyond the one that is open', async () => {
    // 75 at West hold 50 + 20, and not 60 + 20: 5 go unserved, or East opens. 1,000 per million tokens: 50 tokens/s are 180 per hour.
    const found = await askTiny(withPools(75))
    expect(found.assumptions[0]?.id).toBe('demand')
    const more = variationOf(found, 'demand', 1.2)
    expect(more).toMatchObject({
      scope: 'everything',
      decision: 'changes',
      changedSites: [{ siteId: 'East', from: 'mothball', to: 'keep' }],
      changeOfUnservedPenaltyPerHour: expect.closeTo(0),
    })
    // Two sites: 200 + 75 × 0.5 + 5 × 1 = 242.5 instead of 145; the sites of the plan cost 147.5 + 180 of penalty.
    expect(more.changeOfCostPerHour).toBeCloseTo(97.5)
    expect(more.regretPerHour).toBeCloseTo(147.5 + 180 - 242.5)
    expect(variationOf(found, 'demand', 0.8).decision).toBe('holds')
  })

  it('hold where sites are as few and cost as much, whatever the plan aims at', async () => {
    const fleet = tinyFleet()
    const { plan: saved } = await plan(fleet, { ...exact, objective: 'consolidate' })
    if (!saved) throw new Error('no plan')
    const found = await assumptions(fleet, saved, {}, { gapRelative: 0 })
    const decisions = found.assumptions.flatMap(({ variations }) =>
      variations.map(({ decision, regretPerHour }) => [decision, regretPerHour]),
    )
    expect(new Set(decisions.map(String))).toEqual(new Set(['holds,']))
  })

  it('close a site that becomes too far away', async () => {
    // Within 20 ms West is near enough: 10 + 9.8 ms. With fibre a fifth longer it takes 21.76 ms.
    const found = await askTiny((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 20
    })
    expect(found.assumptions[0]?.id).toBe('routeFactor')
    const longer = variationOf(found, 'routeFactor', 1.2)
    expect(longer.changedSites.map(({ siteId, to }) => [siteId, to])).toEqual([
      ['East', 'absorb'],
      ['West', 'mothball'],
    ])
    expect(longer.movedAccelerators).toBeCloseTo(70)
    expect(found.notLookedAt).toContainEqual({
      assumptionId: 'routeFactor',
      factor: 0.8,
      reason: 'It changes no figure of the fleet.',
    })
  })

  it('are taken from the sources of the fleet: figures that are assumed or estimated, and no others', async () => {
    const found = await askTiny((input) => {
      input.sources = [
        { id: 'guess', kind: 'assumption', title: 'A guess.', date: '2025' },
        { id: 'meter', kind: 'measured', title: 'A meter.', date: '2025' },
      ]
      input.figureSources = [
        { collection: 'sites', field: 'mothballCostPerHour', sourceId: 'guess' },
        { collection: 'sites', field: 'fixedCostPerHour', sourceId: 'guess' },
        { collection: 'sites', field: 'facilityPowerLimitKw', sourceId: 'meter' },
        { collection: 'sites', field: 'status', sourceId: 'guess' },
      ]
    })
    const ids = found.assumptions.map(({ id }) => id)
    expect(ids).toContain('sites.mothballCostPerHour')
    expect(ids).not.toContain('sites.facilityPowerLimitKw')
    expect(ids).not.toContain('sites.fixedCostPerHour')
    expect(found.assumptions.find(({ id }) => id === 'fixedCost')?.sources).toMatchObject([
      { id: 'guess', kind: 'assumption' },
    ])
    expect(found.notLookedAt).toContainEqual({
      assumptionId: 'sites.status',
      factor: null,
      reason: 'It is no number that can be multiplied.',
    })
    // East kept shut costs 10.
    expect(variationOf(found, 'sites.mothballCostPerHour', 1.2).changeOfCostPerHour).toBeCloseTo(2)
  })

  it('are told to be unknown where the time is up, and refused where there are none', async () => {
    const stopped = await askTiny(() => {}, {}, { isCancelled: () => true })
    expect(stopped.assumptions).toEqual([])
    expect(stopped.isCutShort).toBe(true)
    expect(stopped.notLookedAt.every(({ reason }) => reason.length > 0)).toBe(true)
    const none = await askTiny(() => {}, { assumptionIds: ['weather'] })
    expect(none.assumptions).toEqual([])
    expect(none.notLookedAt).toEqual([
      {
        assumptionId: 'weather',
        factor: null,
        reason: 'The fleet has no assumption of this name.',
      },
    ])
  })

  it('are held where there is no time for more, and say so', async () => {
    // The time is up when the second of both factors is begun.
    let plans = 0
    const found = await askTiny(
      () => {},
      { assumptionIds: ['fixedCost'] },
      {
        onProgress: () => {
          plans++
        },
        now: () => (plans < 2 ? 0 : 1e9),
      },
    )
    expect(found.assumptions[0]).toMatchObject({ id: 'fixedCost', changedSiteCount: null })
    expect(variationOf(found, 'fixedCost', 1.2)).toMatchObject({
      decision: 'unknown',
      changeOfCostPerHour: expect.closeTo(20),
    })
  })
})

describe('the assumptions of generated fleets', () => {
  it.each([1, 4, 7])(
    'move the cost the way they should, and decisions only where others are better (seed %i)',
    async (seed) => {
      const fleet = generateFleet({ seed, sites: 5, inferenceWorkloads: 5, trainingWorkloads: 3 })
      const saved = await planned(fleet)
      const asked = { gapRelative: 0.001 }
      const assumptionIds = ['electricityPrice', 'demand', 'fixedCost', 'carbonPrice']
      const found = await assumptions(fleet, saved, { assumptionIds }, asked)
      expect(found.isCutShort).toBe(false)
      const noise = 0.002 * saved.account.costPerHour
      for (const { variations, id } of found.assumptions)
        for (const entry of variations) {
          const change = entry.changeOfCostPerHour + entry.changeOfUnservedPenaltyPerHour
          expect(Math.sign(entry.factor - 1) * change, `${id} ${entry.factor}`).toBeGreaterThan(
            -noise,
          )
          expect(entry.decision === 'changes').toBe(entry.changedSites.length > 0)
          // Where demand grows, serving it first may cost more than its penalty.
          if (entry.regretPerHour !== null && id !== 'demand')
            expect(entry.regretPerHour).toBeGreaterThan(-noise)
        }
      const keys = found.assumptions.map((entry) => [
        entry.changedSiteCount ?? 0,
        Math.round(entry.movedAccelerators),
      ])
      expect(keys).toEqual(
        [...keys].sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0) || (b[1] ?? 0) - (a[1] ?? 0)),
      )

      // A search of its own agrees on whether the decisions of the plan are still right.
      const entry = variationOf(found, 'electricityPrice', 1.2)
      const { fleet: dearer } = applyEdits(fleet, [
        { kind: 'scaleElectricityPrice', siteId: null, factor: 1.2 },
      ])
      const options = { ...exact, objective: 'cost', gapRelative: 0.001 } as const
      const held = await plan(dearer, { ...options, hold: saved })
      const free = await plan(dearer, options)
      if (entry.decision === 'holds') expect(compareGoals(free, held, 0.0025)).toBe(0)
      else expect(compareGoals(free, held)).toBeLessThan(0)
    },
  )
})
