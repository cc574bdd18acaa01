import type { Fleet, Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { evaluate, evaluateToday, stateOf } from '../../evaluate/index.ts'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/index.ts'
import { concentrationOf } from './concentration.ts'
import { operators } from './operators.ts'

const planned = async (fleet: Fleet): Promise<Plan> => {
  const { plan: found, message } = await plan(fleet, { gapRelative: 0.01, wholeReplicas: false })
  if (!found) throw new Error(message)
  return found
}
/** Another operator runs sites for half of the norm’s cost. */
const withLeanOperator = (handover: 'none' | 'allowed') =>
  tinyFleet((input) => {
    input.operators.push({
      id: 'lean',
      name: 'Lean',
      operationCostFactor: 0.5,
      servesInference: true,
      servesTraining: true,
    })
    input.policy = { handover }
  })

describe('concentration', () => {
  it('is the sum of squared shares in per cent, and the share of the largest three', () => {
    // 40² + 30² + 20² + 10² = 3,000.
    const found = concentrationOf(
      new Map([
        ['d', 1],
        ['a', 4],
        ['nobody', 0],
        ['b', 3],
        ['c', 2],
      ]),
    )
    expect(found.herfindahlHirschmanIndex).toBeCloseTo(3000)
    expect(found.largestThreeFraction).toBeCloseTo(0.9)
    expect(found.largest.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(found.holders).toBe(4)
  })

  it('is 10,000 for one holder and 10,000 / n for n of a size', () => {
    expect(concentrationOf(new Map([['a', 7]])).herfindahlHirschmanIndex).toBeCloseTo(10_000)
    const five = new Map(['a', 'b', 'c', 'd', 'e'].map((id) => [id, 3]))
    expect(concentrationOf(five).herfindahlHirschmanIndex).toBeCloseTo(2000)
  })

  it('is unknown where nobody holds anything', () => {
    expect(concentrationOf(new Map([['a', 0]]))).toMatchObject({
      herfindahlHirschmanIndex: null,
      largestThreeFraction: null,
    })
  })
})

describe('the operators of the tiny fleet', () => {
  it('are told who takes what, and what that saves', async () => {
    // West under Lean: 50 of upkeep + 35 of power; under Norm 100 + 35. East is kept shut for 10.
    const fleet = withLeanOperator('allowed')
    const found = operators(fleet, await planned(fleet))
    expect(found.handovers).toMatchObject([
      {
        siteId: 'West',
        fromOperatorId: 'norm',
        toOperatorId: 'lean',
        accelerators: 100,
        costPerHour: expect.closeTo(85),
        costPerHourIfKept: expect.closeTo(135),
        giverRunsIt: true,
        text: expect.stringContaining('costs 50 CNY per hour less'),
      },
    ])
    const [lean, norm] = found.operators
    expect(lean).toMatchObject({
      operatorId: 'lean',
      takesSiteIds: ['West'],
      before: { openSites: 0, costPerHour: 0 },
      after: { openSites: 1, openAccelerators: 100, busyAccelerators: 70, facilityPowerKw: 70 },
    })
    expect(norm).toMatchObject({
      givesSiteIds: ['West'],
      before: { openSites: 2, costPerHour: 257.5 },
      after: { openSites: 0, costPerHour: 10 },
    })
    expect(found.concentration).toMatchObject({
      before: { herfindahlHirschmanIndex: 10_000 },
      after: { herfindahlHirschmanIndex: 10_000, largest: [{ id: 'lean', fraction: 1 }] },
    })
  })

  it('keep their sites where hand-over is not allowed, and the answer says how to allow it', async () => {
    const fleet = withLeanOperator('none')
    const found = operators(fleet, await planned(fleet))
    expect(found.handovers).toEqual([])
    expect(found.operators.map(({ operatorId }) => operatorId)).toEqual(['norm'])
    expect(found.text).toContain('set handover of the policy to "allowed"')
  })
})

describe('the operators of generated fleets', () => {
  it.each([2, 3, 5, 8, 11, 13])(
    'add up to the fleet, today and in the plan (seed %i)',
    async (seed) => {
      const fleet = generateFleet({
        seed,
        sites: 6,
        inferenceWorkloads: 6,
        trainingWorkloads: 4,
        periods: 2,
        hasAllRules: true,
      })
      const { plan: found } = await plan(fleet, { gapRelative: 0.01, wholeReplicas: false })
      if (!found) return expect(seed).toBe(0)
      const answer = operators(fleet, found)
      const wholes = {
        before: evaluateToday(fleet).account,
        after: evaluate(fleet, stateOf(found)).account,
      }
      for (const side of ['before', 'after'] as const)
        for (const figure of [
          'openSites',
          'openAccelerators',
          'busyAccelerators',
          'facilityPowerKw',
          'costPerHour',
        ] as const) {
          const sum = answer.operators.reduce((total, entry) => total + entry[side][figure], 0)
          expect(sum, `${side} ${figure}`).toBeCloseTo(wholes[side][figure], 4)
        }
      const gives = answer.operators.flatMap(({ givesSiteIds }) => givesSiteIds).sort()
      const takes = answer.operators.flatMap(({ takesSiteIds }) => takesSiteIds).sort()
      expect(gives).toEqual(takes)
      expect(gives).toEqual(answer.handovers.map(({ siteId }) => siteId).sort())
    },
  )
})
