import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { breakEvenQuestion } from './breakEven.ts'

const ask = async (...given: string[]) => {
  if (breakEvenQuestion.needsPlan === false) throw new Error('It asks about a plan.')
  const fleet = tinyFleet()
  const { plan: found } = await plan(fleet)
  if (!found) throw new Error('no plan')
  const words = parseArguments(given, breakEvenQuestion.options, 0)
  const { lines, isNo } = await breakEvenQuestion.ask({ fleet, plan: found, words, options: {} })
  return { lines, isNo, cells: lines.map((line) => line.trim().split(/\s{2,}/)) }
}

describe('berth explore break-even', () => {
  it('prints the rent of each site, and the ranges of prices', async () => {
    const { cells, isNo } = await ask()
    expect(isNo).toBe(false)
    expect(cells).toContainEqual(['West', 'open', '70', '1.93', '1.79', '10.00', '565'])
    expect(cells).toContainEqual(['East', 'closed, load', '70', '2.43', '2.29', '10.00', '530'])
    expect(cells).toContainEqual(['rent', 'above 0', '1 ×', 'no end'])
    expect(cells).toContainEqual(['electricityPrice', '0 × at least', '1 ×', '5 × at least'])
  })

  it('tells one site in words, and names one that there is not', async () => {
    const { lines } = await ask('--sites', 'West', '--ranges', 'none')
    expect(lines.at(-1)).toMatch(/^West, with the load of the plan, has 70 accelerators busy/)
    const unknown = await ask('--sites', 'North', '--ranges', 'none')
    expect(unknown.isNo).toBe(true)
    expect(unknown.lines[1]).toMatch(/^The fleet has no site "North". To fix: /)
  })

  it('refuses a price that there is not', async () => {
    expect(await ask('--ranges', 'rent,tea')).toMatchObject({
      isNo: true,
      lines: [expect.stringMatching(/^Cannot follow tea .* To fix: /)],
    })
  })
})
