import { describe, expect, it } from 'vitest'
import { readPlanProof } from './readPlanProof.ts'

const tier = {
  name: 'cost',
  unit: 'currencyPerHour',
  objectiveValue: 145,
  bestBound: 145,
  gapRelative: 0,
  seconds: 0.1,
}
const price = {
  limit: 'poolCapacity',
  siteId: 'West',
  operatorId: null,
  poolId: 'West-pool',
  periodId: 'day',
  shadowPrice: -0.5,
  unit: 'accelerator',
  limitValue: 60,
  sensitivityRange: { from: 50, to: null },
  validFor: 'thisPlanOnly',
}
/** As `berth plan --json` prints it, with other things besides. */
const document = (change: object = {}) => ({
  status: 'optimal',
  stoppedBy: 'finished',
  scope: 'sitesHeld',
  gapRelative: 0,
  engine: 'highs',
  engineVersion: '1.15.3',
  engineReason: 'auto',
  tiers: [tier],
  prices: [price],
  plan: {},
  ...change,
})

describe('what a document says of its plan', () => {
  it('is read back as the search said it', () => {
    expect(readPlanProof(document())).toEqual({
      ok: true,
      value: {
        status: 'optimal',
        stoppedBy: 'finished',
        scope: 'sitesHeld',
        gapRelative: 0,
        engine: { name: 'highs', version: '1.15.3' },
        tiers: [tier],
        prices: [price],
      },
    })
  })

  it('is about all plans where it does not say about which', () => {
    const read = readPlanProof(document({ scope: undefined }))
    expect(read).toMatchObject({ ok: true, value: { scope: 'everything' } })
  })

  it.each([[{ format: 'berth-plan/1' }], [{ plan: {} }], [null], ['text'], [[]]])(
    'is nothing where there is a plan alone: %j',
    (value) => {
      expect(readPlanProof(value)).toEqual({ ok: true, value: null })
    },
  )

  it('is refused with every problem in it', () => {
    const read = readPlanProof(
      document({
        status: 'splendid',
        gapRelative: 'small',
        tiers: [{ ...tier, bestBound: 'none' }],
        prices: [{ ...price, unit: 'mile' }],
      }),
    )
    expect(read.ok).toBe(false)
    const paths = read.ok ? [] : read.issues.map(({ path }) => path)
    expect(paths).toEqual(['status', 'gapRelative', 'tiers[0].bestBound', 'prices[0].unit'])
  })
})
