import { applyEdits, type FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { demandKey } from '../../asking/leftOut.ts'
import { legalSites } from '../../asking/legalSites.ts'
import { certify } from '../../evaluate/certify.ts'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { negotiate } from './negotiate.ts'
import { editsOf, type MoveRefusal, type PlannerRefusal } from './plannerRefusal.ts'

const cheapest = async (change: (input: FleetInput) => void = () => {}) => {
  const fleet = tinyFleet(change)
  const { plan: found } = await plan(fleet, { objective: 'cost', gapRelative: 0 })
  if (!found) throw new Error('The tiny fleet has a plan.')
  return { fleet, found }
}
const move = (stance: 'lock' | 'refuse', workloadId: string, siteId: string): MoveRefusal => ({
  kind: 'move',
  workloadId,
  siteId,
  stance,
})
const site = (stance: 'lock' | 'refuse', siteId: string): PlannerRefusal => ({
  kind: 'site',
  siteId,
  stance,
})
const exact = { gapRelative: 0 }

describe('a negotiation', () => {
  it('keeps a workload where it is, and all else as it was', async () => {
    const { fleet, found } = await cheapest()
    const refusals = [move('lock', 'train', 'East')]
    const answer = await negotiate(fleet, found, { refusals }, exact)
    // Chat stays at West: 200 for both sites, 50 kW × 0.5 + 20 kW × 1, against 145 with everything at West.
    expect(answer).toMatchObject({ status: 'replanned', scope: 'sitesAndGangsHeld' })
    expect(answer.withRefusals?.costPerHour).toBeCloseTo(245)
    expect(answer.withoutRefusals?.costPerHour).toBeCloseTo(145)
    expect(answer.price).toMatchObject({ openSites: 1, scope: 'decisionsHeld' })
    expect(answer.refusals[0]?.alone?.costPerHour).toBeCloseTo(100)
    expect(answer.refusals[0]?.withOthers?.costPerHour).toBeCloseTo(100)
    expect(answer.changes).toMatchObject({
      opened: ['East'],
      closed: [],
      moves: [{ workloadId: 'train', fromSiteId: 'West', toSiteId: 'East' }],
    })
    expect(answer.refusals[0]?.text).toBe(
      'train runs at East: 1 open site more and 100 CNY per hour more.',
    )
    expect(answer.text).toBe(
      'With 1 refusal the other decisions are held; 2 sites are open, and it costs 245 CNY per hour: 1 open site more and 100 CNY per hour more.',
    )
  })

  it('finds what is cheaper when everything may be decided anew', async () => {
    const { fleet, found } = await cheapest()
    const refusals = [move('lock', 'train', 'East')]
    const answer = await negotiate(fleet, found, { refusals, decideAnew: true }, exact)
    // East alone: 100 + 70 + 10.
    expect(answer.withRefusals).toMatchObject({ openSites: 1 })
    expect(answer.withRefusals?.costPerHour).toBeCloseTo(180)
    expect(answer.price?.costPerHour).toBeCloseTo(35)
    expect(answer.price?.scope).toBe('everythingAnew')
  })

  it('decides anew where held decisions would leave demand out', async () => {
    const { fleet, found } = await cheapest()
    const refusals = [move('refuse', 'chat', 'West')]
    const answer = await negotiate(fleet, found, { refusals }, exact)
    // Chat may run at East only, where the gang costs less than an open West: 180.
    expect(answer).toMatchObject({ status: 'replanned', scope: 'everything' })
    expect(answer.plan?.openSiteIds).toEqual(['East'])
    expect(answer.price?.costPerHour).toBeCloseTo(35)
    expect(answer.plan?.unserved).toEqual([])
  })

  it('prices each of several refusals beside the others and alone', async () => {
    const { fleet, found } = await cheapest()
    const refusals = [move('lock', 'train', 'East'), site('refuse', 'East')]
    const { refusals: priced, price } = await negotiate(fleet, found, { refusals }, exact)
    // Both open either way: the gang at East costs 10 more than at West, and the site 90.
    const costs = priced.map(({ withOthers, alone }) => [
      Math.round(withOthers?.costPerHour ?? -1),
      Math.round(alone?.costPerHour ?? -1),
    ])
    expect(costs).toEqual([
      [10, 100],
      [0, 90],
    ])
    expect(price?.costPerHour).toBeCloseTo(100)
    expect(priced[0]?.text).toContain('10 CNY per hour more beside the others, 1 open site more')
    expect(priced[1]?.text).toContain('East is open: costs nothing beside the others')
  })

  it('keeps decisions that are locked, and turns those round that are refused', async () => {
    const { fleet, found } = await cheapest()
    const open = async (...refusals: PlannerRefusal[]) =>
      (await negotiate(fleet, found, { refusals }, exact)).plan?.openSiteIds
    expect(await open(site('lock', 'West'))).toEqual(['West'])
    expect(await open(site('lock', 'East'))).toEqual(['West'])
    expect(await open(site('refuse', 'East'))).toEqual(['East', 'West'])
    expect(await open(site('refuse', 'West'))).toEqual(['East'])
  })

  it('holds a workload at any of several sites', async () => {
    const { fleet, found } = await cheapest()
    const refusals = [move('lock', 'train', 'East'), move('lock', 'train', 'West')]
    const answer = await negotiate(fleet, found, { refusals }, exact)
    expect(answer.plan?.openSiteIds).toEqual(['West'])
    expect(answer.refusals.map(({ alone }) => Math.round(alone?.costPerHour ?? -1))).toEqual([0, 0])
    expect(answer.refusals[0]?.text).toBe('train runs at East or West: costs nothing.')
  })

  it('says that no plan exists, and why', async () => {
    const { fleet, found } = await cheapest((input) => {
      input.policy = { maxOpenSites: 1 }
      for (const entry of input.sites) if (entry.id === 'East') entry.status = 'mothballed'
      for (const chat of input.inferenceWorkloads ?? []) chat.currentPlacement = []
      for (const train of input.trainingWorkloads ?? []) train.currentPoolId = null
    })
    const refusals = [site('refuse', 'East'), site('lock', 'West')]
    const answer = await negotiate(fleet, found, { refusals }, exact)
    expect(answer).toMatchObject({ status: 'noPlan', plan: null, contradictions: [] })
    expect(answer.text).toContain('sites kept open, the open-site limit')
  })

  it('ends with what it knows when it is stopped', async () => {
    const { fleet, found } = await cheapest()
    let steps = 0
    const refusals = [move('lock', 'train', 'East'), site('refuse', 'East')]
    const answer = await negotiate(
      fleet,
      found,
      { refusals },
      {
        onProgress: () => steps++,
        isCancelled: () => steps >= 2,
      },
    )
    expect(answer).toMatchObject({ status: 'replanned', isCutShort: true })
    expect(answer.refusals.map(({ withOthers }) => withOthers)).toEqual([null, null])
    expect(answer.refusals[0]?.text).toContain('the time was up before its price was known')
  })
})

describe('refusals that contradict', () => {
  const codes = async (
    refusals: PlannerRefusal[],
    change: (input: FleetInput) => void = () => {},
  ) => {
    const { fleet, found } = await cheapest(change)
    const answer = await negotiate(fleet, found, { refusals })
    expect([answer.status, answer.plan]).toEqual(['contradiction', null])
    expect(answer.text).toMatch(/^These refusals cannot all hold\. .*To fix: /)
    return answer.contradictions.map(({ code, refusals: places }) => [code, places] as const)
  }

  it.each<[string, string, number[], PlannerRefusal[], ((input: FleetInput) => void)?]>([
    [
      'unknown names',
      'REFUSAL_NAME_UNKNOWN',
      [1],
      [site('lock', 'East'), move('lock', 'chat', 'Wesst')],
    ],
    [
      'a move locked and refused',
      'LOCKED_AND_REFUSED',
      [0, 1],
      [move('lock', 'chat', 'East'), move('refuse', 'chat', 'East')],
    ],
    [
      'a site locked and refused',
      'LOCKED_AND_REFUSED',
      [1, 0],
      [site('refuse', 'East'), site('lock', 'East')],
    ],
    [
      'a lock at a site that is to be shut',
      'LOCKED_AT_SHUT_SITE',
      [0, 1],
      [move('lock', 'chat', 'West'), site('refuse', 'West')],
    ],
    [
      'a lock where the first token comes too late',
      'LOCK_NOT_ALLOWED',
      [0],
      [move('lock', 'chat', 'West')],
      (input) => {
        for (const chat of input.inferenceWorkloads ?? []) chat.latencySloMs = 15
      },
    ],
    [
      'a lock at one site of what must be at two',
      'LOCK_TOO_NARROW',
      [0],
      [move('lock', 'chat', 'West')],
      (input) => {
        for (const chat of input.inferenceWorkloads ?? []) chat.maxSharePerSite = 0.6
      },
    ],
    [
      'refusals that leave no site',
      'NO_SITE_LEFT',
      [0, 1],
      [move('refuse', 'chat', 'West'), move('refuse', 'chat', 'East')],
    ],
    [
      'a site that cannot open',
      'SITE_CANNOT_OPEN',
      [0],
      [site('refuse', 'East')],
      (input) => {
        for (const entry of input.sites) if (entry.id === 'East') entry.status = 'underConstruction'
        for (const chat of input.inferenceWorkloads ?? []) chat.currentPlacement = []
        for (const train of input.trainingWorkloads ?? []) train.currentPoolId = null
      },
    ],
    [
      'a lock against a pin of the policy',
      'POLICY_SAYS_OTHERWISE',
      [0],
      [move('lock', 'train', 'East')],
      (input) => {
        input.policy = { pins: [{ workloadId: 'train', siteId: 'West' }] }
      },
    ],
    [
      'a decision against a ruling of the policy',
      'POLICY_SAYS_OTHERWISE',
      [0],
      [site('refuse', 'East')],
      (input) => {
        input.policy = { siteRulings: [{ siteId: 'East', ruling: 'closed' }] }
      },
    ],
  ])('are told: %s', async (_name, code, places, refusals, change) => {
    expect(await codes(refusals, change)).toEqual([[code, places]])
  })
})

const gapRelative = 0.001
describe('refusals in generated fleets', () => {
  it('cost at least nothing, hold in the plan, and cost what independent plans say', async () => {
    const counts = { priced: 0, positive: 0, contradictions: 0, anew: 0 }
    for (let seed = 1; seed <= 5; seed++) {
      const fleet = generateFleet({ seed, sites: 5, inferenceWorkloads: 7, trainingWorkloads: 3 })
      const objective = seed % 2 ? 'cost' : 'consolidate'
      const options = { objective, gapRelative, wholeReplicas: false } as const
      const { plan: found } = await plan(fleet, options)
      if (!found) throw new Error('A generated fleet has a plan.')
      const legal = legalSites(fleet)
      const [first, second] = found.placements.filter(
        (row) => (legal.get(demandKey(row))?.size ?? 0) > 2,
      )
      const shut = fleet.sites.find(({ id }) => !found.openSiteIds.includes(id))
      if (!first || !second || !shut) throw new Error('The plan has placements and shut sites.')
      const refusals: PlannerRefusal[] = [
        move('refuse', first.workloadId, first.siteId),
        site('refuse', shut.id),
        move('refuse', second.workloadId, second.siteId),
      ]
      const answer = await negotiate(fleet, found, { refusals, decideAnew: true }, { gapRelative })
      if (answer.status === 'contradiction') {
        counts.contradictions++
        continue
      }
      const { plan: after } = answer
      if (!after) throw new Error(answer.text)
      expect(certify(fleet, after).ok).toBe(true)
      expect(after.openSiteIds).toContain(shut.id)
      expect(
        after.placements.some(
          (row) => row.workloadId === first.workloadId && row.siteId === first.siteId,
        ),
      ).toBe(false)
      const { fleet: edited } = applyEdits(fleet, editsOf(refusals, found))
      const [withAll, without] = [await plan(edited, options), await plan(fleet, options)]
      const size = withAll.plan?.account.costPerHour ?? 0
      const gap = 2 * gapRelative * size + 1e-6 * size
      if (objective === 'cost') {
        const price = size - (without.plan?.account.costPerHour ?? 0)
        expect(Math.abs((answer.price?.costPerHour ?? 0) - price)).toBeLessThanOrEqual(gap)
        for (const { refusal, alone } of answer.refusals) {
          const { fleet: one } = applyEdits(fleet, editsOf([refusal], found))
          const cost = (await plan(one, options)).plan?.account.costPerHour ?? 0
          const priceAlone = cost - (without.plan?.account.costPerHour ?? 0)
          expect(Math.abs((alone?.costPerHour ?? 0) - priceAlone)).toBeLessThanOrEqual(gap)
        }
      }
      for (const { withOthers, alone } of answer.refusals)
        for (const price of [withOthers, alone]) {
          if (!price) throw new Error('There was time for every price.')
          counts.priced++
          if (price.scope === 'everythingAnew') counts.anew++
          // In the order of the goals: what is left out, open sites where they count, cost.
          const rounding = 2e-6 * Math.max(1, answer.withRefusals?.unservedPenaltyPerHour ?? 0)
          expect(price.unservedPenaltyPerHour).toBeGreaterThanOrEqual(-rounding)
          if (price.unservedPenaltyPerHour > rounding) continue
          if (objective === 'consolidate') expect(price.openSites).toBeGreaterThanOrEqual(0)
          if (objective === 'consolidate' && price.openSites > 0) continue
          expect(price.costPerHour).toBeGreaterThanOrEqual(-1e-3)
          if (price.costPerHour > gap) counts.positive++
        }
    }
    expect(counts.priced).toBeGreaterThanOrEqual(18)
    expect(counts.positive).toBeGreaterThan(3)
  })

  it('keep their prices where decisions are held', async () => {
    const fleet = generateFleet({ seed: 2, sites: 5, inferenceWorkloads: 7, trainingWorkloads: 3 })
    const { plan: found } = await plan(fleet, {
      objective: 'cost',
      gapRelative,
      wholeReplicas: false,
    })
    if (!found) throw new Error('A generated fleet has a plan.')
    const shut = fleet.sites.filter(({ id }) => !found.openSiteIds.includes(id)).slice(0, 2)
    const refusals = shut.map(({ id }) => site('refuse', id))
    const answer = await negotiate(fleet, found, { refusals }, { gapRelative })
    expect(answer.refusals.length).toBe(2)
    for (const [at, { alone }] of answer.refusals.entries()) {
      const { fleet: edited } = applyEdits(fleet, editsOf(refusals.slice(at, at + 1), found))
      const again = await plan(edited, {
        objective: 'cost',
        gapRelative,
        hold: found,
        wholeReplicas: false,
      })
      const base = await plan(fleet, {
        objective: 'cost',
        gapRelative,
        hold: found,
        wholeReplicas: false,
      })
      const price = (again.plan?.account.costPerHour ?? 0) - (base.plan?.account.costPerHour ?? 0)
      expect(alone?.scope).toBe('decisionsHeld')
      expect(Math.abs((alone?.costPerHour ?? 0) - Math.max(0, price))).toBeLessThan(
        2 * gapRelative * found.account.costPerHour,
      )
    }
  })
})
