import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { wavesQuestion } from './waves.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const ask = (...given: string[]) =>
  wavesQuestion.ask({
    fleet,
    plan,
    words: parseArguments(given, wavesQuestion.options, 0),
    options: {},
  })

describe('berth explore waves', () => {
  it('prints a line for each wave, and what happens to sites', async () => {
    const { lines, isNo } = await ask('--max-waves', '1', '--from-date', '2026-01-31')
    expect(isNo).toBe(false)
    const row = lines.find((line) => line.startsWith('  1 '))?.trim()
    // 25 GB at a fifth of 10 Gbit/s are 100 s; 45 accelerators are busy twice; 257.5 less 145.
    expect(row?.split(/ {3,}/)).toEqual([
      '1',
      '2026-01-31',
      '2',
      '25 GB',
      '0',
      '45',
      '0',
      '1',
      '0',
      '113',
      '1',
      '1',
    ])
    expect(lines.slice(-4)).toEqual([
      'Wave 1',
      '  shuts East',
      '',
      'The moves of each wave: --json',
    ])
  })

  it('prints hours where there is no date', async () => {
    const { lines } = await ask('--hours-between', '24')
    expect(lines.find((line) => line.startsWith('  2 '))).toMatch(/^ {2}2 +24 h/)
  })

  it('says that a date is none, and that there is no order', async () => {
    const bad = await ask('--from-date', 'soon')
    expect([bad.isNo, bad.lines[0]]).toEqual([
      true,
      'Cannot begin on soon because that is no date. To fix: write it as 2026-01-31.',
    ])
    const small = tinyFleet((input) => {
      for (const pool of input.pools) pool.count = 60
    })
    const words = parseArguments([], wavesQuestion.options, 0)
    const none = await wavesQuestion.ask({ fleet: small, plan, words, options: {} })
    expect(none.isNo).toBe(true)
    expect(none.lines[0]).toContain('There is no way to this plan')
  })
})
