import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { chatAt, rulesBroken } from '../../test/support/tinyPlacements.ts'
import { certify } from '../evaluate/index.ts'
import { LinearModelBuilder } from '../linear/linearModel.ts'
import { plan } from '../plan.ts'
import type { ExcessColumn } from './formulation.ts'
import { excessColumn } from './neverWorse.ts'

const bothKeptOpen = [
  { siteId: 'East', ruling: 'open' as const },
  { siteId: 'West', ruling: 'open' as const },
]

describe('a limit that is broken today', () => {
  it('is repaired as far as a site that is kept open allows, and no further from it than today', async () => {
    // West draws 50 kW by being open, 75 kW today, and 40 kW are allowed: (50 − 40) / 40 stays broken.
    const broken = (input: FleetInput) => {
      for (const site of input.sites)
        if (site.id === 'West') Object.assign(site, { baseLoadKw: 50, facilityPowerLimitKw: 40 })
      input.policy = { siteRulings: [{ siteId: 'West', ruling: 'open' }] }
    }
    const result = await plan(tinyFleet(broken), { objective: 'cost', gapRelative: 0 })
    expect(result.tiers[0]).toMatchObject({
      name: 'brokenLimits',
      objectiveValue: expect.closeTo(0.25),
      gapRelative: expect.closeTo(0),
    })
    expect(result.plan?.brokenLimits).toMatchObject([
      { rule: 'sitePowerHolds', found: expect.closeTo(50), allowed: 40 },
    ])
    expect(result.plan?.placements.every(({ siteId }) => siteId === 'East')).toBe(true)
    expect(result.certificate?.ok).toBe(true)
  })
  it('does not make the model infeasible where the planner keeps more sites open than allowed', async () => {
    const fleet = tinyFleet((input) => {
      input.policy = { maxOpenSites: 1, siteRulings: bothKeptOpen }
    })
    const result = await plan(fleet, { objective: 'consolidate' })
    expect(result.plan?.openSiteIds).toHaveLength(2)
    expect(result.plan?.brokenLimits).toMatchObject([{ rule: 'openSiteLimitHolds', found: 2 }])
  })
  it('holds in full where it can', async () => {
    const fleet = tinyFleet((input) => {
      input.policy = { maxOpenSites: 1 }
    })
    const result = await plan(fleet, { objective: 'cost' })
    expect(result.tiers[0]).toMatchObject({ name: 'brokenLimits', objectiveValue: 0 })
    expect(result.plan?.openSiteIds).toHaveLength(1)
    expect(result.plan?.brokenLimits).toEqual([])
  })
  it('is not forgiven by the certificate unless the plan admits it', async () => {
    const fleet = tinyFleet((input) => {
      input.policy = { maxOpenSites: 1, siteRulings: bothKeptOpen }
    })
    const { plan: found } = await plan(fleet, {})
    if (!found) throw new Error('There is a plan.')
    expect(certify(fleet, { ...found, brokenLimits: [] }).ok).toBe(false)
    const untrue = found.brokenLimits.map((entry) => ({ ...entry, found: 1 }))
    expect(certify(fleet, { ...found, brokenLimits: untrue }).ok).toBe(false)
  })
  it('may not be broken more than today', async () => {
    const fleet = tinyFleet((input) => {
      for (const site of input.sites) if (site.id === 'East') site.status = 'mothballed'
      input.policy = { maxOpenSites: 1, siteRulings: bothKeptOpen }
    })
    expect(await plan(fleet, {})).toMatchObject({ status: 'infeasible', plan: null })
  })
  it('may be broken exactly as far as today, and by no more', () => {
    // West draws 50 kW by being open and 25 kW for half of chat: 75 kW today, and 40 kW are allowed.
    const drawing = (
      westShare: number,
      mayStayBroken = [{ rule: 'sitePowerHolds', entity: 'West in day' }],
    ) =>
      rulesBroken(
        (input) => {
          for (const site of input.sites)
            if (site.id === 'West')
              Object.assign(site, { baseLoadKw: 50, facilityPowerLimitKw: 40 })
        },
        { openSiteIds: ['East', 'West'], placements: [chatAt('West', westShare)] },
        { mayStayBroken },
      )
    expect(drawing(0.5)).toEqual([])
    expect(drawing(0.5001)).toEqual(['sitePowerHolds'])
    expect(drawing(0.5, [])).toEqual(['sitePowerHolds'])
  })
})

describe('the excess over a limit', () => {
  const excessOf = (today: number, limit: number) => {
    const [builder, excess] = [new LinearModelBuilder(), [] as ExcessColumn[]]
    const column = excessColumn({ builder, excess }, 'a limit', today, limit)
    return { column, upper: [...builder.build().upper], limits: excess.map((entry) => entry.limit) }
  }
  it('does not exist where today holds the limit exactly', () => {
    expect(excessOf(40, 40)).toEqual({ column: -1, upper: [], limits: [] })
  })
  it('is at most what today exceeds it by', () => {
    expect(excessOf(40.5, 40)).toEqual({ column: 0, upper: [0.5], limits: [40] })
  })
})
