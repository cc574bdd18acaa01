import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt, refusalsAt } from '../../../test/support/tinyRefusals.ts'

const withSlo = (latencySloMs: number) => (input: FleetInput) => {
  for (const workload of input.inferenceWorkloads ?? []) Object.assign(workload, { latencySloMs })
}
/** A measured path to West: 20 ms, and serving takes 10 ms. */
const measured = (latencySloMs: number) => (input: FleetInput) => {
  withSlo(latencySloMs)(input)
  input.paths = [{ regionId: 'city', siteId: 'West', rttMs: 20 }]
}

// West is 1,000 km away: 2 × 1,000 km × 4.9 µs/km = 9.8 ms, and serving takes 10 ms.
describe('latency', () => {
  it('is met where round trip and serving stay within the SLO', () => {
    expect(codesAt('chat', 'West', withSlo(19.801))).toEqual([])
    expect(codesAt('chat', 'West', withSlo(19.79))).toEqual(['LATENCY_ABOVE_SLO'])
  })
  it('is met exactly at the SLO and not a hair beyond it, by the measured path where there is one', () => {
    expect(codesAt('chat', 'West', measured(30))).toEqual([])
    expect(codesAt('chat', 'West', measured(29.999))).toEqual(['LATENCY_ABOVE_SLO'])
  })
  it('matters to inference alone', () => {
    expect(codesAt('train', 'West', withSlo(1))).toEqual([])
  })
  it('keeps inference near its users when the SLO asks for it: 180 per hour', async () => {
    const { cost, openSiteIds } = await planTiny(withSlo(19))
    expect(cost).toBeCloseTo(180)
    expect(openSiteIds).toEqual(['East'])
  })
  it('is checked again: 30 ms are allowed within 30 ms, and not within 29.999 ms', () => {
    expect(rulesBroken(measured(30))).toEqual([])
    expect(rulesBroken(measured(29.999))).toEqual(['latencyIsMet'])
  })
  it('is refused aloud with value, limit, unit and fix', () => {
    expect(refusalsAt('chat', 'West', withSlo(15))).toEqual([
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
