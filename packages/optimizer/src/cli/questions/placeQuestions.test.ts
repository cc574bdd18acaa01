import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { moveQuestion } from './move.ts'
import { pricesQuestion } from './prices.ts'
import type { Question } from './question.ts'
import { rankQuestion } from './rank.ts'
import { whyNotQuestion } from './whyNot.ts'

/** East and West stay open; West has 60 kW of the 70 that are cheaper there. */
const change = (input: FleetInput) => {
  for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 60
  input.policy = {
    siteRulings: [
      { siteId: 'East', ruling: 'open' },
      { siteId: 'West', ruling: 'open' },
    ],
  }
}

const ask = async (
  question: Question,
  positionals: string[],
  given: { texts?: [string, string][]; numbers?: [string, number][] } = {},
) => {
  const fleet = tinyFleet(change)
  const { plan: found } = await plan(fleet, { objective: 'cost', gapRelative: 0 })
  if (!found) throw new Error('no plan')
  const words = {
    positionals,
    flags: new Set<string>(),
    texts: new Map(given.texts ?? []),
    numbers: new Map(given.numbers ?? []),
  }
  return question.ask({ fleet, plan: found, words, options: {} })
}

describe('berth explain why-not', () => {
  it('tells what it would cost and the checks of the smallest change', async () => {
    const { isNo, lines } = await ask(whyNotQuestion, ['chat', 'West'])
    expect(isNo).toBe(false)
    const text = lines.join('\n')
    // The gang of 20 kW is held at West, so that 70 kW are needed.
    expect(text).toContain('there is no room for it')
    expect(text).toContain('set the power limit of West to 70')
    expect(text).toContain('there      the whole change')
    expect(text).toContain('not there  only raise the power limit of West from 60')
  })

  it('is a no where a name is unknown', async () => {
    const { isNo, lines } = await ask(whyNotQuestion, ['chat', 'Wets'])
    expect(isNo).toBe(true)
    expect(lines[0]).toContain('such as West')
  })
})

describe('berth explain prices', () => {
  it('lists limits by what one more unit saves', async () => {
    const { isNo, lines } = await ask(pricesQuestion, [])
    expect(isNo).toBe(false)
    expect(lines.find((line) => line.includes('the power limit of West  '))).toMatch(
      /60 +kW +0\.500 +20 +70/,
    )
  })

  it('draws the curve of a limit, corner by corner', async () => {
    const numbers: [string, number][] = [
      ['from', 30],
      ['to', 80],
    ]
    const { lines } = await ask(pricesQuestion, [], { texts: [['limit', 'West']], numbers })
    const rows = lines.map((line) => line.trim().split(/ {2,}/)).slice(-3)
    expect(rows).toEqual([
      ['30', '255', '−0.5'],
      ['70', '235', '0'],
      ['80', '235'],
    ])
  })

  it.each([
    ['North', 'the fleet has no site and no pool of that name'],
    ['carbonBudget', 'say --from and --to'],
  ])('says what to write instead of %s', async (name, words) => {
    const { isNo, lines } = await ask(pricesQuestion, [], { texts: [['limit', name]] })
    expect(isNo).toBe(true)
    expect(lines.join(' ')).toContain(words)
  })
})

describe('berth explain rank', () => {
  it('lists sites where it may go, and why not at the others', async () => {
    const { lines } = await ask(rankQuestion, ['chat'])
    const text = lines.join('\n')
    expect(text).toContain('1 of 2 sites could take all of chat')
    expect(text).toMatch(/East +20 % +\+20 +10\.0/)
    expect(text).toMatch(/West .*has 70 kW, but 60 kW is allowed/)
  })

  it('is a no where the workload is unknown', async () => {
    expect((await ask(rankQuestion, ['chatt'])).isNo).toBe(true)
  })
})

describe('berth explain move', () => {
  it('tells every cost term and every limit that a move touches', async () => {
    const { isNo, lines } = await ask(moveQuestion, ['train', 'East'])
    expect(isNo).toBe(false)
    const text = lines.join('\n')
    // 20 kW at 1 instead of 0.5.
    expect(text).toContain('breaks nothing')
    expect(text).toMatch(/energy +\+10/)
    expect(text).toMatch(/the power limit of East in \S+ +10 +30 +1,000 +kW/)
  })

  it('is a no where a limit breaks, and names it', async () => {
    const { isNo, lines } = await ask(moveQuestion, ['chat', 'West'])
    expect(isNo).toBe(true)
    expect(lines.join('\n')).toContain('has 70 kW, but 60 kW is allowed [sitePowerHolds]')
  })
})
