import type { Fleet, FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate, type MoveVerdict, openMoves, type PlacementState, todayOf } from '../index.ts'

const chatTo = (toPoolId: string) => ({ workloadId: 'chat', regionId: 'city', toPoolId })
const trainTo = (toPoolId: string) => ({ workloadId: 'train', regionId: null, toPoolId })
const judgeToday = (change: (input: FleetInput) => void = () => {}) => {
  const fleet = tinyFleet(change)
  return openMoves(fleet, todayOf(fleet))
}
const termOf = ({ changeOfTerms }: MoveVerdict, name: string) =>
  changeOfTerms.find((term) => term.name === name)?.amountPerHour
const shutEast = (input: FleetInput) => {
  for (const site of input.sites) if (site.id === 'East') site.status = 'mothballed'
  input.trainingWorkloads = []
  for (const chat of input.inferenceWorkloads ?? [])
    chat.currentPlacement = [{ regionId: 'city', poolId: 'West-pool', share: 1 }]
}

describe('judging one move', () => {
  it('says what it changes', () => {
    // Half of chat, 25 kW, goes from East at 1 per kWh to West at 0.5: 12.5 less; from (10 + 19.8) / 2 ms to 19.8 ms.
    const verdict = judgeToday().evaluateMove(chatTo('West-pool'))
    expect(verdict).toMatchObject({
      verdict: 'improves',
      changeOfCostPerHour: -12.5,
      changeOfUnservedPenaltyPerHour: 0,
      broken: [],
      repaired: [],
      opensSiteIds: [],
    })
    expect(termOf(verdict, 'energy')).toBeCloseTo(-12.5)
    expect(verdict.latencyMs.before).toBeCloseTo(14.9, 3)
    expect(verdict.latencyMs.after).toBeCloseTo(19.8, 3)
    expect(verdict.limits).toEqual([
      {
        rule: 'poolCapacityHolds',
        entity: 'East-pool in day',
        before: 45,
        after: 20,
        limit: 100,
        unit: 'accelerators',
      },
      expect.objectContaining({ entity: 'West-pool in day', before: 25, after: 50, limit: 100 }),
      expect.objectContaining({ rule: 'sitePowerHolds', entity: 'East in day', after: 20 }),
      expect.objectContaining({ entity: 'West in day', before: 25, after: 50, limit: 1000 }),
    ])
  })

  it('says that it costs more, and that nothing changes', () => {
    expect(judgeToday().evaluateMove(chatTo('East-pool'))).toMatchObject({
      verdict: 'worsens',
      changeOfCostPerHour: 12.5,
    })
    const { verdict, changeOfCostPerHour, limits } = judgeToday().evaluateMove(trainTo('East-pool'))
    expect([verdict, changeOfCostPerHour, limits]).toEqual(['worsens', 0, []])
  })

  it('names what it breaks, and what it breaks worse', () => {
    const small = (count: number) => (input: FleetInput) => {
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = count
    }
    const { verdict, broken } = judgeToday(small(40)).evaluateMove(chatTo('West-pool'))
    expect(verdict).toBe('breaks')
    expect(broken.map(({ text }) => text)).toEqual([
      'West-pool in day has 50 accelerators, but 40 accelerators are allowed',
    ])
    // 25 of 20 are busy today.
    const worse = judgeToday(small(20)).evaluateMove(trainTo('West-pool'))
    expect(worse.broken.map(({ found }) => found)).toEqual([45])
  })

  it('names what it repairs, wholly or in part', () => {
    const small = (count: number) => (input: FleetInput) => {
      for (const pool of input.pools) if (pool.id === 'East-pool') pool.count = count
    }
    // 45 accelerators are busy at East; without the gang 25.
    for (const count of [40, 20]) {
      const { verdict, broken, repaired } = judgeToday(small(count)).evaluateMove(
        trainTo('West-pool'),
      )
      expect([verdict, broken]).toEqual(['repairs', []])
      expect(repaired).toMatchObject([{ rule: 'poolCapacityHolds', found: 45, allowed: count }])
    }
  })

  it('opens a closed site for it', () => {
    // Opening costs 100 instead of 10; 50 kW are 25 dearer at East.
    const verdict = judgeToday(shutEast).evaluateMove(chatTo('East-pool'))
    expect(verdict).toMatchObject({ opensSiteIds: ['East'], changeOfCostPerHour: 115 })
    expect(termOf(verdict, 'mothball')).toBeCloseTo(-10)
    expect(termOf(verdict, 'fixedOperation')).toBeCloseTo(100)
  })

  it('ends what is wrong with everything that is placed at a closed site which it opens', () => {
    const fleet = tinyFleet()
    const judge = openMoves(fleet, { ...todayOf(fleet), openSiteIds: ['West'] })
    const { opensSiteIds, repaired } = judge.evaluateMove(chatTo('East-pool'))
    expect(opensSiteIds).toEqual(['East'])
    expect(repaired.map(({ rule, entity }) => `${rule}: ${entity}`).sort()).toEqual([
      'closedSiteIsEmpty: chat at East-pool',
      'closedSiteIsEmpty: train at East-pool',
    ])
  })

  it('counts fewer sites than must be as worse the fewer they are', () => {
    const fleet = tinyFleet((input) => {
      for (const chat of input.inferenceWorkloads ?? []) chat.minSites = 3
    })
    const { broken } = openMoves(fleet, todayOf(fleet)).evaluateMove(chatTo('West-pool'))
    expect(broken.map(({ rule }) => rule)).toContain('spreadOverSites')
  })

  it('takes back the credit of a sold site that it opens', () => {
    const fleet = tinyFleet((input) => {
      shutEast(input)
      for (const site of input.sites) site.resaleValuePerAccelerator = 262.98
    })
    const judge = openMoves(fleet, { ...todayOf(fleet), soldSiteIds: ['East'] })
    expect(termOf(judge.evaluateMove(chatTo('East-pool')), 'resale')).toBeCloseTo(1)
    expect(judge.withMoves([chatTo('East-pool')]).state.soldSiteIds).toEqual([])
  })

  it('takes up what was not served, and counts its penalty', () => {
    const fleet = tinyFleet()
    const none: PlacementState = { openSiteIds: ['East', 'West'], placements: [] }
    // 500 tokens/s × 3600 × 1000 per million.
    expect(openMoves(fleet, none).evaluateMove(chatTo('West-pool'))).toMatchObject({
      verdict: 'improves',
      changeOfUnservedPenaltyPerHour: -1800,
      changeOfCostPerHour: 25,
      latencyMs: { before: null },
    })
  })

  it('counts against limits of the whole fleet', () => {
    const judge = judgeToday((input) => {
      input.policy = { maxMoves: 0.25, maxMigrationGb: 100, carbonBudgetKgPerDay: 1000 }
    })
    // Half of chat moves, and its 50 GB half.
    const { broken, limits } = judge.evaluateMove(chatTo('West-pool'))
    expect(broken).toMatchObject([
      { rule: 'migrationBudgetHolds', entity: 'moves of the fleet', found: 0.5, allowed: 0.25 },
    ])
    expect(limits.slice(-2)).toMatchObject([
      { entity: 'moves of the fleet', before: 0, after: 0.5, limit: 0.25 },
      { entity: 'data moved', before: 0, after: 25, limit: 100, unit: 'GB' },
    ])
  })

  it('lets pass what may stay broken as far as it is today', () => {
    const fleet = tinyFleet((input) => {
      input.policy = { maxOpenSites: 1 }
    })
    const mayStayBroken = [{ rule: 'openSiteLimitHolds', entity: 'the fleet' }]
    const shut: PlacementState = {
      openSiteIds: ['West'],
      placements: todayOf(fleet).placements.filter(({ poolId }) => poolId === 'West-pool'),
    }
    const [strict, lenient] = [{}, { mayStayBroken }].map(
      (options) => openMoves(fleet, shut, options).evaluateMove(trainTo('East-pool')).verdict,
    )
    expect([strict, lenient]).toEqual(['breaks', 'improves'])
  })

  it('answers unknown names with a broken limit', () => {
    const judge = judgeToday()
    for (const move of [
      { ...chatTo('West-pool'), workloadId: 'nobody' },
      { ...chatTo('West-pool'), regionId: 'nowhere' },
      chatTo('no-pool'),
    ]) {
      const { verdict, broken } = judge.evaluateMove(move)
      expect([verdict, broken[0]?.rule]).toEqual(['breaks', 'namesExist'])
    }
    expect(new Set(judge.rankSites('nobody', null).map(({ verdict }) => verdict))).toEqual(
      new Set(['breaks']),
    )
  })

  it('refuses a state that counts whole replicas', () => {
    const fleet = tinyFleet()
    expect(() => openMoves(fleet, { ...todayOf(fleet), replicas: [] })).toThrow(/leave "replicas"/)
  })
})

