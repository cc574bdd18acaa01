import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt } from '../../../test/support/tinyRefusals.ts'
import { gangAccelerators } from './acceleratorRunsClass.ts'

type Fit = NonNullable<FleetInput['workloadClasses']>[number]['fitByAcceleratorType'][string]
type Pool = FleetInput['pools'][number]
const weighing = (weightsGb: number, fit: Partial<Fit> = {}) => {
  return (input: FleetInput) => {
    for (const entry of input.workloadClasses ?? []) {
      entry.weightsGb = weightsGb
      for (const own of Object.values(entry.fitByAcceleratorType)) Object.assign(own, fit)
    }
  }
}
const inPools = (pool: Partial<Pool>, change: (input: FleetInput) => void = () => {}) => {
  return (input: FleetInput) => {
    for (const entry of input.pools) Object.assign(entry, pool)
    change(input)
  }
}
const unknownType = (input: FleetInput) => {
  for (const entry of input.workloadClasses ?? []) entry.fitByAcceleratorType = {}
}

// An accelerator has 100 GB, a replica of chat is one accelerator, the gang is 20 of the reference type.
describe('an accelerator type', () => {
  it.each(['chat', 'train'] as const)('runs no %s without a speed for it', (workload) => {
    expect(codesAt(workload, 'East', unknownType)).toEqual(['ACCELERATOR_CANNOT_RUN'])
    expect(rulesBroken(unknownType)).toContain('acceleratorRunsClass')
  })
  it('neither trains with a serving speed alone nor serves with a training speed alone', () => {
    expect(
      codesAt('train', 'East', weighing(50, { relativeSpeed: 0, tokensPerSecond: 10 })),
    ).toEqual(['ACCELERATOR_CANNOT_RUN'])
    expect(codesAt('chat', 'East', weighing(50, { relativeSpeed: 1, tokensPerSecond: 0 }))).toEqual(
      ['ACCELERATOR_CANNOT_RUN'],
    )
  })
})

describe('memory', () => {
  const twoEach = { acceleratorsPerReplica: 2 }
  it('holds a replica that fits exactly, and no gigabyte more', () => {
    expect(codesAt('chat', 'East', weighing(100))).toEqual([])
    expect(codesAt('chat', 'East', weighing(101))).toEqual(['MEMORY_TOO_SMALL'])
  })
  it('is that of all accelerators of a replica: two hold 200 GB', () => {
    expect(codesAt('chat', 'East', weighing(200, twoEach))).toEqual([])
    expect(codesAt('chat', 'East', weighing(201, twoEach))).toEqual(['MEMORY_TOO_SMALL'])
  })
  it('is that of all accelerators of a gang: 20 hold 2,000 GB', () => {
    expect(codesAt('train', 'East', weighing(2000))).toEqual([])
    expect(codesAt('train', 'East', weighing(2001))).toEqual(['MEMORY_TOO_SMALL'])
  })
  it('is checked again', () => {
    expect(rulesBroken(weighing(100))).toEqual([])
    expect(rulesBroken(weighing(101))).toEqual(['memoryHolds'])
  })
})

describe('a replica', () => {
  it('fits the accelerators of a pool that may be sold', () => {
    // 100 × (1 − 0.25) = 75.
    const replicaOf = (acceleratorsPerReplica: number) =>
      inPools({ reserveFraction: 0.25 }, weighing(50, { acceleratorsPerReplica }))
    expect(codesAt('chat', 'East', replicaOf(75))).toEqual([])
    expect(codesAt('chat', 'East', replicaOf(76))).toEqual(['POOL_TOO_SMALL'])
    expect(rulesBroken(replicaOf(75))).toEqual([])
    expect(rulesBroken(replicaOf(76))).toEqual(['replicaFitsPool'])
  })
})

describe('a gang', () => {
  it('fits one interconnect domain exactly, and not one that is smaller by an accelerator', () => {
    expect(codesAt('train', 'East', inPools({ maxGangAccelerators: 20 }))).toEqual([])
    expect(codesAt('train', 'East', inPools({ maxGangAccelerators: 19 }))).toEqual([
      'GANG_TOO_LARGE',
    ])
    expect(rulesBroken(inPools({ maxGangAccelerators: 20 }))).toEqual([])
    expect(rulesBroken(inPools({ maxGangAccelerators: 19 }))).toEqual(['gangFitsInterconnect'])
  })
  it('fits the accelerators that may be sold: 40 × (1 − 0.5) = 20, and 38 × (1 − 0.5) = 19', () => {
    expect(codesAt('train', 'East', inPools({ count: 40, reserveFraction: 0.5 }))).toEqual([])
    expect(codesAt('train', 'East', inPools({ count: 38, reserveFraction: 0.5 }))).toEqual([
      'GANG_TOO_LARGE',
    ])
  })
  it('takes half as many accelerators of a type that is twice as fast, rounded up', () => {
    const fast = weighing(50, { relativeSpeed: 2 })
    expect(codesAt('train', 'East', inPools({ maxGangAccelerators: 10 }, fast))).toEqual([])
    expect(codesAt('train', 'East', inPools({ maxGangAccelerators: 9 }, fast))).toEqual([
      'GANG_TOO_LARGE',
    ])
    // 20 / 0.7 = 28.57, and 21 / 0.7 = 30 although binary fractions make it a little more.
    expect([gangAccelerators(20, 0.7), gangAccelerators(21, 0.7)]).toEqual([29, 30])
  })
  it('holds exactly at the limit, although 100 × (1 − 0.8) is a little less than 20 in binary fractions', () => {
    expect(codesAt('train', 'East', inPools({ reserveFraction: 0.8 }))).toEqual([])
  })
})
