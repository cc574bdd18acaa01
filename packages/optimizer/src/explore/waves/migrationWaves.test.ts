import type { Fleet } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import {
  type Change,
  otherTrain,
  planFor,
  poolCalled,
  siteCalled,
  trainOf,
  wavesOf,
} from '../../../test/support/tinyWaves.ts'
import { migrationWaves } from './migrationWaves.ts'
import type { WavesQuestion } from './wavesAnswer.ts'

describe('the waves from today to a plan', () => {
  it('move, shut what is empty, and say what that takes and saves', async () => {
    const { answer } = await wavesOf(
      (input) => {
        Object.assign(trainOf(input), { datasetGb: 3600, checkpointGb: 400 })
        for (const id of ['East', 'West'])
          Object.assign(siteCalled(input, id), { wanGbps: 10, egressPricePerGb: 0.1 })
      },
      { fromDate: '2026-01-31', wanShare: 0.5, maxWaves: 1 },
    )
    expect(answer.status).toBe('ordered')
    expect(answer.waves.length).toBe(1)
    const [wave] = answer.waves
    // 25 GB of weights for half of chat and 4,000 GB of the training go from East to West, at 5 Gbit/s, which is 2,250 GB/h.
    expect(wave).toMatchObject({ number: 1, opensSiteIds: [], closesSiteIds: ['East'] })
    expect(wave?.transferGb).toBeCloseTo(4025)
    expect(wave?.wanHours).toBeCloseTo(4025 / 2250)
    // 25 accelerators of chat and 20 of the gang are busy twice.
    expect(wave?.doubleAccelerators).toBeCloseTo(45)
    expect(answer.doubleAcceleratorHours).toBeCloseTo((45 * 4025) / 2250)
    // Today 200 + 45 kW × 1 + 25 kW × 0.5 = 257.5; then 145.
    expect(answer.runningCostPerHourToday).toBeCloseTo(257.5)
    expect(answer.savingsPerHour).toBeCloseTo(112.5)
    expect(answer.oneOffCost).toBeCloseTo(402.5)
    // While the data travels 45 kW more at 0.5 are 22.5 per hour.
    const paid = 402.5 + (22.5 * 4025) / 2250
    expect(answer.paybackHours).toBeCloseTo(4025 / 2250 + paid / 112.5)
    expect([wave?.startDate, answer.paybackDate]).toEqual(['2026-01-31', '2026-01-31'])
    expect(wave?.steps.map(({ workloadId, moves }) => [workloadId, moves])).toEqual(
      expect.arrayContaining([
        ['train', [{ fromSiteId: 'East', toSiteId: 'West', share: 1 }]],
        ['chat', [{ fromSiteId: 'East', toSiteId: 'West', share: 0.5 }]],
      ]),
    )
    expect(answer.text).toContain('1 wave lead')
  })

  it('share what shutting a site saves among what leaves it', async () => {
    const { answer } = await wavesOf(() => {}, { maxWaves: 1 })
    // Shutting East saves 90. Chat has 25 of 45 accelerators there and saves 12.5 besides, the gang 20 and 10.
    const saved = new Map(
      answer.waves.flatMap(({ steps }) => steps).map((step) => [step.workloadId, step]),
    )
    expect(saved.get('chat')?.savingsPerHour).toBeCloseTo(12.5 + 50)
    expect(saved.get('train')?.savingsPerHour).toBeCloseTo(10 + 40)
    expect(saved.get('chat')?.score).toBeCloseTo(1)
    expect(answer.waves[0]?.score).toBeCloseTo(1)
  })

  it('shut at the start what is empty today, with no score since nothing moves', async () => {
    const { answer } = await wavesOf((input) => {
      for (const chat of input.inferenceWorkloads ?? [])
        chat.currentPlacement = [{ regionId: 'city', poolId: 'West-pool', share: 1 }]
      trainOf(input).currentPoolId = 'West-pool'
    })
    expect(answer.waves).toMatchObject([
      { number: 0, steps: [], closesSiteIds: ['East'], score: null, wanHours: 0 },
    ])
    expect(answer).toMatchObject({ status: 'ordered', paybackHours: 0 })
  })

  it('say that nothing moves where today is the plan', async () => {
    const { answer } = await wavesOf((input) => {
      siteCalled(input, 'East').status = 'mothballed'
      for (const chat of input.inferenceWorkloads ?? [])
        chat.currentPlacement = [{ regionId: 'city', poolId: 'West-pool', share: 1 }]
      trainOf(input).currentPoolId = 'West-pool'
    })
    expect(answer).toMatchObject({ status: 'nothingToMove', waves: [], savingsPerHour: 0 })
  })

  it('open a site before the first move to it, and pay for that', async () => {
    const { answer } = await wavesOf(
      (input) => {
        Object.assign(siteCalled(input, 'West'), { status: 'mothballed', reopenCost: 1000 })
        for (const chat of input.inferenceWorkloads ?? [])
          chat.currentPlacement = [{ regionId: 'city', poolId: 'East-pool', share: 1 }]
      },
      { maxWaves: 1 },
    )
    expect(answer.waves).toMatchObject([{ opensSiteIds: ['West'], closesSiteIds: ['East'] }])
    expect(answer.oneOffCost).toBeCloseTo(1000)
  })

  it('follow each other a week apart, and as far apart as the planner says', async () => {
    // West has room for 20 besides its own gang of 20, which has to leave first: to North.
    const chained: Change = (input) => {
      input.sites.push({ ...siteCalled(input, 'West'), id: 'North', name: 'North' })
      input.pools.push({ ...poolCalled(input, 'West-pool'), id: 'North-pool', siteId: 'North' })
      poolCalled(input, 'West-pool').count = 20
      input.inferenceWorkloads = []
      input.trainingWorkloads = [trainOf(input), otherTrain(input, 'second', 'West-pool')]
    }
    const pinned: Change = (input) => {
      input.policy = {
        pins: [
          { workloadId: 'train', siteId: 'West' },
          { workloadId: 'second', siteId: 'North' },
        ],
      }
    }
    const { answer } = await wavesOf(chained, { fromDate: '2026-01-31' }, pinned)
    expect(
      answer.waves.map(({ number, steps, startsAtHour, startDate }) => [
        number,
        steps.map(({ workloadId }) => workloadId),
        startsAtHour,
        startDate,
      ]),
    ).toEqual([
      [1, ['second'], 0, '2026-01-31'],
      [2, ['train'], 168, '2026-02-07'],
    ])
    const soon = await wavesOf(chained, { hoursBetweenWaves: 5 }, pinned)
    expect(
      soon.answer.waves.map(({ startsAtHour, startDate }) => [startsAtHour, startDate]),
    ).toEqual([
      [0, null],
      [5, null],
    ])
    const one = await wavesOf(chained, { maxWaves: 1 }, pinned)
    expect(one.answer.status).toBe('tooFewWaves')
    expect(one.answer.text).toContain(
      'It takes 2 waves, but at most 1 are allowed. To fix: allow 2.',
    )
  })
})

