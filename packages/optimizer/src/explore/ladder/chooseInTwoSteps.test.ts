import { describe, expect, it } from 'vitest'
import { withAskDefaults } from '../../asking/askOptions.ts'
import { plan as makePlan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { chooseAtCount } from './chooseAtCount.ts'
import { chooseInTwoSteps } from './chooseInTwoSteps.ts'
import { openCounted } from './countedProgram.ts'
import { holding } from './heldChoices.ts'
import { startOf } from './startOf.ts'

const settings = withAskDefaults({ objective: 'cost' }, { gapRelative: 0.001 })

describe('choosing sites first and places of gangs then', () => {
  it.each([11, 12, 13])('gives choices that hold and are near the best, seed %i', async (seed) => {
    const fleet = generateFleet({
      seed,
      sites: 12,
      inferenceWorkloads: 12,
      trainingWorkloads: 6,
      hasAllRules: seed === 13,
    })
    const { plan } = await makePlan(fleet, { objective: 'cost', wholeReplicas: false })
    if (!plan) throw new Error('The fleet has a plan.')
    const subject = await startOf(fleet, plan, 'cost', settings)
    if (typeof subject === 'string') throw new Error(subject)
    const program = await openCounted(fleet, 'cost', subject.level, settings)
    if (typeof program === 'string') throw new Error(program)
    try {
      const openSites = plan.openSiteIds.length + 1
      const relaxation = program.relaxAt(openSites)
      if (!relaxation || relaxation === 'infeasible') throw new Error('There is a relaxed plan.')
      const choices = chooseInTwoSteps(program, relaxation, null, settings)
      const whole = chooseAtCount(program, relaxation, null, settings)
      if (!choices || !whole.choices) throw new Error('Both find a plan.')
      expect(choices.openSiteIds.length).toBe(openSites)
      const costOf = async (chosen: typeof choices) => {
        const held = await makePlan(fleet, {
          objective: 'cost',
          wholeReplicas: false,
          gapRelative: 0,
          hold: holding(fleet, plan, chosen),
        })
        expect(held.certificate?.ok).toBe(true)
        return held.plan?.account.costPerHour ?? Number.NaN
      }
      const [inSteps, best] = [await costOf(choices), await costOf(whole.choices)]
      expect(inSteps).toBeGreaterThanOrEqual(whole.bestBound - 1e-6)
      expect(inSteps).toBeLessThanOrEqual(best * 1.1)
    } finally {
      program.dispose()
    }
  })
})
