import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt } from '../../../test/support/tinyRefusals.ts'

type Pairs = [workloadId: 'chat' | 'train', siteId: 'East' | 'West'][]
const held = (pins: Pairs, forbids: Pairs = []) => {
  const entries = (pairs: Pairs) => pairs.map(([workloadId, siteId]) => ({ workloadId, siteId }))
  return (input: FleetInput) => {
    input.policy = { pins: entries(pins), forbids: entries(forbids) }
  }
}

describe('a pin', () => {
  it('holds a workload at its site', () => {
    expect(codesAt('chat', 'East', held([['chat', 'East']]))).toEqual([])
    expect(codesAt('chat', 'West', held([['chat', 'East']]))).toEqual(['PINNED_ELSEWHERE'])
  })
  it('holds it at any of the sites where there are several', () => {
    const anywhere = held([
      ['chat', 'East'],
      ['chat', 'West'],
    ])
    expect([codesAt('chat', 'East', anywhere), codesAt('chat', 'West', anywhere)]).toEqual([[], []])
  })
  it('says nothing about other workloads', () => {
    expect(codesAt('train', 'West', held([['chat', 'East']]))).toEqual([])
  })
  it('moves the whole plan where everything is pinned: 180 per hour at East', async () => {
    const { cost, openSiteIds } = await planTiny(
      held([
        ['train', 'East'],
        ['chat', 'East'],
      ]),
    )
    expect(openSiteIds).toEqual(['East'])
    expect(cost).toBeCloseTo(180)
  })
  it('opens a second site where a pin and a forbid part the workloads: 245 per hour', async () => {
    // Chat at West, the gang at East: 200 + 50 kW × 0.5 + 20 kW × 1.
    const { cost } = await planTiny(held([['train', 'East']], [['chat', 'East']]))
    expect(cost).toBeCloseTo(245)
  })
})

describe('a forbid', () => {
  it('keeps a workload away from a site', () => {
    expect(codesAt('chat', 'West', held([], [['chat', 'West']]))).toEqual(['FORBIDDEN_HERE'])
    expect(codesAt('chat', 'East', held([], [['chat', 'West']]))).toEqual([])
  })
  it('is not lifted by a pin to the same site', () => {
    const both = held([['chat', 'East']], [['chat', 'East']])
    expect(codesAt('chat', 'East', both)).toEqual(['FORBIDDEN_HERE'])
    expect(codesAt('chat', 'West', both)).toEqual(['PINNED_ELSEWHERE'])
  })
  it('moves the whole plan where nothing may run at West', async () => {
    const { openSiteIds } = await planTiny(
      held(
        [],
        [
          ['chat', 'West'],
          ['train', 'West'],
        ],
      ),
    )
    expect(openSiteIds).toEqual(['East'])
  })
})

describe('the check of pins and forbids', () => {
  it('refuses what runs elsewhere than its pin, or where it is forbidden', () => {
    expect(rulesBroken(held([['chat', 'West']]))).toEqual([])
    expect(rulesBroken(held([['chat', 'East']]))).toEqual(['pinsAndForbidsHold'])
    expect(rulesBroken(held([], [['train', 'West']]))).toEqual(['pinsAndForbidsHold'])
  })
})
