import { applyEdits, type Fleet, type FleetInput, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate, stateOf } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/index.ts'
import type { StrandedCapacity } from './strandedAnswer.ts'
import { strandedCapacity } from './strandedCapacity.ts'
import type { StrandedReason } from './strandedReasons.ts'

const planned = async (fleet: Fleet): Promise<Plan> => {
  const { plan: found, message } = await plan(fleet, {
    objective: 'cost',
    gapRelative: 0.001,
    wholeReplicas: false,
  })
  if (!found) throw new Error(message)
  return found
}
const bothOpen = (change: (input: FleetInput) => void) => (input: FleetInput) => {
  input.policy = {
    ...input.policy,
    siteRulings: [
      { siteId: 'East', ruling: 'open' },
      { siteId: 'West', ruling: 'open' },
    ],
  }
  change(input)
}
const strandedTiny = async (change: (input: FleetInput) => void) => {
  const fleet = tinyFleet(change)
  return strandedCapacity(fleet, await planned(fleet))
}
/** Accelerators by reason at a site. */
const at = ({ sites }: StrandedCapacity, siteId: string) =>
  Object.fromEntries(
    (sites.find((site) => site.siteId === siteId)?.parts ?? [])
      .filter(({ accelerators }) => accelerators > 0)
      .map(({ reason, accelerators }) => [reason, Math.round(accelerators * 1e6) / 1e6]),
  )
const worthOf = ({ reasons }: StrandedCapacity, wanted: StrandedReason) => {
  const worth = reasons.find(({ reason }) => reason === wanted)?.worth
  if (!worth || 'reason' in worth) throw new Error(`${wanted} has no worth: ${worth?.reason}`)
  return worth
}