describe('judging several moves', () => {
  it('judges them together', () => {
    // The pool of 60 holds chat or the gang with what is there, not both.
    const judge = judgeToday((input) => {
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = 60
    })
    const moves = [chatTo('West-pool'), trainTo('West-pool')]
    expect(moves.map((move) => judge.evaluateMove(move).verdict)).toEqual(['improves', 'improves'])
    expect(judge.evaluateMoves(moves).verdict).toBe('breaks')
  })

  it('lets the last count where two move the same demand', () => {
    const judge = judgeToday()
    const last = { ...chatTo('West-pool'), regionId: null }
    expect(judge.evaluateMoves([chatTo('East-pool'), last])).toEqual(judge.evaluateMove(last))
    const { verdict, limits } = judge.evaluateMoves([])
    expect([verdict, limits]).toEqual(['worsens', []])
  })

  it('goes on from where the moves lead', () => {
    const judge = judgeToday()
    const after = judge.withMoves([chatTo('West-pool'), trainTo('West-pool')])
    expect(judge.state).toEqual(todayOf(tinyFleet()))
    expect(evaluate(tinyFleet(), after.state).account.costPerHour).toBeCloseTo(100 + 100 + 35)
    expect(after.evaluateMove(trainTo('East-pool')).changeOfCostPerHour).toBeCloseTo(10)
  })
})

