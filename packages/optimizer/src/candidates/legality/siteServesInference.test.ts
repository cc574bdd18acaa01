import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { bothAt, rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt } from '../../../test/support/tinyRefusals.ts'

const trainingOnly = (refitCost: number | null) => (input: FleetInput) => {
  for (const site of input.sites) Object.assign(site, { servesInference: false, refitCost })
}

describe('a training-only site', () => {
  it('serves no inference', () => {
    expect(codesAt('chat', 'East', trainingOnly(null))).toEqual(['SITE_SERVES_NO_INFERENCE'])
  })
  it('runs training all the same', () => {
    expect(codesAt('train', 'East', trainingOnly(null))).toEqual([])
  })
  it('may serve inference once it is refitted, even where that is free: 0 is a cost, null is none', () => {
    expect(codesAt('chat', 'East', trainingOnly(0))).toEqual([])
  })
  it('is checked again: only the refit makes it fit', () => {
    expect(rulesBroken(trainingOnly(0))).toEqual(['siteServesInference'])
    expect(rulesBroken(trainingOnly(0), { ...bothAt('West'), refittedSiteIds: ['West'] })).toEqual(
      [],
    )
  })
})
