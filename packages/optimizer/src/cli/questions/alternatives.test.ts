import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { alternativesQuestion } from './alternatives.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const wordsOf = (given: readonly string[]) => parseArguments(given, alternativesQuestion.options, 0)
const ask = (...given: string[]) =>
  alternativesQuestion.ask({ fleet, plan, words: wordsOf(given), options: {} })

describe('berth explore alternatives', () => {
  it('prints a line for each, and says what differs', async () => {
    const { lines, isNo } = await ask('--within', '0.25', '--scope', 'everything')
    expect(isNo).toBe(false)
    const cells = lines.map((line) => line.trim().split(/ {2,}/))
    expect(cells).toContainEqual([
      '1',
      '100 %',
      '100 %',
      '100 %',
      '+1 −1',
      '+35',
      '0',
      '−9.8',
      'everything',
    ])
    expect(lines).toContainEqual(expect.stringMatching(/^1\. 100 % of the load .* West closes\./))
  })

  it('says why there is none, and what would bring one', async () => {
    const { lines, isNo } = await ask('--scope', 'everything')
    expect(isNo).toBe(true)
    expect(lines).toEqual([expect.stringMatching(/To fix: allow 24.1 % above it/)])
  })

  it('tells all wrong options at once', () => {
    const { issues } = wordsOf(['--within', '-1', '--count', '0', '--scope', 'half'])
    expect(issues.map(({ path }) => path)).toEqual(['--within', '--count', '--scope'])
  })
})
