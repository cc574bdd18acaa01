import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { strandedQuestion } from './stranded.ts'

const ask = async (...given: string[]) => {
  if (strandedQuestion.needsPlan === false) throw new Error('It asks about a plan.')
  const fleet = tinyFleet()
  const { plan: found } = await plan(fleet)
  if (!found) throw new Error('no plan')
  const words = parseArguments(given, strandedQuestion.options, 0)
  return strandedQuestion.ask({ fleet, plan: found, words, options: {} })
}

describe('berth explain stranded', () => {
  it('prints a table of reasons and a line for each open site', async () => {
    const { lines, isNo } = await ask()
    expect(isNo).toBeUndefined()
    expect(lines.slice(3, 7).map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['idle because', 'accelerators', 'kW', 'sites', 'saves, CNY per hour', 'lifting costs'],
      ['closed', '100', '1,000', '1', '0', '+90'],
      ['noDemand', '30', '30', '1'],
      ['noAccelerators', '0', '900', '1'],
    ])
    expect(lines.at(-1)).toBe('  noDemand 30 (30 kW), noAccelerators 0 (900 kW)')
  })

  it('tells one site in full, a closed one too, and refuses one that there is not', async () => {
    expect((await ask('--site', 'East')).lines.at(-1)).toBe('  closed 100 (1,000 kW)')
    expect(await ask('--site', 'Eest')).toMatchObject({
      isNo: true,
      lines: [expect.stringMatching(/^Cannot tell .* To fix: /)],
    })
  })
})
