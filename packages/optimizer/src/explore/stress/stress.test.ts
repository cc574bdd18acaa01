import { applyEdits, type FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { leftOutBeyond, sharesLeftOut } from '../../asking/leftOut.ts'
import { plan, planWithin } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { grown } from './grown.ts'
import { stress } from './stress.ts'
import type { StressAnswer, StressResult } from './stressAnswer.ts'
import { defaultStressCases, type StressCase } from './stressCases.ts'

const tinyPlan = async (change: (input: FleetInput) => void = () => {}) => {
  const fleet = tinyFleet(change)
  const { plan: saved } = await plan(fleet, { objective: 'cost', gapRelative: 0 })
  if (!saved) throw new Error('The tiny fleet has a plan.')
  return { fleet, saved }
}
const caseOf = ({ cases }: StressAnswer, id: string): StressResult => {
  const found = cases.find((entry) => entry.id === id)
  if (!found) throw new Error(`There is no case ${id}.`)
  return found
}

describe('a plan under stress', () => {
  it('costs what its placements cost in the changed fleet, and no more than it must', async () => {
    const { fleet, saved } = await tinyPlan()
    const answer = await stress(fleet, saved)
    // West alone: 100 + 70 kW × 0.5 + 10. Electricity at double the price: 35 more.
    const dearer = caseOf(answer, 'electricity 2 everywhere')
    expect(answer.plan.costPerHour).toBeCloseTo(145)
    expect(dearer.asItStands).toMatchObject({ brokenLimits: [], unservedPenaltyPerHour: 0 })
    expect(dearer.asItStands.costPerHour).toBeCloseTo(180)
    expect(dearer.decisionsHeld?.costPerHour).toBeCloseTo(180)
    expect(dearer.regret?.totalPerHour).toBeCloseTo(0)
    expect(dearer.headroom).toBeNull()
    expect(dearer.text).toBe(
      'Electricity × 2 everywhere: the plan holds as it stands. With shares planned anew it costs 180 CNY per hour, and everything is served.',
    )
  })

  it('leaves out what does not fit, and says which headroom would have been enough', async () => {
    const { fleet, saved } = await tinyPlan()
    const double = caseOf(await stress(fleet, saved), 'demand 2')
    // Chat needs 100 accelerators beside the gang's 20; 80 of 100 are left, and a fifth of 1,000 tokens/s costs 720.
    expect(double.asItStands.brokenLimits.map(({ entity, found }) => [entity, found])).toEqual([
      ['West-pool in day', 120],
    ])
    expect(double.asItStands.unservedPenaltyPerHour).toBeCloseTo(720)
    expect(double.asItStands.costPerHour).toBeCloseTo(160)
    expect(double.decisionsHeld?.unservedPenaltyPerHour).toBeCloseTo(720)
    expect(double.headroom).toMatchObject({ growthFraction: 0.2, accelerators: 20 })
    expect(double.headroom?.facilityPowerKw).toBeCloseTo(200)
    // Anew both sites open: 200 + 100 kW × 0.5 + 20 kW × 1, everything served.
    expect(double.everythingAnew).toMatchObject({ unservedPenaltyPerHour: 0, openSites: 2 })
    expect(double.everythingAnew?.costPerHour).toBeCloseTo(270)
    expect(double.regret).toMatchObject({ against: 'everythingAnew' })
    expect(double.regret?.totalPerHour).toBeCloseTo(160 + 720 - 270)
    expect(double.regretOfDecisions?.totalPerHour).toBeCloseTo(160 + 720 - 270)
    expect(double.text).toContain('break 1 limit and leave out 20 % of the tokens, worth 720 CNY')
    expect(double.text).toContain('20 % more accelerators and power at every open site')
    expect(double.text).toContain('19 % would not')
  })

  it('serves nothing at a site that is lost, and says which site would have to be open', async () => {
    const { fleet, saved } = await tinyPlan()
    const lost = caseOf(await stress(fleet, saved), 'loss of West')
    // Both sites shut cost 20; chat is worth 1,800 and the gang 1,000. Anew East alone costs 180.
    expect(lost.asItStands).toMatchObject({
      trainingsPlaced: 0,
      servedFraction: 0,
      stillBroken: [],
    })
    expect(lost.asItStands.costPerHour).toBeCloseTo(20)
    expect(lost.asItStands.unservedPenaltyPerHour).toBeCloseTo(2800)
    expect(lost.regret?.totalPerHour).toBeCloseTo(2820 - 180)
    expect(lost.headroom).toMatchObject({
      growthFraction: 0,
      openingWouldDo: ['East'],
      demandsWithoutSites: [
        { workloadId: 'chat', regionId: 'city', share: 1, sitesMissing: 1 },
        { workloadId: 'train', regionId: null, share: 1, sitesMissing: 1 },
      ],
    })
  })

  it('regrets what planning shares anew would have served', async () => {
    const { fleet, saved } = await tinyPlan((input) => {
      input.policy = {
        siteRulings: [
          { siteId: 'East', ruling: 'open' },
          { siteId: 'West', ruling: 'open' },
        ],
      }
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = 80
    })
    const answer = await stress(fleet, saved, { cases: [demand(2)], anewCases: 0 })
    const [double] = answer.cases
    // At West 60 of 100 fit beside the gang: 400 tokens/s are left out, worth 1,440. Cost 200 + 80 × 0.5. East would take 40 for 40.
    expect(double?.asItStands.unservedPenaltyPerHour).toBeCloseTo(1440)
    expect(double?.asItStands.costPerHour).toBeCloseTo(240)
    expect(double?.decisionsHeld?.costPerHour).toBeCloseTo(280)
    expect(double?.regret).toMatchObject({ against: 'decisionsHeld', unservedPenaltyPerHour: 1440 })
    expect(double?.regret?.totalPerHour).toBeCloseTo(1400)
    expect(double?.everythingAnew).toBeNull()
    expect(double?.headroom).toBeNull()
  })

  it('tells edits that do not apply, and limits that leaving out cannot mend', async () => {
    const { fleet, saved } = await tinyPlan()
    const { cases } = await stress(fleet, saved, {
      cases: [
        own('unknown', { kind: 'closeSite', siteId: 'Wesst' }),
        own('kept open', { kind: 'keepSiteOpen', siteId: 'East' }),
      ],
    })
    expect(cases[0]?.issues.map(({ code }) => code)).toEqual(['EDIT_SITE_UNKNOWN'])
    expect(cases[0]?.text).toContain('To fix: use an id that exists, such as West.')
    expect(cases[1]?.asItStands.stillBroken.map(({ rule }) => rule)).toEqual(['siteRulingHolds'])
    expect(cases[1]?.regret).toBeNull()
  })

  it('ends with what it knows when it is stopped', async () => {
    const { fleet, saved } = await tinyPlan()
    const steps: string[] = []
    const { cases, isCutShort } = await stress(
      fleet,
      saved,
      {},
      {
        onProgress: ({ step }) => steps.push(step),
        isCancelled: () => steps.length >= 2,
      },
    )
    expect(isCutShort).toBe(true)
    expect(steps.length).toBeLessThan(5)
    expect(cases.map(({ id }) => id)).toEqual(defaultStressCases(fleet, saved).map(({ id }) => id))
    expect(cases.at(-1)?.asItStands.costPerHour).toBeGreaterThan(100)
  })
})

const demand = (factor: number): StressCase => ({
  id: `demand ${factor}`,
  kind: 'demand',
  name: `Demand × ${factor}`,
  edits: [{ kind: 'scaleDemand', workloadId: null, regionId: null, factor }],
})
const own = (id: string, edit: StressCase['edits'][number]): StressCase => ({
  id,
  kind: 'own',
  name: id,
  edits: [edit],
})

const gapRelative = 0.001
const stressed = async (seed: number) => {
  const fleet = generateFleet({
    seed,
    sites: 6,
    inferenceWorkloads: 10,
    trainingWorkloads: 4,
    load: 0.4,
    periods: 2,
    routing: seed % 2 ? 'byPeriod' : 'steady',
    hasAllRules: seed % 3 === 0,
  })
  const { plan: saved } = await plan(fleet, {
    objective: 'cost',
    gapRelative,
    wholeReplicas: false,
  })
  if (!saved) return null
  const cases = defaultStressCases(fleet, saved, ['demand', 'siteLoss', 'delay'])
  return {
    fleet,
    saved,
    answer: await stress(fleet, saved, { cases, anewCases: 3 }, { gapRelative }),
  }
}

describe('generated plans under stress', () => {
  it('leave out less when they are planned anew, regret nothing less than the gap, and have the smallest headroom', async () => {
    const counts = { broken: 0, regretted: 0, headroom: 0, sites: 0, cases: 0 }
    for (let seed = 1; seed <= 3; seed++) {
      const found = await stressed(seed)
      if (!found) continue
      const { fleet, saved, answer } = found
      expect(answer.isCutShort).toBe(false)
      for (const entry of answer.cases) {
        counts.cases++
        const { asItStands, decisionsHeld, regret, headroom, issues, edits } = entry
        expect(issues).toEqual([])
        if (asItStands.stillBroken.length > 0 || !decisionsHeld || !regret) continue
        if (asItStands.brokenLimits.length > 0) counts.broken++
        const size = decisionsHeld.costPerHour + decisionsHeld.unservedPenaltyPerHour
        const gap = (decisionsHeld.gapRelative ?? 0) * size + 1e-6 * size
        expect(decisionsHeld.unservedPenaltyPerHour).toBeLessThanOrEqual(
          asItStands.unservedPenaltyPerHour + gap,
        )
        expect(regret.totalPerHour).toBeGreaterThanOrEqual(-gap)
        if (regret.totalPerHour > gap) counts.regretted++
        if (!headroom) continue
        counts.sites += headroom.demandsWithoutSites.length
        if (headroom.growthFraction === null || headroom.growthFraction === 0) continue
        counts.headroom++
        // Solved again: enough with the headroom, not enough with one hundredth less.
        const { fleet: changed } = applyEdits(fleet, edits)
        const allowed = sharesLeftOut(saved, {
          unserved: headroom.demandsWithoutSites.map((demand) => ({
            ...demand,
            penaltyPerHour: 0,
            reason: '',
          })),
        })
        const stillOut = async (growth: number) => {
          const larger = grown(changed, decisionsHeld.openSiteIds, growth)
          const { plan: again } = await planWithin(larger, 'sitesAndGangsHeld', {
            objective: 'cost',
            gapRelative: 1e-5,
            wholeReplicas: false,
            hold: saved,
          })
          return again && leftOutBeyond(again, allowed).length
        }
        expect(await stillOut(headroom.growthFraction)).toBe(0)
        expect(await stillOut(headroom.growthFraction - 0.01)).toBeGreaterThan(0)
      }
    }
    expect(counts.cases).toBeGreaterThan(30)
    expect(counts.broken).toBeGreaterThan(10)
    expect(counts.regretted).toBeGreaterThan(10)
    expect(counts.headroom).toBeGreaterThan(5)
    expect(counts.sites).toBeGreaterThan(2)
  })
})
