import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { parseArguments } from '../arguments.ts'
import { conflictQuestion } from './conflict.ts'

const ask = (change: (input: FleetInput) => void, ...given: string[]) => {
  if (conflictQuestion.needsPlan !== false) throw new Error('It asks about a fleet without a plan.')
  return conflictQuestion.ask({
    fleet: tinyFleet(change),
    words: parseArguments(given, conflictQuestion.options, 0),
    options: { gapRelative: 0 },
  })
}
const tooClean = (input: FleetInput) => {
  input.policy = { carbonBudgetKgPerDay: 700 }
}

describe('berth explain conflict', () => {
  it('is a yes where everything can be served', async () => {
    expect(await ask(() => {})).toMatchObject({
      lines: ['All demand can be served within all limits.'],
      isNo: false,
    })
  })

  it('prints each rule, what leaving out costs, and repairs with size and cost', async () => {
    const { lines, isNo } = await ask(tooClean)
    expect(isNo).toBe(true)
    expect(lines.slice(0, 5)).toEqual([
      'These rules cannot hold together:',
      '  demandIsServed      all requests of chat from city are served',
      '  trainingIsPlaced    train runs',
      '  carbonBudgetHolds   at most 700 kg of carbon a day',
      'Leaving out any one of them makes a plan possible for the others.',
    ])
    expect(lines).toContain(
      'Changing nothing and leaving out a part of 1 workload costs 420 CNY per hour in penalties.',
    )
    const at = lines.indexOf('  1. size 0.2, cost 145')
    expect(lines[at + 1]).toBe('     raise the carbon budget from 700 to 840 kg/day (+20 %)')
  })

  it('changes nothing that must not change, and says so where nothing is left', async () => {
    const all = 'carbonBudgetHolds,demandIsServed,trainingIsPlaced'
    expect((await ask(tooClean, '--never', all)).lines.at(-1)).toMatch(/^No repair was found/)
    const { lines } = await ask(tooClean, '--never', 'carbonBudgetHolds', '--repairs', '1')
    expect(lines.filter((line) => /^ {2}\d\. /.test(line))).toHaveLength(1)
    expect(lines.at(-1)).toBe('     cut the requests of chat from city by 23.333 %')
  })

  it('refuses a rule that there is not', async () => {
    expect(await ask(tooClean, '--never', 'gravity')).toMatchObject({
      isNo: true,
      lines: [expect.stringMatching(/^Cannot keep gravity from being changed .* To fix: /)],
    })
  })
})
