import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { indexFleet } from '../scenario/indexFleet.ts'
import { findCandidates } from './findCandidates.ts'

const judge = (workload: 'chat' | 'train', poolId: string, change: (input: FleetInput) => void) => {
  const indexed = indexFleet(tinyFleet(change))
  const candidates = findCandidates(indexed)
  const pool = indexed.pools.find((entry) => entry.pool.id === poolId)
  const [cell, gang] = [indexed.cells[0], indexed.gangs[0]]
  if (!pool || !cell || !gang) throw new Error('The tiny fleet has a pool, a cell and a gang.')
  const refusals =
    workload === 'chat'
      ? candidates.judgeInference(cell, pool)
      : candidates.judgeTraining(gang, pool)
  const list = workload === 'chat' ? candidates.inference : candidates.training
  expect(list.some(({ poolIndex }) => poolIndex === pool.index)).toBe(refusals.length === 0)
  return refusals.map(({ code }) => code)
}
const workloads = (input: FleetInput) => [
  ...(input.inferenceWorkloads ?? []),
  ...(input.trainingWorkloads ?? []),
]
const every = <T extends object>(list: T[] | undefined, change: Partial<T>) =>
  list?.forEach((entry) => Object.assign(entry, change))

describe('what may run where', () => {
  it.each([
    [
      'just within the SLO',
      'chat',
      'West-pool',
      (i: FleetInput) => every(i.inferenceWorkloads, { latencySloMs: 19.801 }),
      [],
    ],
    [
      'just beyond it',
      'chat',
      'West-pool',
      (i: FleetInput) => every(i.inferenceWorkloads, { latencySloMs: 19.79 }),
      ['LATENCY_ABOVE_SLO'],
    ],
    [
      'a measured path instead of the estimate',
      'chat',
      'West-pool',
      (i: FleetInput) => {
        i.paths = [{ regionId: 'city', siteId: 'West', rttMs: 40 }]
      },
      ['LATENCY_ABOVE_SLO'],
    ],
    [
      'an allowed jurisdiction',
      'train',
      'West-pool',
      (i: FleetInput) => every(workloads(i), { allowedJurisdictions: ['west'] }),
      [],
    ],
    [
      'another jurisdiction',
      'train',
      'West-pool',
      (i: FleetInput) => every(workloads(i), { allowedJurisdictions: ['east'] }),
      ['JURISDICTION_NOT_ALLOWED'],
    ],
    [
      'a model that just fits',
      'chat',
      'East-pool',
      (i: FleetInput) => every(i.workloadClasses, { weightsGb: 100 }),
      [],
    ],
    [
      'a model that is too large',
      'chat',
      'East-pool',
      (i: FleetInput) => every(i.workloadClasses, { weightsGb: 101 }),
      ['MEMORY_TOO_SMALL'],
    ],
    [
      'a gang that just fits its domain',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.pools, { maxGangAccelerators: 20 }),
      [],
    ],
    [
      'a gang too large for it',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.pools, { maxGangAccelerators: 19 }),
      ['GANG_TOO_LARGE'],
    ],
    [
      'a reserve that leaves too little',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.pools, { reserveFraction: 0.9 }),
      ['GANG_TOO_LARGE'],
    ],
    [
      'a class without a speed there',
      'chat',
      'East-pool',
      (i: FleetInput) => every(i.workloadClasses, { fitByAcceleratorType: {} }),
      ['ACCELERATOR_CANNOT_RUN'],
    ],
    [
      'a training-only site',
      'chat',
      'East-pool',
      (i: FleetInput) => every(i.sites, { servesInference: false }),
      ['SITE_SERVES_NO_INFERENCE'],
    ],
    [
      'training at a training-only site',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.sites, { servesInference: false }),
      [],
    ],
    [
      'a site under construction',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.sites, { status: 'underConstruction' }),
      ['SITE_UNDER_CONSTRUCTION'],
    ],
    [
      'a site whose idle machines break its power limit',
      'train',
      'East-pool',
      (i: FleetInput) => every(i.sites, { baseLoadKw: 1001 }),
      ['SITE_POWER_BELOW_IDLE'],
    ],
    [
      'a site that the planner closed',
      'chat',
      'East-pool',
      (i: FleetInput) => {
        i.policy = { siteRulings: [{ siteId: 'East', ruling: 'closed' }] }
      },
      ['SITE_CLOSED_BY_PLANNER'],
    ],
    [
      'the site of its pin',
      'chat',
      'East-pool',
      (i: FleetInput) => {
        i.policy = { pins: [{ workloadId: 'chat', siteId: 'East' }] }
      },
      [],
    ],
    [
      'another site than its pin',
      'chat',
      'West-pool',
      (i: FleetInput) => {
        i.policy = { pins: [{ workloadId: 'chat', siteId: 'East' }] }
      },
      ['PINNED_ELSEWHERE'],
    ],
    [
      'a forbidden site',
      'chat',
      'West-pool',
      (i: FleetInput) => {
        i.policy = { forbids: [{ workloadId: 'chat', siteId: 'West' }] }
      },
      ['FORBIDDEN_HERE'],
    ],
  ] as const)('%s', (_name, workload, poolId, change, codes) => {
    expect(judge(workload, poolId, change)).toEqual(codes)
  })

  it('reads aloud with value, limit, unit and fix', () => {
    const indexed = indexFleet(
      tinyFleet((input) => every(input.inferenceWorkloads, { latencySloMs: 15 })),
    )
    const [cell, pool] = [indexed.cells[0], indexed.pools[1]]
    if (!cell || !pool) throw new Error('The tiny fleet has them.')
    expect(findCandidates(indexed).judgeInference(cell, pool)).toEqual([
      {
        code: 'LATENCY_ABOVE_SLO',
        found: expect.closeTo(19.8, 4),
        allowed: 15,
        unit: 'ms',
        text: 'the first token takes 19.8 ms, but 15 ms is allowed',
        fix: 'raise the SLO of chat to 20 ms.',
      },
    ])
  })
})
