import type { Fleet, FleetInput, Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import { certify } from './index.ts'

const fleet = tinyFleet()
const result = await plan(fleet, { objective: 'cost', engine: 'highs' })
if (!result.plan) throw new Error('The tiny fleet has a plan.')
const sound: Plan = result.plan

type Corruption = [name: string, rule: string, corrupt: (plan: Plan) => void]
const placementOf = (broken: Plan, workloadId: string) => {
  const placement = broken.placements.find((entry) => entry.workloadId === workloadId)
  if (!placement) throw new Error(`${workloadId} has a place.`)
  return placement
}
const corruptions: Corruption[] = [
  [
    'a share above one',
    'demandIsServedOnce',
    (p) => {
      placementOf(p, 'chat').share = 1.4
    },
  ],
  [
    'a negative share',
    'shareIsAFraction',
    (p) => {
      placementOf(p, 'chat').share = -0.2
    },
  ],
  [
    'a share that is no number',
    'shareIsAFraction',
    (p) => {
      placementOf(p, 'chat').share = Number.NaN
    },
  ],
  [
    'a smaller share than claimed',
    'acceleratorsBusyAreTrue',
    (p) => {
      placementOf(p, 'chat').share = 0.9
    },
  ],
  [
    'invented replicas',
    'replicasAreTrue',
    (p) => {
      placementOf(p, 'chat').replicas = 49
    },
  ],
  [
    'a site’s load other than it is',
    'siteLoadIsTrue',
    (p) => {
      for (const decision of p.siteDecisions) decision.busyAfter += 1
    },
  ],
  [
    'a load of today other than it is',
    'siteLoadIsTrue',
    (p) => {
      for (const decision of p.siteDecisions) decision.busyBefore += 1
    },
  ],
  [
    'accelerators that are not there',
    'siteLoadIsTrue',
    (p) => {
      for (const decision of p.siteDecisions) decision.acceleratorCount = 1000
    },
  ],
  [
    'a decision that does not fit what the site is today',
    'siteDecisionIsTrue',
    (p) => {
      for (const decision of p.siteDecisions) if (decision.open) decision.decision = 'reopen'
    },
  ],
  [
    'demand that is said to be unserved and is not',
    'unservedIsTrue',
    (p) => {
      p.unserved = [
        { workloadId: 'chat', regionId: 'city', share: 0.1, penaltyPerHour: 180, reason: '' },
      ]
    },
  ],
  [
    'an unknown workload that is said to be unserved',
    'unservedIsTrue',
    (p) => {
      p.unserved = [
        { workloadId: 'chatter', regionId: 'city', share: 1, penaltyPerHour: 1, reason: '' },
      ]
    },
  ],
  [
    'an unknown pool',
    'namesExist',
    (p) => {
      placementOf(p, 'chat').poolId = 'North-pool'
    },
  ],
  [
    'an unknown workload',
    'namesExist',
    (p) => {
      placementOf(p, 'chat').workloadId = 'chatter'
    },
  ],
  [
    'a region that asks for nothing',
    'namesExist',
    (p) => {
      placementOf(p, 'chat').regionId = 'town'
    },
  ],
  [
    'a wrong site',
    'placementSiteIsTrue',
    (p) => {
      placementOf(p, 'chat').siteId = 'East'
    },
  ],
  [
    'a closed site',
    'closedSiteIsEmpty',
    (p) => {
      Object.assign(placementOf(p, 'chat'), { poolId: 'East-pool', siteId: 'East' })
    },
  ],
  [
    'a gang cut in half',
    'gangIsWhole',
    (p) => {
      placementOf(p, 'train').share = 0.5
    },
  ],
  [
    'a gang in two pools',
    'trainingIsPlacedOnce',
    (p) => {
      p.placements.push({ ...placementOf(p, 'train'), poolId: 'East-pool', siteId: 'East' })
    },
  ],
  [
    'hours that are missing',
    'trainingRunsItsHours',
    (p) => {
      placementOf(p, 'train').hoursPerDay = 12
    },
  ],
  [
    'busy accelerators made smaller',
    'acceleratorsBusyAreTrue',
    (p) => {
      placementOf(p, 'chat').acceleratorsBusy = 10
    },
  ],
  [
    'a cost term made smaller',
    'costTermIsTrue',
    (p) => {
      for (const term of p.account.costTerms) if (term.name === 'energy') term.amountPerHour -= 1
    },
  ],
  [
    'a total made smaller',
    'accountIsTrue',
    (p) => {
      p.account.costPerHour -= 1
    },
  ],
  [
    'a power made smaller',
    'accountIsTrue',
    (p) => {
      p.account.facilityPowerKw -= 1
    },
  ],
  [
    'an SLO share made larger',
    'accountIsTrue',
    (p) => {
      p.account.servedWithinSloFraction = 0.5
    },
  ],
  [
    'a site listed twice',
    'openSitesAreListedOnce',
    (p) => {
      p.openSiteIds.push('West')
    },
  ],
  [
    'an open site that does not exist',
    'namesExist',
    (p) => {
      p.openSiteIds.push('North')
    },
  ],
  [
    'a decision turned round',
    'siteDecisionIsTrue',
    (p) => {
      for (const entry of p.siteDecisions) entry.open = !entry.open
    },
  ],
  [
    'a decision left out',
    'siteDecisionIsTrue',
    (p) => {
      p.siteDecisions.pop()
    },
  ],
  [
    'a site sold that nobody buys',
    'costTermIsTrue',
    (p) => {
      for (const entry of p.siteDecisions) if (!entry.open) entry.decision = 'close'
    },
  ],
]

/** The plan stays; the fleet that it is checked against has a limit that it breaks. */
const limits: [name: string, rule: string, change: (input: FleetInput) => void][] = [
  [
    'capacity',
    'poolCapacityHolds',
    (input) => {
      for (const pool of input.pools) pool.count = 60
    },
  ],
  [
    'reserve',
    'poolCapacityHolds',
    (input) => {
      for (const pool of input.pools) pool.reserveFraction = 0.5
    },
  ],
  [
    'power',
    'sitePowerHolds',
    (input) => {
      for (const site of input.sites) site.facilityPowerLimitKw = 60
    },
  ],
  [
    'latency',
    'latencyIsMet',
    (input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 15
    },
  ],
  [
    'residency',
    'residencyIsKept',
    (input) => {
      for (const workload of input.trainingWorkloads ?? []) workload.allowedJurisdictions = ['east']
    },
  ],
  [
    'memory',
    'memoryHolds',
    (input) => {
      for (const entry of input.workloadClasses ?? []) entry.weightsGb = 5000
    },
  ],
  [
    'gang size',
    'gangFitsInterconnect',
    (input) => {
      for (const pool of input.pools) pool.maxGangAccelerators = 10
    },
  ],
  [
    'fitness for inference',
    'siteServesInference',
    (input) => {
      for (const site of input.sites) site.servesInference = false
    },
  ],
  [
    'a finished hall',
    'siteIsBuilt',
    (input) => {
      for (const site of input.sites) site.status = 'underConstruction'
    },
  ],
  [
    'a pin',
    'pinsAndForbidsHold',
    (input) => {
      input.policy = { pins: [{ workloadId: 'chat', siteId: 'East' }] }
    },
  ],
  [
    'a forbid',
    'pinsAndForbidsHold',
    (input) => {
      input.policy = { forbids: [{ workloadId: 'train', siteId: 'West' }] }
    },
  ],
  [
    'a site kept open',
    'siteRulingHolds',
    (input) => {
      input.policy = { siteRulings: [{ siteId: 'East', ruling: 'open' }] }
    },
  ],
  [
    'a site closed',
    'siteRulingHolds',
    (input) => {
      input.policy = { siteRulings: [{ siteId: 'West', ruling: 'closed' }] }
    },
  ],
  [
    'the open-site limit',
    'openSiteLimitHolds',
    (input) => {
      input.policy = { maxOpenSites: 0 }
    },
  ],
  [
    'the carbon budget',
    'carbonBudgetHolds',
    (input) => {
      input.policy = { carbonBudgetKgPerDay: 800 }
    },
  ],
  [
    'the largest share',
    'shareIsSpread',
    (input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.6
    },
  ],
  [
    'the fewest sites',
    'spreadOverSites',
    (input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.minSites = 2
    },
  ],
]

const rulesBroken = (checked: Fleet, candidate: Plan) =>
  certify(checked, candidate).violations.map(({ rule }) => rule)

describe('the certificate', () => {
  it('passes the plan as it was made, after looking at many limits', () => {
    expect(certify(fleet, sound)).toMatchObject({ ok: true, violations: [] })
    expect(certify(fleet, sound).checkCount).toBeGreaterThan(40)
  })

  it.each(corruptions)('catches %s', (_name, rule, corrupt) => {
    const broken = structuredClone(sound)
    corrupt(broken)
    expect(rulesBroken(fleet, broken)).toContain(rule)
  })

  it.each(limits)('catches a plan that breaks %s', (_name, rule, change) => {
    expect(rulesBroken(tinyFleet(change), sound)).toContain(rule)
  })
  it('catches a plan that is silent about what it leaves unserved', async () => {
    const overloaded = tinyFleet((input) => {
      for (const workload of input.inferenceWorkloads ?? [])
        workload.demand = [{ regionId: 'city', tokensPerSecond: 3000 }]
    })
    const { plan: found } = await plan(overloaded, { objective: 'cost' })
    if (!found) throw new Error('There is a plan.')
    expect(found.unserved).not.toEqual([])
    expect(rulesBroken(overloaded, { ...found, unserved: [] })).toContain('unservedIsTrue')
    const less = found.unserved.map((entry) => ({ ...entry, share: entry.share / 2 }))
    expect(rulesBroken(overloaded, { ...found, unserved: less })).toContain('unservedIsTrue')
  })
})
