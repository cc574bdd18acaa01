import { applyEdits, type Fleet, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { priceCurve } from './priceCurve.ts'
import { prices } from './prices.ts'

const exact = { objective: 'cost', gapRelative: 0, wholeReplicas: false, engine: 'highs' } as const

const planned = async (fleet: Fleet): Promise<Plan> => {
  const result = await plan(fleet, exact)
  if (!result.plan) throw new Error(result.message)
  return result.plan
}

const bothOpen = () =>
  tinyFleet((input) => {
    input.policy = {
      siteRulings: [
        { siteId: 'East', ruling: 'open' },
        { siteId: 'West', ruling: 'open' },
      ],
    }
  })

describe('the cost against one limit', () => {
  it('falls by 0.5 a kW to where all is at West, then stays', async () => {
    // 200 open + 0.5 L + (70 − L), and the gang of 20 kW is held at West.
    const fleet = bothOpen()
    const question = { limit: 'sitePower', siteId: 'West', from: 0, to: 100 } as const
    const curve = await priceCurve(fleet, await planned(fleet), question)
    const rounded = curve.points.map(({ limitValue, costPerHour }) => [
      Number(limitValue.toFixed(4)),
      Number(costPerHour.toFixed(4)),
    ])
    expect(rounded).toEqual([
      [20, 260],
      [70, 235],
      [100, 235],
    ])
    expect(curve.segments.map(({ shadowPrice }) => shadowPrice)).toEqual([-0.5, 0])
    expect(curve.smallestPossible).toBeCloseTo(20, 4)
    expect(curve).toMatchObject({ isConvex: true, isComplete: true, limitValue: 1000 })
    expect(curve.text).toContain('More than 70 kW saves nothing')
  })

  it('can be drawn for a budget that the fleet does not have', async () => {
    // 0.5 kg for each kWh of 70 kW, wherever: 840 kg a day, and no less serves as much.
    const fleet = bothOpen()
    const question = { limit: 'carbonBudget', from: 500, to: 1000 } as const
    const curve = await priceCurve(fleet, await planned(fleet), question)
    expect(curve.limitValue).toBeNull()
    expect(curve.smallestPossible).toBeCloseTo(840, 2)
    const last = curve.points.at(-1)
    expect(last?.costPerHour).toBeCloseTo(235, 6)
  })

  it('says how far down is possible where the question ends below', async () => {
    const fleet = bothOpen()
    const question = { limit: 'sitePower', siteId: 'West', from: 1, to: 15 } as const
    const curve = await priceCurve(fleet, await planned(fleet), question)
    expect(curve.points).toEqual([])
    expect(curve.smallestPossible).toBeCloseTo(20, 6)
    expect(curve.text).toContain('with less than 20 kW less would be served')
  })

  it.each([
    [{ limit: 'sitePower', siteId: 'North', from: 0, to: 1 }, 'the fleet has no such site'],
    [{ limit: 'poolCapacity', poolId: 'North', from: 0, to: 1 }, 'the fleet has no such pool'],
    [{ limit: 'sitePower', siteId: 'East', from: 0, to: 1 }, 'the plan has East closed'],
    [{ limit: 'sitePower', siteId: 'West', from: 5, to: 5 }, 'a curve goes up, from 0 or more'],
    [{ limit: 'openSites', from: 1, to: 5 }, 'sites are decided whole'],
  ] as const)('answers %j in words, with what to do', async (question, words) => {
    const fleet = tinyFleet()
    const curve = await priceCurve(fleet, await planned(fleet), question)
    expect(curve.points).toEqual([])
    expect(curve.text).toContain(words)
    expect(curve.text).toContain('To fix:')
  })
})

describe.each([1, 2, 3])('the curve of generated fleet %i', (seed) => {
  it('is what independent plans cost at its corners and between them, with the price as its slope', async () => {
    const fleet = generateFleet({
      seed,
      sites: 8,
      inferenceWorkloads: 14,
      trainingWorkloads: 5,
      load: 0.45,
    })
    const found = await planned(fleet)
    const { limits } = await prices(fleet, found)
    const worth = limits.find(({ limit }) => limit === 'sitePower')
    const siteId = worth?.siteId ?? found.openSiteIds[0] ?? ''
    const now = fleet.sites.find(({ id }) => id === siteId)?.facilityPowerLimitKw ?? 1
    const curve = await priceCurve(fleet, found, {
      limit: 'sitePower',
      siteId,
      from: now * 0.5,
      to: now * 1.5,
    })
    expect(curve).toMatchObject({ isConvex: true, isComplete: true })
    const { segments } = curve
    expect(segments.length).toBeGreaterThan(0)
    const here = segments.find(({ from, to }) => from <= now + 1e-6 && now < to)
    expect(-(here?.shadowPrice ?? 0)).toBeCloseTo(worth?.savedPerHour ?? 0, 6)
    const between = curve.points.slice(1).map((point, k) => ({
      limitValue: (point.limitValue + (curve.points[k]?.limitValue ?? 0)) / 2,
      costPerHour: (point.costPerHour + (curve.points[k]?.costPerHour ?? 0)) / 2,
    }))
    const looked = [...curve.points.slice(1), ...between]
    for (const { costPerHour, limitValue } of looked.slice(0, 12)) {
      const { fleet: changed } = applyEdits(fleet, [
        { kind: 'setPowerLimit', siteId, facilityPowerLimitKw: limitValue },
      ])
      const result = await plan(changed, { ...exact, hold: found })
      expect(result.scope).toBe('sitesAndGangsHeld')
      expect(Math.abs((result.plan?.account.costPerHour ?? 0) - costPerHour)).toBeLessThan(1e-3)
    }
  })
})
