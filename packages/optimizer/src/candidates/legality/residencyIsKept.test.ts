import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt } from '../../../test/support/tinyRefusals.ts'

const allowing = (allowedJurisdictions: string[] | null) => (input: FleetInput) => {
  for (const workload of [...(input.inferenceWorkloads ?? []), ...(input.trainingWorkloads ?? [])])
    workload.allowedJurisdictions = allowedJurisdictions
}

// East lies in "east", West in "west".
describe('residency', () => {
  it.each(['chat', 'train'] as const)('lets %s run where its data may be', (workload) => {
    expect(codesAt(workload, 'West', allowing(['west']))).toEqual([])
    expect(codesAt(workload, 'West', allowing(['north', 'west']))).toEqual([])
    expect(codesAt(workload, 'West', allowing(null))).toEqual([])
  })
  it.each(['chat', 'train'] as const)('keeps %s out of every other jurisdiction', (workload) => {
    expect(codesAt(workload, 'West', allowing(['east']))).toEqual(['JURISDICTION_NOT_ALLOWED'])
  })
  it('takes a name as it is written: a part of it or other letters are another jurisdiction', () => {
    expect(codesAt('chat', 'West', allowing(['West', 'westland', 'wes']))).toEqual([
      'JURISDICTION_NOT_ALLOWED',
    ])
  })
  it('leaves nothing in a jurisdiction that a workload does not allow: 180 per hour at East', async () => {
    const { cost, sharesOf } = await planTiny(allowing(['east']))
    expect(cost).toBeCloseTo(180)
    expect(sharesOf('chat')).toEqual([['East', 1]])
  })
  it('is checked again', () => {
    expect(rulesBroken(allowing(['west']))).toEqual([])
    expect(rulesBroken(allowing(['east']))).toEqual(['residencyIsKept'])
  })
})
