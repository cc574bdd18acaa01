import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan as makePlan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { negotiateQuestion } from './negotiate.ts'

const fleet = tinyFleet()
const { plan } = await makePlan(fleet, { objective: 'cost' })
if (!plan) throw new Error('The tiny fleet has a plan.')
const ask = (...given: string[]) =>
  negotiateQuestion.ask({
    fleet,
    plan,
    words: parseArguments(given, negotiateQuestion.options, 0),
    options: {},
  })

describe('berth explore negotiate', () => {
  it('prints the price of each refusal and what changes', async () => {
    const { lines, isNo } = await ask('--lock', 'train@East', '--keep-open', 'West')
    expect(isNo).toBe(false)
    expect(lines).toEqual([
      'With 2 refusals the other decisions are held; 2 sites are open, and it costs 245 CNY per hour: 1 open site more and 100 CNY per hour more.',
      '',
      'What each costs',
      '  train runs at East: 1 open site more and 100 CNY per hour more.',
      '  West is open: costs nothing.',
      '',
      'What changes in the plan',
      '  opens: East',
      '  train: West → East, 20 accelerators',
    ])
  })

  it('decides everything anew where that is asked for', async () => {
    const { lines } = await ask('--lock', 'train@East', '--anew')
    expect(lines[0]).toMatch(/everything is decided anew; 1 site is open, and it costs 180 CNY/)
  })

  it('keeps sites shut', async () => {
    const { document } = await ask('--keep-closed', 'West,East')
    expect(document).toMatchObject({ status: 'contradiction' })
    expect((await ask('--keep-closed', 'West')).document).toMatchObject({ status: 'replanned' })
  })

  it.each([
    [['--lock', 'train'], 'Cannot read train because a move is a workload and a site'],
    [['--refuse', '@West'], 'Cannot read @West because'],
    [[], 'Cannot negotiate because nothing is locked or refused'],
    [['--keep-open', 'Wesst'], 'To fix: use an id that exists, such as West.'],
    [['--lock', 'chat@West', '--refuse', 'chat@West'], 'chat at West is locked and refused'],
  ])('says what is wrong with %j', async (given, said) => {
    const { lines, isNo } = await ask(...given)
    expect(isNo).toBe(true)
    expect(lines.join('\n')).toContain(said)
  })
})
