import { tinyFleet } from '@berth/shared/testing'
import { expect, it } from 'vitest'
import { plan } from '../../plan.ts'

it.each([null, 1])(
  'plans a fleet in which nothing is to be served, with %s moves allowed: all shut, at 20 per hour',
  async (maxMoves) => {
    const idle = tinyFleet((input) => {
      input.inferenceWorkloads = []
      input.trainingWorkloads = []
      input.policy = { maxMoves }
    })
    const result = await plan(idle, { objective: 'cost', engine: 'highs' })
    expect(result).toMatchObject({
      status: 'optimal',
      objectiveValue: 20,
      certificate: { ok: true },
    })
  },
)
