import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { findCandidates } from '../candidates/findCandidates.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { highsSolver } from '../solvers/highs/highsSolver.ts'
import { formulate } from './formulate.ts'
import type { RelaxableRule } from './relaxations.ts'

/** By how much a limit of the tiny fleet must give way for everything to be served, others held; null where that alone is not enough. */
const leastOf = async (
  change: (input: FleetInput) => void,
  rule: RelaxableRule,
  alsoFree: readonly RelaxableRule[] = [],
) => {
  const indexed = indexFleet(tinyFleet(change))
  const rules = new Set([rule, ...alsoFree])
  const { model, relaxations, variables, excess } = formulate(
    indexed,
    findCandidates(indexed),
    undefined,
    'shared',
    { rules, addRules: () => {} },
  )
  const cost = new Float64Array(model.columnCount)
  for (const { rule: own, column } of relaxations?.columns.values() ?? [])
    cost[column] = own === rule ? 1 : 0
  const session = await highsSolver.open({ ...model, cost })
  try {
    const toZero = [
      ...variables.unservedShare,
      ...variables.trainingUnplaced,
      ...excess.map(({ column }) => column),
    ]
    for (const column of toZero) session.setBounds(column, 0, 0)
    return session.solve({ gapRelative: 0, timeLimitSeconds: 10 }).objectiveValue
  } finally {
    session.dispose()
  }
}

const pools = (change: Partial<FleetInput['pools'][number]>) => (input: FleetInput) => {
  for (const pool of input.pools) Object.assign(pool, change)
}
const policy = (given: FleetInput['policy']) => (input: FleetInput) => {
  input.policy = given
}
const operator = (change: Partial<FleetInput['operators'][number]>) => (input: FleetInput) => {
  for (const entry of input.operators) Object.assign(entry, change)
  const [chat] = input.inferenceWorkloads ?? []
  if (chat) chat.maxSharePerSite = 0.6
}

// Chat is 50 accelerators and 50 kW, the gang 20. Both sites are open where chat may have 60 % at one.
describe('a limit gives way by what is missing', () => {
  it('of power: 70 kW at two sites of 30', async () => {
    const change = (input: FleetInput) => {
      for (const site of input.sites) site.facilityPowerLimitKw = 30
    }
    expect(await leastOf(change, 'sitePowerHolds')).toBeCloseTo(10)
    expect(await leastOf(change, 'poolCapacityHolds')).toBeNull()
  })

  it('of accelerators: 70 in two pools of 34, of which 0.9 are sold', async () => {
    // 61.2 are sold; 8.8 are missing, which are 9.8 of which 0.9 are sold: 10.
    expect(
      await leastOf(pools({ count: 34, reserveFraction: 0.1 }), 'poolCapacityHolds'),
    ).toBeCloseTo(10)
  })

  it('of power for the accelerators that a pool is enlarged by, while idle', async () => {
    // 0.1 kW idle: 34 accelerators draw 3.4, busy 34. Two more at one site, busy, need 2 kW.
    const change = (input: FleetInput) => {
      pools({ count: 34 })(input)
      for (const type of input.acceleratorTypes) type.idleWatts = 100
      for (const site of input.sites) site.facilityPowerLimitKw = 34
    }
    expect(await leastOf(change, 'sitePowerHolds', ['poolCapacityHolds'])).toBeCloseTo(2)
    expect(await leastOf(change, 'poolCapacityHolds', ['sitePowerHolds'])).toBeCloseTo(2)
  })

  it('of open sites: a workload of which one site may have 60 %', async () => {
    const change = (input: FleetInput) => {
      operator({})(input)
      input.policy = { maxOpenSites: 1 }
    }
    expect(await leastOf(change, 'openSiteLimitHolds')).toBeCloseTo(1)
    expect(await leastOf(change, 'shareIsSpread')).toBeCloseTo(0.4)
  })

  it('of carbon: 70 kW × 24 h × 0.5 kg', async () => {
    expect(await leastOf(policy({ carbonBudgetKgPerDay: 700 }), 'carbonBudgetHolds')).toBeCloseTo(
      140,
    )
  })

  it('of an operator: one of two sites, and of their 2,000 kW', async () => {
    expect(await leastOf(operator({ maxSites: 1 }), 'operatorSitesHold')).toBeCloseTo(1)
    expect(await leastOf(operator({ maxFacilityPowerKw: 1500 }), 'operatorPowerHolds')).toBeCloseTo(
      500,
    )
  })

  it('of an operator by what the power limit of its site is raised by as well', async () => {
    const change = (input: FleetInput) => {
      for (const site of input.sites) site.facilityPowerLimitKw = 30
      for (const entry of input.operators) entry.maxFacilityPowerKw = 60
    }
    expect(await leastOf(change, 'operatorPowerHolds', ['sitePowerHolds'])).toBeCloseTo(10)
    expect(await leastOf(change, 'sitePowerHolds')).toBeNull()
  })

  it('of moves: half of chat is at West today, which is closed', async () => {
    const closed = policy({ maxMoves: 0.2, siteRulings: [{ siteId: 'West', ruling: 'closed' }] })
    expect(await leastOf(closed, 'migrationBudgetHolds')).toBeCloseTo(0.3)
  })
})

it('a limit that does not give way stays as it is', async () => {
  expect(await leastOf(() => {}, 'sitePowerHolds')).toBeCloseTo(0)
})