describe('moves that are hardly worth it', () => {
  const bothOpen: Change = (input) => {
    input.policy = {
      siteRulings: [
        { siteId: 'East', ruling: 'open' },
        { siteId: 'West', ruling: 'open' },
      ],
    }
    // The training costs 9.9 per hour more for its data at West, and saves 10 for power.
    siteCalled(input, 'West').egressPricePerGb = 1
    Object.assign(trainOf(input), { dataRegionId: 'city', dataGbPerHour: 9.9 })
  }

  it('are churn where they could stay', async () => {
    const { answer } = await wavesOf(bothOpen)
    const steps = answer.waves.flatMap((wave) => wave.steps)
    const train = steps.find(({ workloadId }) => workloadId === 'train')
    // 0.1 of 12.6 for 20 of 45 accelerators.
    expect(train?.savingsPerHour).toBeCloseTo(0.1)
    expect(train?.score).toBeCloseTo(0.1 / 12.6 / (20 / 45))
    expect(steps.map(({ workloadId, isChurn }) => [workloadId, isChurn]).sort()).toEqual([
      ['chat', false],
      ['train', true],
    ])
    expect(answer.text).toContain('1 move is hardly worth it: such as train')
  })

  const churnOf = async (change: Change, onlyPlan: Change = () => {}) => {
    const { answer } = await wavesOf(
      (input) => {
        bothOpen(input)
        change(input)
      },
      {},
      onlyPlan,
    )
    const steps = answer.waves.flatMap((wave) => wave.steps)
    const train = steps.find(({ workloadId }) => workloadId === 'train')
    expect(answer.status).toBe('ordered')
    expect(train?.score).toBeLessThan(0.5)
    return train?.isChurn
  }

  it('are not churn where they have to make room for another', async () => {
    // A gang of 90 of 100 accelerators comes to East, where 20 of the first one would not have room any more.
    const comes: Change = (input) => {
      input.sites.push({ ...siteCalled(input, 'West'), id: 'North', name: 'North' })
      input.pools.push({ ...poolCalled(input, 'West-pool'), id: 'North-pool', siteId: 'North' })
      const second = { ...otherTrain(input, 'second', 'North-pool'), accelerators: 90 }
      input.trainingWorkloads = [trainOf(input), second]
    }
    const pinned: Change = (input) => {
      input.policy = { ...input.policy, pins: [{ workloadId: 'second', siteId: 'East' }] }
    }
    expect(await churnOf(comes, pinned)).toBe(false)
    const larger: Change = (input) => {
      comes(input)
      poolCalled(input, 'East-pool').count = 200
    }
    expect(await churnOf(larger, pinned)).toBe(true)
  })

  it('are not churn where a limit is broken today', async () => {
    expect(
      await churnOf((input) => {
        trainOf(input).allowedJurisdictions = ['west']
      }),
    ).toBe(false)
  })
})

describe('what cannot be ordered', () => {
  it('is a plan that breaks limits of the fleet', async () => {
    const plan = await planFor(() => {})
    const small: Fleet = tinyFleet((input) => {
      poolCalled(input, 'West-pool').count = 60
    })
    const answer = migrationWaves(small, plan)
    expect(answer).toMatchObject({ status: 'planDoesNotHold', waves: [], paybackHours: null })
    expect(answer.text).toContain('To fix: plan anew for this fleet.')
  })

  it('is what there was no time for', async () => {
    const plan = await planFor(() => {})
    const answer = migrationWaves(tinyFleet(), plan, {}, { isCancelled: () => true })
    expect(answer.status).toBe('cutShort')
    expect(answer.text).toContain('To fix: allow more time.')
  })

  it('takes numbers that make no sense as the least or most that do, and no date for what is none', async () => {
    const plan = await planFor(() => {})
    const ask = (question: WavesQuestion) => migrationWaves(tinyFleet(), plan, question)
    expect(ask({ wanShare: 7 })).toEqual(ask({ wanShare: 1 }))
    expect(ask({ maxWaves: 0 })).toEqual(ask({ maxWaves: 1 }))
    expect(ask({ maxWaves: Number.NaN })).toEqual(ask({}))
    expect(ask({ fromDate: 'soon' }).waves[0]?.startDate).toBeNull()
  })
})
