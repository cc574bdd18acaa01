import { applyEdits, type FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import type { RepairWeights } from './conflictRule.ts'
import { findConflict } from './findConflict.ts'

type Change = (input: FleetInput) => void

const answerOf = (change: Change, weights: RepairWeights = {}) =>
  findConflict(tinyFleet(change), { gapRelative: 0, weights })

const conflictOf = async (change: Change, weights: RepairWeights = {}) => {
  const answer = await answerOf(change, weights)
  if (answer.kind !== 'conflict') throw new Error(answer.text)
  const rules = answer.items.map(({ rule }) => rule)
  const texts = answer.items.map(({ text }) => text)
  return { ...answer, rules, texts }
}

const sites = (change: Partial<FleetInput['sites'][number]>) => (input: FleetInput) => {
  for (const site of input.sites) Object.assign(site, change)
}
const chat = (input: FleetInput) => {
  const [workload] = input.inferenceWorkloads ?? []
  if (!workload) throw new Error('The tiny fleet has a workload.')
  return workload
}
const never = (...rules: (keyof RepairWeights)[]): RepairWeights =>
  Object.fromEntries(rules.map((rule) => [rule, null]))

describe('a conflict', () => {
  it('is none where a plan serves everything and holds every limit', async () => {
    expect(await answerOf(() => {})).toMatchObject({ kind: 'none' })
  })

  it('of power and demand names both sites, since either could take the rest', async () => {
    // 50 kW of chat and 20 of the gang, 60 allowed: 10 kW are missing.
    const { texts, isMinimal, repairs, leavingOut } = await conflictOf(
      sites({ facilityPowerLimitKw: 30 }),
    )
    expect(texts).toEqual([
      'all requests of chat from city are served',
      'train runs',
      'East draws at most 30 kW',
      'West draws at most 30 kW',
    ])
    expect(isMinimal).toBe(true)
    // A fifth of chat is 10 kW; a third more at one site is 10 kW. West is half the price of East.
    expect(repairs.map(({ edits }) => edits)).toEqual([
      [{ kind: 'scaleDemand', workloadId: 'chat', regionId: 'city', factor: 0.8 }],
      [{ kind: 'setPowerLimit', siteId: 'West', facilityPowerLimitKw: 40 }],
      [{ kind: 'setPowerLimit', siteId: 'East', facilityPowerLimitKw: 40 }],
    ])
    expect(repairs.map(({ weightedSize }) => weightedSize)).toEqual([
      expect.closeTo(0.2),
      expect.closeTo(1 / 3),
      expect.closeTo(1 / 3),
    ])
    // Two sites 200; 30 + 30 kW at 1 and 0.5; or 40 at one of them and 30 at the other.
    expect(repairs.map(({ costPerHour }) => costPerHour)).toEqual([
      expect.closeTo(245),
      expect.closeTo(250),
      expect.closeTo(255),
    ])
    expect(repairs.every(({ isVerified }) => isVerified)).toBe(true)
    // 10 of 50 accelerators of chat: 100 tokens/s × 3,600 × 1,000 per million.
    expect(leavingOut.penaltyPerHour).toBeCloseTo(360)
  })

  it('of limits alone has no demand in it, and leaving demand out does not help', async () => {
    const { rules, leavingOut, repairs } = await conflictOf((input) => {
      input.policy = {
        maxOpenSites: 1,
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
    })
    expect(rules).toEqual(['openSiteLimitHolds', 'siteRulingHolds', 'siteRulingHolds'])
    expect(leavingOut).toMatchObject({ penaltyPerHour: null })
    expect(leavingOut.text).toMatch(/does not help/)
    expect(repairs.map(({ text }) => text)).toContain(
      'Allow 2 open sites instead of 1. The plan then costs 235 CNY per hour.',
    )
  })

  it('of one workload names the rules that leave it no place, and each pool’s reasons', async () => {
    // From West the first token takes 19.8 ms.
    const { texts, refusals, repairs } = await conflictOf((input) => {
      chat(input).latencySloMs = 15
      input.policy = { pins: [{ workloadId: 'chat', siteId: 'West' }] }
    })
    expect(texts).toEqual([
      'all requests of chat from city are served',
      'the first token of chat takes at most 15 ms',
      'chat is pinned to West',
    ])
    expect(refusals[0]?.text).toMatch(/^chat for city has no pool that may run it\. 1 of 2 pools/)
    expect(repairs[0]?.changes).toMatchObject([
      {
        rule: 'latencyIsMet',
        workloadId: 'chat',
        from: 15,
        to: expect.closeTo(19.8, 3),
        unit: 'ms',
      },
    ])
    expect(repairs[0]?.weightedSize).toBeCloseTo(4.8 / 15, 4)
  })

  it('is found where only whole decisions contradict: three gangs of 60 need 180 of 190 accelerators, and each pool of 95 holds one', async () => {
    const { rules, isMinimal, repairs } = await conflictOf((input) => {
      input.inferenceWorkloads = []
      for (const pool of input.pools) pool.count = 95
      input.trainingWorkloads = ['a', 'b', 'c'].map((id) => ({
        id,
        name: id,
        classId: 'training-run',
        accelerators: 60,
        unplacedPenaltyPerHour: 1000,
      }))
    })
    expect(rules).toEqual([
      ...Array.from({ length: 3 }, () => 'trainingIsPlaced'),
      'poolCapacityHolds',
      'poolCapacityHolds',
    ])
    expect(isMinimal).toBe(true)
    // 120 instead of 95 in one pool.
    expect(repairs[0]?.changes).toMatchObject([{ rule: 'poolCapacityHolds', from: 95, to: 120 }])
  })

  it('is one of several that have nothing to do with each other, and a repair mends them all', async () => {
    const { rules, refusals, repairs } = await conflictOf((input) => {
      const other = { ...chat(input), id: 'search', name: 'Search', currentPlacement: [] }
      input.inferenceWorkloads?.push(other)
      input.policy = {
        pins: ['chat', 'search'].map((workloadId) => ({ workloadId, siteId: 'West' })),
        forbids: ['chat', 'search'].map((workloadId) => ({ workloadId, siteId: 'West' })),
      }
    }, never('demandIsServed'))
    expect(rules).toEqual(['demandIsServed', 'forbidHolds', 'pinHolds'])
    expect(refusals.map(({ workloadId }) => workloadId)).toEqual(['chat', 'search'])
    expect(repairs[0]?.changes).toHaveLength(2)
    expect(repairs[0]?.isVerified).toBe(true)
  })

  it('counts a limit that is broken today as one', async () => {
    // Both sites are open today; a plan may leave that so, but holds no limit of one then.
    const { rules } = await conflictOf((input) => {
      chat(input).maxSharePerSite = 0.6
      const [norm] = input.operators
      if (norm) norm.maxSites = 1
    })
    expect(rules).toEqual(['demandIsServed', 'shareIsSpread', 'operatorSitesHold'])
  })

  it('says that it is not known where there is no time', async () => {
    const answer = await findConflict(tinyFleet(sites({ facilityPowerLimitKw: 30 })), {
      isCancelled: () => true,
    })
    expect(['unknown', 'conflict']).toContain(answer.kind)
    if (answer.kind === 'conflict') expect(answer.isMinimal).toBe(false)
  })
})

describe('a repair', () => {
  const tooClean = (input: FleetInput) => {
    input.policy = { carbonBudgetKgPerDay: 700 }
  }

  it('changes what the caller’s weights make cheap, and nothing that has none', async () => {
    // 70 kW × 24 h × 0.5 kg = 840 kg: 20 % more, or 11.67 kW of 50 less, or no gang.
    const first = async (weights: RepairWeights) =>
      (await conflictOf(tooClean, weights)).repairs[0]?.changes.map(({ rule }) => rule)
    expect(await first({})).toEqual(['carbonBudgetHolds'])
    expect(await first({ carbonBudgetHolds: 2 })).toEqual(['demandIsServed'])
    expect(await first(never('carbonBudgetHolds', 'demandIsServed'))).toEqual(['trainingIsPlaced'])
    expect(
      (await conflictOf(tooClean, never('carbonBudgetHolds', 'demandIsServed', 'trainingIsPlaced')))
        .repairs,
    ).toEqual([])
  })

  it('makes a plan possible as edits, and at 99.9 % of its amount it does not', async () => {
    const fleet = tinyFleet(tooClean)
    const served = async (kilograms: number) => {
      const edit = { kind: 'setCarbonBudget', carbonBudgetKgPerDay: kilograms } as const
      const result = await plan(applyEdits(fleet, [edit]).fleet, { objective: 'cost' })
      return result.plan?.unserved
    }
    expect((await conflictOf(tooClean)).repairs[0]?.edits).toEqual([
      { kind: 'setCarbonBudget', carbonBudgetKgPerDay: 840 },
    ])
    expect(await served(840)).toEqual([])
    expect(await served(700 + 0.999 * 140)).not.toEqual([])
  })

  it('drops a pin and keeps the forbids of the workload', async () => {
    const { repairs } = await conflictOf((input) => {
      input.policy = {
        pins: [{ workloadId: 'chat', siteId: 'West' }],
        forbids: [{ workloadId: 'chat', siteId: 'West' }],
      }
    }, never('demandIsServed'))
    expect(repairs.map(({ edits }) => edits)).toContainEqual([
      { kind: 'releaseWorkload', workloadId: 'chat' },
      { kind: 'forbidWorkload', workloadId: 'chat', siteId: 'West' },
    ])
    expect(repairs.map(({ edits }) => edits)).toContainEqual([
      { kind: 'releaseWorkload', workloadId: 'chat' },
      { kind: 'pinWorkload', workloadId: 'chat', siteId: 'West' },
    ])
  })
})
