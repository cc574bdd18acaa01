import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { ladderQuestion } from './ladder.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const ask = (...given: string[]) =>
  ladderQuestion.ask({
    fleet,
    plan,
    words: parseArguments(given, ladderQuestion.options, 0),
    options: {},
  })

describe('berth explore ladder', () => {
  it('prints a line for each rung, and names the best and the plan’s own', async () => {
    const { lines, isNo } = await ask()
    expect(isNo).toBe(false)
    expect(lines[0]).toBe(
      'From 2 open sites at 235 CNY per hour down to 1 at 145 CNY per hour. 1 open site is best: 145 CNY per hour. Each rung is proved to be the best with as many sites.',
    )
    const rows = lines.map((line) => line.trim().split(/ {2,}/))
    expect(rows).toContainEqual(['2', '235', '235', '0 %', 'as many as today'])
    expect(rows).toContainEqual(['1', '145', '145', '0 %', '−90', 'best, the plan'])
  })

  it('tells one rung in full, with its plan in the document', async () => {
    const { document, lines } = await ask('--rung', '2')
    expect(lines.at(-1)).toBe('Open: East, West.')
    expect(document).toMatchObject({
      plan: { openSiteIds: ['East', 'West'] },
      certificate: { ok: true },
    })
  })

  it('says which rungs there are', async () => {
    const { lines, isNo } = await ask('--rung', '7')
    expect(isNo).toBe(true)
    expect(lines[0]).toMatch(/^There is no rung with 7 open sites because they go from 2 down to 1/)
  })
})
