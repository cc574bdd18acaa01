import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { rulesBroken } from '../../../test/support/tinyPlacements.ts'
import { codesAt, refusalsAt } from '../../../test/support/tinyRefusals.ts'

type OperatorInput = FleetInput['operators'][number]
/** `norm` runs both sites; `able` runs none today and could run everything. */
const normThat = (
  change: Partial<OperatorInput>,
  handover: 'none' | 'allowed',
  able: Partial<OperatorInput> | null = {},
) => {
  return (input: FleetInput) => {
    const [norm] = input.operators
    if (!norm) throw new Error('The tiny fleet has an operator.')
    input.operators = [
      { ...norm, ...change },
      ...(able ? [{ ...norm, id: 'able', name: 'Able', ...able }] : []),
    ]
    input.policy = { handover }
  }
}
const noInference = { servesInference: false }
const noTraining = { servesTraining: false }

describe('a site', () => {
  it('runs what its operator is able to run, and nothing else', () => {
    expect(codesAt('chat', 'East', normThat(noInference, 'none'))).toEqual(['OPERATOR_CANNOT_RUN'])
    expect(codesAt('train', 'East', normThat(noInference, 'none'))).toEqual([])
    expect(codesAt('train', 'East', normThat(noTraining, 'none'))).toEqual(['OPERATOR_CANNOT_RUN'])
    expect(codesAt('chat', 'East', normThat(noTraining, 'none'))).toEqual([])
  })
  it('may run more where it may be handed over to an operator that is able to', () => {
    expect(codesAt('chat', 'East', normThat(noInference, 'allowed'))).toEqual([])
    expect(codesAt('chat', 'East', normThat(noInference, 'allowed', noInference))).toEqual([
      'OPERATOR_CANNOT_RUN',
    ])
  })
  it('says to whom it could be handed over, or that nobody is able to', () => {
    const [named] = refusalsAt('chat', 'East', normThat(noInference, 'none'))
    expect(named?.text).toMatch(/East is run by norm, which is not able to run inference/)
    expect(named?.fix).toBe('hand East over to an operator that runs inference, such as able.')
    const [nobody] = refusalsAt('chat', 'East', normThat(noInference, 'none', null))
    expect(nobody?.fix).toBe('add an operator that runs inference.')
  })
  it('is checked again', () => {
    expect(rulesBroken(normThat({}, 'none'))).toEqual([])
    expect(rulesBroken(normThat(noTraining, 'none'))).toEqual(['operatorRunsWhatIsPlaced'])
  })
})