describe('ranking the sites of a workload', () => {
  const rank = (fleet: Fleet) => openMoves(fleet, todayOf(fleet)).rankSites('chat', 'city')

  it('puts the cheapest first, with what would be left and what runs there now', () => {
    expect(rank(tinyFleet())).toMatchObject([
      {
        siteId: 'West',
        poolId: 'West-pool',
        verdict: 'improves',
        changeOfCostPerHour: -12.5,
        shareNow: 0.5,
        headroom: { rule: 'poolCapacityHolds', entity: 'West-pool in day', after: 50, limit: 100 },
      },
      { siteId: 'East', verdict: 'worsens', changeOfCostPerHour: 12.5, shareNow: 0.5 },
    ])
  })

  it('puts what breaks a limit behind everything that does not', () => {
    // 19.8 ms are too slow at West, however cheap it is.
    const tight = tinyFleet((input) => {
      for (const chat of input.inferenceWorkloads ?? []) {
        chat.latencySloMs = 15
        chat.currentPlacement = [{ regionId: 'city', poolId: 'East-pool', share: 1 }]
      }
    })
    expect(rank(tight)).toMatchObject([
      { siteId: 'East', verdict: 'worsens', shareNow: 1 },
      { siteId: 'West', verdict: 'breaks', changeOfCostPerHour: -25, shareNow: 0 },
    ])
  })

  it('takes the pool that suits best, and says where a site has none', () => {
    const fleet = tinyFleet((input) => {
      const [east] = input.pools
      if (!east) return
      input.pools.push({ ...east, id: 'East-cheap', operatingCostPerHour: 0 })
      east.operatingCostPerHour = 3
      const [site] = input.sites
      if (site) input.sites.push({ ...site, id: 'Bare', name: 'Bare' })
    })
    const ranks = rank(fleet)
    expect(ranks.find(({ siteId }) => siteId === 'East')?.poolId).toBe('East-cheap')
    expect(ranks.find(({ siteId }) => siteId === 'Bare')).toMatchObject({
      poolId: null,
      verdict: 'breaks',
      broken: [{ rule: 'namesExist' }],
    })
  })
})
