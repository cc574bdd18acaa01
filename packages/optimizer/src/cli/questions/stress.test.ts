import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { stressQuestion } from './stress.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const ask = (...given: string[]) =>
  stressQuestion.ask({
    fleet,
    plan,
    words: parseArguments(given, stressQuestion.options, 0),
    options: {},
  })

describe('berth explore stress', () => {
  it('prints a line for each case, and what would have helped', async () => {
    const { lines, isNo } = await ask('--cases', 'demand,siteLoss')
    expect(isNo).toBeUndefined()
    expect(lines[0]).toMatch(/^Of 9 cases the plan holds 6 as it stands/)
    const row = lines.find((line) => line.startsWith('  Demand × 2 '))?.trim()
    expect(row?.split(/ {3,}/)).toEqual(['Demand × 2', '1', '720', '720', '0', '610', '20 %'])
    expect(lines.join('\n')).toContain('West is lost: 100 % of chat for city has no open site')
    expect(lines.join('\n')).toContain('opening East would give them a place')
  })

  it('prints how draws are spread', async () => {
    const { lines } = await ask('--cases', 'carbonPrice', '--samples', '20', '--seed', '4')
    const at = lines.findIndex((line) => line.startsWith('In 20 draws, nine of ten cost between'))
    expect(lines.slice(at + 1).map((line) => line.trim().split(/ {3,}/)[0])).toEqual([
      'CNY per hour',
      'cost as it stands',
      'left out as it stands',
      'cost with shares anew',
      'left out with shares anew',
    ])
  })

  it('says which kinds of cases there are', async () => {
    const { lines, isNo } = await ask('--cases', 'floods')
    expect(isNo).toBe(true)
    expect(lines[0]).toMatch(
      /^Cannot look at floods because the kinds of cases are demand, siteLoss/,
    )
  })
})