// 50 accelerators of chat and a gang of 20; an accelerator-hour costs 1 at East and 0.5 at West.
describe('what is idle on the tiny fleet', () => {
  it('is the closed site, and what the open one has beyond its load', async () => {
    const found = await strandedTiny(() => {})
    expect(at(found, 'East')).toEqual({ closed: 100 })
    expect(at(found, 'West')).toEqual({ noDemand: 30 })
    // Limits of 2 × 1,000 kW less the 70 kW drawn; 30 kW for 30 accelerators, and no accelerators for the other 900 kW at West.
    expect(found.idleKw).toBeCloseTo(1930)
    expect(found.reasons.map(({ reason, kw }) => [reason, Math.round(kw)])).toEqual([
      ['closed', 1000],
      ['noDemand', 30],
      ['noAccelerators', 900],
    ])
    // Open, East costs 100 instead of 10 per hour, and nothing would run there.
    expect(worthOf(found, 'closed')).toMatchObject({
      recoveredPerHour: expect.closeTo(0),
      costOfLiftingPerHour: expect.closeTo(90),
    })
  })

  it('waits for a site under construction', async () => {
    const found = await strandedTiny((input) => {
      for (const site of input.sites) if (site.id === 'West') site.status = 'underConstruction'
    })
    expect(at(found, 'West')).toEqual({ underConstruction: 100 })
    // West open: chat would run there for 25 less. The gang stays where the plan has it.
    expect(worthOf(found, 'underConstruction')).toMatchObject({
      recoveredPerHour: expect.closeTo(25),
      costOfLiftingPerHour: expect.closeTo(100),
    })
  })

  it('is too far from load that costs more elsewhere', async () => {
    // Within 15 ms chat stays at East: 25 per hour more than at West. The gang is cheaper at West.
    const found = await strandedTiny(
      bothOpen((input) => {
        for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
      }),
    )
    expect(at(found, 'West')).toEqual({ latency: 50, noDemand: 30 })
    expect(at(found, 'East')).toEqual({ price: 20, noDemand: 30 })
    expect(worthOf(found, 'latency').recoveredPerHour).toBeCloseTo(25)
    expect(found.reasons.find(({ reason }) => reason === 'latency')).toMatchObject({
      example: expect.stringContaining('19.8 ms, but 15 ms is allowed'),
      fix: 'raise the SLO of chat to 20 ms.',
    })
    // At the price of West, the gang would cost the same at East: nothing is recovered.
    expect(worthOf(found, 'price')).toMatchObject({
      recoveredPerHour: expect.closeTo(0),
      costOfLiftingPerHour: expect.closeTo(-25),
    })
  })

  it.each<[string, StrandedReason, number, number, (input: FleetInput) => void]>([
    [
      'runs nothing of it',
      'acceleratorType',
      70,
      // The gang stays where the plan has it.
      25,
      (input) => {
        const [unit] = input.acceleratorTypes
        if (unit) input.acceleratorTypes.push({ ...unit, id: 'other' })
        for (const pool of input.pools) if (pool.siteId === 'West') pool.acceleratorTypeId = 'other'
      },
    ],
    [
      'is fit for training only',
      'trainingOnly',
      50,
      25,
      (input) => {
        for (const site of input.sites) if (site.id === 'West') site.servesInference = false
      },
    ],
    [
      'has an operator that does not run it',
      'operator',
      50,
      25,
      (input) => {
        const [norm] = input.operators
        if (norm) input.operators.push({ ...norm, id: 'trainer', servesInference: false })
        for (const site of input.sites) if (site.id === 'West') site.operatorId = 'trainer'
      },
    ],
    [
      'lies where it may not be processed',
      'jurisdiction',
      50,
      25,
      (input) => {
        for (const workload of input.inferenceWorkloads ?? [])
          workload.allowedJurisdictions = ['east']
      },
    ],
    [
      'holds no gang of this size',
      'gangSize',
      20,
      10,
      (input) => {
        for (const pool of input.pools) if (pool.siteId === 'West') pool.maxGangAccelerators = 19
      },
    ],
    [
      'is forbidden to it',
      'rulings',
      50,
      25,
      (input) => {
        input.policy = { ...input.policy, forbids: [{ workloadId: 'chat', siteId: 'West' }] }
      },
    ],
    [
      'may not have all of it',
      'rulings',
      20,
      10,
      (input) => {
        for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.6
      },
    ],
  ])('%s: %s %i', async (_, reason, accelerators, recovered, change) => {
    const found = await strandedTiny(bothOpen(change))
    expect(at(found, 'West')[reason]).toBeCloseTo(accelerators)
    expect(worthOf(found, reason).recoveredPerHour).toBeCloseTo(recovered)
  })

  it('is headroom first, then what has no power', async () => {
    // West may sell 90, and draws 80 kW at most: 70 busy, 10 more have power and no load, 10 have no power, 10 are headroom.
    const found = await strandedTiny((input) => {
      for (const pool of input.pools) pool.reserveFraction = 0.1
      for (const site of input.sites) site.facilityPowerLimitKw = 80
    })
    expect(at(found, 'West')).toEqual({ reserve: 10, power: 10, noDemand: 10 })
    expect(found.idleKw).toBeCloseTo(80 + 10)
  })

  it('is left by a plan that aims at something else', async () => {
    const fleet = tinyFleet(bothOpen(() => {}))
    const { plan: near } = await plan(fleet, { objective: 'latency', gapRelative: 0 })
    if (!near) throw new Error('no plan')
    const found = await strandedCapacity(fleet, near)
    expect(at(found, 'West')).toEqual({ aim: expect.closeTo(50, 4), noDemand: 30 })
    expect(worthOf(found, 'aim').recoveredPerHour).toBeCloseTo(25)
  })

  it('would serve demand that nobody serves', async () => {
    // Nobody is within 5 ms: 500 tokens/s × 3,600 s × 1,000 per million are 1,800 per hour, less 25 for running it at West.
    const found = await strandedTiny((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 5
    })
    expect(at(found, 'West').latency).toBeCloseTo(50)
    expect(worthOf(found, 'latency')).toMatchObject({
      recoveredPerHour: expect.closeTo(1775),
      recoveredPenaltyPerHour: expect.closeTo(1800),
    })
  })

  it('does not count what is busy at another time of the day', async () => {
    // 500 tokens/s by day and 200 by night: 50 accelerators are busy at the peak, 35 on the mean of the day; with the gang 70.
    const found = await strandedTiny((input) => {
      input.periods = [
        { id: 'day', hoursPerDay: 12 },
        { id: 'night', hoursPerDay: 12 },
      ]
      for (const workload of input.inferenceWorkloads ?? [])
        for (const demand of workload.demand) demand.tokensPerSecond = { day: 500, night: 200 }
    })
    expect(found.idleAccelerators).toBeCloseTo(130)
    expect(found.busyOnlyAtPeakAccelerators).toBeCloseTo(15)
  })

  it('leaves out what it had no time for, and says so', async () => {
    const fleet = tinyFleet()
    const found = await strandedCapacity(fleet, await planned(fleet), { isCancelled: () => true })
    expect(found.idleAccelerators).toBe(130)
    expect(found.reasons.every(({ worth }) => 'reason' in worth)).toBe(true)
    expect(found.notLookedAt).toEqual(['closed'])
  })
})

