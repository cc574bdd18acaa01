import { tinyFleet } from '@berth/shared/testing'
import { expect, it } from 'vitest'
import { plan } from '../../plan.ts'

it('plans a fleet in which nothing is to be served: all shut, at 20 per hour', async () => {
  const idle = tinyFleet((input) => {
    input.inferenceWorkloads = []
    input.trainingWorkloads = []
  })
  const result = await plan(idle, { objective: 'cost', engine: 'highs' })
  expect(result).toMatchObject({ status: 'optimal', objectiveValue: 20, certificate: { ok: true } })
})
