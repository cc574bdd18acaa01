import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { assumptionsQuestion } from './assumptions.ts'

const ask = async (...given: string[]) => {
  if (assumptionsQuestion.needsPlan === false) throw new Error('It asks about a plan.')
  const fleet = tinyFleet()
  const { plan: found } = await plan(fleet)
  if (!found) throw new Error('no plan')
  const words = parseArguments(given, assumptionsQuestion.options, 0)
  return assumptionsQuestion.ask({ fleet, plan: found, words, options: {} })
}

describe('berth explain assumptions', () => {
  it('prints two lines for each assumption, and what was not looked at with the reason', async () => {
    const { lines, isNo } = await ask('--only', 'fixedCost,pue', '--change', '0.1')
    expect(isNo).toBe(false)
    const cells = lines.map((line) => line.trim().split(/\s{2,}/))
    expect(cells).toContainEqual(['fixedCost', '0.9', '0', '0', '−10', '0'])
    expect(cells).toContainEqual(['1.1', '0', '0', '+10', '0'])
    expect(lines.at(-1)).toBe('  pue: it changes no figure of the fleet.')
  })

  it('refuses a name that there is not', async () => {
    const { lines, isNo } = await ask('--only', 'weather')
    expect(isNo).toBe(true)
    expect(lines.at(-1)).toContain('weather: the fleet has no assumption of this name.')
  })
})
