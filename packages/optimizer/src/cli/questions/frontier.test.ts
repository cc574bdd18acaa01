import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { frontierQuestion } from './frontier.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const wordsOf = (given: readonly string[]) => parseArguments(given, frontierQuestion.options, 0)
const ask = (...given: string[]) =>
  frontierQuestion.ask({ fleet, plan, words: wordsOf(given), options: {} })

describe('berth explore frontier', () => {
  it('prints a line for each point, and what the step to it costs', async () => {
    const { lines, isNo } = await ask('--measures', 'cost,latency', '--scope', 'everything')
    expect(isNo).toBe(false)
    const cells = lines.map((line) => line.trim().split(/ {2,}/))
    expect(cells).toContainEqual(['145', '19.80', '840', '1', '0 %', 'everything'])
    expect(cells).toContainEqual(['180', '10.00', '840', '1', '3.57', '0 %', 'everything'])
  })

  it('names every measure that there is not, and a wrong number of them', async () => {
    expect(await ask('--measures', 'cost,tea,sugar')).toMatchObject({
      isNo: true,
      lines: [
        'Cannot trade cost,tea,sugar because "tea" is none and "sugar" is none and 3 are given, not 2; the measures are cost, carbon, latency, openSites. To fix: write two of them, as cost,carbon.',
      ],
    })
    expect(await ask('--measures', 'cost,cost')).toMatchObject({ isNo: true })
  })

  it('tells all wrong options at once', () => {
    const { issues } = wordsOf(['--points', '1', '--scope', 'half', '--colour', 'red'])
    expect(issues.map(({ path }) => path)).toEqual(['--points', '--scope', '--colour', 'red'])
  })
})
