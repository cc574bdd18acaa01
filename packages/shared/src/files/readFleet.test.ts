import { describe, expect, it } from 'vitest'
import type { FleetInput } from '../fleet/fleet.ts'
import { tinyFleetInput } from '../testing/index.ts'
import { readFleet } from './readFleet.ts'

const issuesAfter = (change: (input: FleetInput) => void) => {
  const input = tinyFleetInput()
  change(input)
  const result = readFleet(input)
  return result.ok ? [] : result.issues
}
const first = <T>(list: T[] | undefined): T => {
  if (!list?.[0]) throw new Error('The tiny fleet lacks an entry.')
  return list[0]
}

describe('reading a fleet', () => {
  it('accepts a fleet and fills in the defaults', () => {
    const result = readFleet(tinyFleetInput())
    expect(result.ok && result.value.policy).toMatchObject({
      pins: [],
      maxOpenSites: null,
      routing: 'steady',
    })
    expect(result.ok && result.value.periods).toEqual([{ id: 'day', hoursPerDay: 24 }])
  })

  it('names every problem at once, each with place, value, limit and fix', () => {
    const issues = issuesAfter((input) => {
      first(input.sites).pue = 0.5
      first(input.sites).facilityPowerLimitKw = -3
      first(input.pools).count = 1.5
      first(input.inferenceWorkloads).latencySloMs = 0
    })
    expect(issues.map(({ code }) => code)).toEqual([
      'SITE_FACILITY_POWER_LIMIT_KW_TOO_SMALL',
      'SITE_PUE_TOO_SMALL',
      'ACCELERATOR_POOL_COUNT_WRONG_TYPE',
      'INFERENCE_WORKLOAD_LATENCY_SLO_MS_TOO_SMALL',
    ])
    expect(issues[0]).toEqual({
      code: 'SITE_FACILITY_POWER_LIMIT_KW_TOO_SMALL',
      path: 'sites[0].facilityPowerLimitKw',
      entity: 'site East',
      found: 'facilityPowerLimitKw -3 kW',
      allowed: 'more than 0 kW is needed',
      fix: 'give more than 0 kW.',
    })
  })

  it('says what a missing field means', () => {
    const issues = issuesAfter((input) => Reflect.deleteProperty(first(input.sites), 'pue'))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({
      code: 'SITE_PUE_MISSING',
      fix: expect.stringContaining('Power usage effectiveness'),
    })
  })

  it('refuses a field that the format does not have', () => {
    const issues = issuesAfter((input) => Object.assign(first(input.sites), { pues: 1 }))
    expect(issues[0]).toMatchObject({ code: 'SITE_PUES_UNKNOWN_FIELD', path: 'sites[0].pues' })
  })

  it('names references that lead nowhere, with the likeliest id', () => {
    const issues = issuesAfter((input) => {
      first(first(input.inferenceWorkloads).demand).regionId = 'citty'
      first(input.pools).siteId = 'Eest'
    })
    expect(issues.map(({ path }) => path)).toContain('inferenceWorkloads[0].demand[0].regionId')
    expect(issues.find(({ path }) => path === 'pools[0].siteId')?.fix).toBe(
      'use an id that exists, such as East.',
    )
  })

  it('refuses an id that is used twice, also by an inference and a training workload', () => {
    const issues = issuesAfter((input) => {
      first(input.trainingWorkloads).id = 'chat'
    })
    expect(issues[0]).toMatchObject({ code: 'TRAINING_WORKLOAD_ID_DUPLICATE' })
  })

  it('refuses a day that does not have 24 hours', () => {
    const issues = issuesAfter((input) => {
      input.periods = [
        { id: 'night', hoursPerDay: 8 },
        { id: 'day', hoursPerDay: 8 },
      ]
    })
    expect(issues[0]).toMatchObject({ code: 'PERIODS_HOURS_NOT_24', found: '16 h in 2 periods' })
  })

  it('refuses a price that lacks a period, and one for a period that does not exist', () => {
    const issues = issuesAfter((input) => {
      first(input.sites).electricityPricePerKwh = { noon: 1 }
    })
    expect(issues.map(({ code }) => code)).toEqual([
      'SITE_ELECTRICITY_PRICE_PER_KWH_PERIOD_MISSING',
      'SITE_ELECTRICITY_PRICE_PER_KWH_PERIOD_UNKNOWN',
    ])
  })

  it('refuses negative prices inside a per-period record at their own path', () => {
    const issues = issuesAfter((input) => {
      first(input.sites).electricityPricePerKwh = { day: -1 }
    })
    expect(issues[0]).toMatchObject({
      path: 'sites[0].electricityPricePerKwh.day',
      found: 'day -1 ¤/kWh',
    })
  })

  it('refuses current shares above one', () => {
    const issues = issuesAfter((input) => {
      const workload = first(input.inferenceWorkloads)
      workload.currentPlacement = [
        ...(workload.currentPlacement ?? []),
        { regionId: 'city', poolId: 'West-pool', share: 0.5 },
      ]
    })
    expect(issues[0]).toMatchObject({ code: 'INFERENCE_WORKLOAD_CURRENT_PLACEMENT_ABOVE_ONE' })
  })

  it.each([null, 3, 'text', [], {}])('answers %j with issues, not with an exception', (value) => {
    expect(readFleet(value)).toMatchObject({ ok: false })
  })
})
