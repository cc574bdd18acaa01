import { describe, expect, it } from 'vitest'
import {
  type Change,
  poolCalled,
  siteCalled,
  trainOf,
  wavesOf,
} from '../../../test/support/tinyWaves.ts'

/** Two gangs that fill East and West, and that a plan swaps; North is open and empty where there is one. */
const swapped =
  (hasNorth: boolean): Change =>
  (input) => {
    for (const id of ['East-pool', 'West-pool']) poolCalled(input, id).count = 20
    if (hasNorth) {
      input.sites.push({ ...siteCalled(input, 'West'), id: 'North', name: 'North' })
      input.pools.push({ ...poolCalled(input, 'West-pool'), id: 'North-pool', siteId: 'North' })
    }
    input.inferenceWorkloads = []
    const train = { ...trainOf(input), datasetGb: 100 }
    input.trainingWorkloads = [train, { ...train, id: 'second', currentPoolId: 'West-pool' }]
  }
const swap: Change = (input) => {
  input.policy = {
    pins: [
      { workloadId: 'train', siteId: 'West' },
      { workloadId: 'second', siteId: 'East' },
    ],
  }
}

describe('a swap in full pools', () => {
  it('goes by a third place, which shuts after it', async () => {
    const { answer } = await wavesOf(swapped(true), {}, swap)
    expect(answer.status).toBe('ordered')
    expect(
      answer.waves.map(({ steps, closesSiteIds }) => [
        steps.map(({ workloadId, detourPoolId }) => [workloadId, detourPoolId]),
        closesSiteIds,
      ]),
    ).toEqual([
      [[['second', 'North-pool']], []],
      [[['train', null]], []],
      [[['second', null]], ['North']],
    ])
    // The detour copies 100 GB once more than the account of the plan counts.
    expect(answer.transferGb).toBeCloseTo(300)
    expect(answer.text).toContain('1 of them waits at a third place, such as second.')
  })

  it('opens a shut site for the time being where no open one has room, and pays for that', async () => {
    const { answer } = await wavesOf(
      (input) => {
        swapped(true)(input)
        Object.assign(siteCalled(input, 'North'), { status: 'mothballed', reopenCost: 500 })
      },
      {},
      swap,
    )
    expect(answer.status).toBe('ordered')
    expect(
      answer.waves.map(({ opensSiteIds, closesSiteIds, oneOffCost, openSites }) => [
        opensSiteIds,
        closesSiteIds,
        Math.round(oneOffCost),
        openSites,
      ]),
    ).toEqual([
      [['North'], [], 500, 3],
      [[], [], 0, 3],
      [[], ['North'], 0, 2],
    ])
    expect(answer.oneOffCost).toBeCloseTo(500)
  })

  it('is stuck where there is no third place, with the limit and who waits', async () => {
    const { answer } = await wavesOf(swapped(false), {}, swap)
    expect(answer).toMatchObject({ status: 'stuck', waves: [] })
    expect(
      answer.stuck.map(({ workloadId, toSiteIds, waitsFor }) => [
        workloadId,
        toSiteIds,
        waitsFor[0]?.workloadId,
      ]),
    ).toEqual([
      ['train', ['West'], 'second'],
      ['second', ['East'], 'train'],
    ])
    expect(answer.stuck[0]?.limit).toMatchObject({
      rule: 'poolCapacityHolds',
      entity: 'West-pool in day',
      needed: 40,
      allowed: 20,
    })
    expect(answer.text).toContain(
      'To fix: allow 20 accelerators more there for the time of the move',
    )
  })

  it('of requests goes in parts where there is a little room', async () => {
    // Two workloads of 50 accelerators each in pools of 60: 10 of each can go at a time.
    const chats: Change = (input) => {
      for (const id of ['East-pool', 'West-pool']) poolCalled(input, id).count = 60
      const [chat] = input.inferenceWorkloads ?? []
      const at = (poolId: string) => [{ regionId: 'city', poolId, share: 1 }]
      if (chat)
        input.inferenceWorkloads = [
          { ...chat, currentPlacement: at('East-pool') },
          { ...chat, id: 'second', currentPlacement: at('West-pool') },
        ]
      input.trainingWorkloads = []
    }
    const pinned: Change = (input) => {
      input.policy = {
        pins: [
          { workloadId: 'chat', siteId: 'West' },
          { workloadId: 'second', siteId: 'East' },
        ],
      }
    }
    const { answer } = await wavesOf(chats, {}, pinned)
    expect(answer.status).toBe('ordered')
    const parts = answer.waves.map(({ steps }) => steps.map(({ part }) => part.toFixed(2)))
    expect(parts).toEqual([
      ['0.20', '0.20'],
      ['0.25', '0.25'],
      ['0.33', '0.33'],
      ['0.50', '0.50'],
      ['1.00', '1.00'],
    ])
    // 50 GB of weights each, however many parts they go in.
    expect(answer.transferGb).toBeCloseTo(100)
    expect(answer.text).toContain('2 demands move')
    expect(answer.text).toContain('2 of them go in parts for lack of room.')
  })

  it('has an order again with as much more room as is told', async () => {
    const more: Change = (input) => {
      swapped(false)(input)
      poolCalled(input, 'West-pool').count = 40
    }
    const { answer } = await wavesOf(more, {}, swap)
    expect(answer.status).toBe('ordered')
    expect(answer.waves.map(({ steps }) => steps[0]?.workloadId)).toEqual(['train', 'second'])
  })
})