describe('what is idle on generated fleets', () => {
  const seeds = [1, 2, 3, 4, 5, 6]
  it.each(seeds)(
    'adds up, and lifting a reason never serves less or costs more (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 6,
        inferenceWorkloads: 8,
        trainingWorkloads: 4,
        periods: 2,
        hasAllRules: seed % 2 === 0,
        load: 0.4,
      })
      const { plan: found } = await plan(fleet, {
        objective: 'consolidate',
        gapRelative: 0.001,
        wholeReplicas: false,
      })
      if (!found) throw new Error('no plan')
      const stranded = await strandedCapacity(fleet, found)
      const { account } = evaluate(fleet, stateOf(found))
      const installed = fleet.pools.reduce((sum, pool) => sum + pool.count, 0)
      expect(stranded.idleAccelerators + account.busyAccelerators).toBeCloseTo(
        installed - stranded.busyOnlyAtPeakAccelerators,
        3,
      )
      const parts = stranded.sites.flatMap((site) => site.parts)
      const sum = (list: readonly { accelerators: number; kw: number }[]) => [
        list.reduce((total, { accelerators }) => total + accelerators, 0),
        list.reduce((total, { kw }) => total + kw, 0),
      ]
      for (const list of [parts, stranded.reasons]) {
        expect(sum(list)[0]).toBeCloseTo(stranded.idleAccelerators, 3)
        expect(sum(list)[1]).toBeCloseTo(stranded.idleKw, 3)
      }
      for (const site of stranded.sites) {
        expect(sum(site.parts)[0]).toBeCloseTo(site.idleAccelerators, 3)
        expect(new Set(site.parts.map(({ reason }) => reason)).size).toBe(site.parts.length)
      }
      const noise = 1e-6 * account.costPerHour
      for (const { reason, worth } of stranded.reasons) {
        if ('reason' in worth) continue
        expect(worth.recoveredPenaltyPerHour, reason).toBeGreaterThan(-noise)
        if (worth.recoveredPenaltyPerHour <= noise)
          expect(worth.recoveredPerHour, reason).toBeGreaterThan(-noise)
        expect(worth.recoveredAtMostPerHour, reason).toBeGreaterThan(worth.recoveredPerHour - noise)
      }
    },
  )

  it('gives edits that can be planned with, and recovers what it says', async () => {
    const fleet = generateFleet({ seed: 3, sites: 6, inferenceWorkloads: 8, trainingWorkloads: 4 })
    const found = await planned(fleet)
    const { reasons } = await strandedCapacity(fleet, found)
    const lifted = reasons.filter(({ liftedBy }) => liftedBy.length > 0)
    expect(lifted.length).toBeGreaterThan(2)
    for (const { reason, liftedBy, worth } of lifted) {
      const { fleet: changed, issues } = applyEdits(fleet, liftedBy)
      expect(issues).toEqual([])
      if ('reason' in worth || reason === 'gangSize') continue
      const { plan: again } = await plan(changed, {
        objective: 'cost',
        gapRelative: 0,
        hold: found,
        wholeReplicas: false,
      })
      if (!again) throw new Error('no plan')
      const before = evaluate(changed, { ...stateOf(found), openSiteIds: again.openSiteIds })
      const total = ({ costPerHour, unservedPenaltyPerHour }: Plan['account']) =>
        costPerHour + unservedPenaltyPerHour
      expect(worth.recoveredPerHour).toBeCloseTo(total(before.account) - total(again.account), 2)
    }
  })
})
