import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { parseArguments } from '../arguments.ts'
import { operatorsQuestion } from './operators.ts'

describe('berth explain operators', () => {
  it('prints what each operator has today and in the plan, and the concentration', async () => {
    if (operatorsQuestion.needsPlan === false) throw new Error('It asks about a plan.')
    const fleet = tinyFleet()
    const { plan: found } = await plan(fleet)
    if (!found) throw new Error('no plan')
    const words = parseArguments([], operatorsQuestion.options, 0)
    const { lines } = await operatorsQuestion.ask({ fleet, plan: found, words, options: {} })
    expect(lines[0]).toContain('No site goes to another operator')
    // Both sites cost 257.5 today; West with everything 135, and East is kept for 10.
    const cells = lines.map((line) => line.trim().split(/\s{2,}/))
    expect(cells[3]).toEqual([
      'norm',
      '0',
      '0',
      '2 → 1',
      '200 → 100',
      '70 → 70',
      '70 → 70',
      '258 → 145',
    ])
    expect(cells.slice(-4)).toEqual([
      ['open accelerators', 'today', 'plan'],
      ['Herfindahl–Hirschman index', '10,000', '10,000'],
      ['largest three operators', '100 %', '100 %'],
      ['operators with any', '1', '1'],
    ])
  })
})
