import type { Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import { compare } from './index.ts'

const fleet = tinyFleet()
const planned = async (policy: object): Promise<Plan> => {
  const result = await plan(
    tinyFleet((input) => Object.assign(input, { policy })),
    { objective: 'cost', engine: 'highs' },
  )
  if (!result.plan) throw new Error(result.message)
  return result.plan
}

describe('comparing two plans', () => {
  it('pairs what leaves a site with what arrives, and names closed sites and cost differences', async () => {
    const comparison = compare(fleet, 'today', await planned({}))
    expect(comparison).toMatchObject({
      closed: ['East'],
      opened: [],
      movedWorkloads: 2,
      stayedWorkloads: 0,
    })
    expect(comparison.moves).toEqual([
      {
        workloadId: 'chat',
        regionId: 'city',
        fromSiteId: 'East',
        toSiteId: 'West',
        share: expect.closeTo(0.5),
        accelerators: expect.closeTo(25),
      },
      {
        workloadId: 'train',
        regionId: null,
        fromSiteId: 'East',
        toSiteId: 'West',
        share: 1,
        accelerators: 20,
      },
    ])
    const energy = comparison.costTermDifferences.find(({ name }) => name === 'energy')
    expect(energy).toMatchObject({
      before: 57.5,
      after: expect.closeTo(35),
      difference: expect.closeTo(-22.5),
    })
  })

  it('finds nothing between a plan and itself', async () => {
    const one = await planned({})
    expect(compare(fleet, one, one)).toMatchObject({
      opened: [],
      closed: [],
      moves: [],
      movedWorkloads: 0,
      stayedWorkloads: 2,
    })
  })

  it('says which sites open between two plans', async () => {
    const comparison = compare(
      fleet,
      await planned({}),
      await planned({ siteRulings: [{ siteId: 'West', ruling: 'closed' }] }),
    )
    expect(comparison).toMatchObject({ opened: ['East'], closed: ['West'] })
  })

  it('shows demand that loses its place as a move to nowhere', async () => {
    const full = await planned({})
    const less: Plan = {
      ...full,
      placements: full.placements.filter(({ workloadId }) => workloadId === 'chat'),
    }
    expect(compare(fleet, full, less).moves).toEqual([
      expect.objectContaining({ workloadId: 'train', fromSiteId: 'West', toSiteId: null }),
    ])
  })
})
