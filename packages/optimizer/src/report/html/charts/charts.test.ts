import { describe, expect, it } from 'vitest'
import type { WaterfallChart } from '../../document.ts'
import { barsSvg } from './bars.ts'
import { fitted, textWidth } from './svg.ts'
import { axisOf, waterfallSvg } from './waterfall.ts'

const wide = { name: 'wide', widthPx: 880 } as const
const head = { id: 'chart', title: 'Chart', description: 'What it shows.' }
const waterfall = (start: number, changes: number[]): WaterfallChart => ({
  ...head,
  kind: 'waterfall',
  unit: 'count',
  start: { label: 'Before', value: start },
  steps: changes.map((change, at) => ({ label: `Step ${at}`, change })),
  end: { label: 'After', value: changes.reduce((sum, change) => sum + change, start) },
})
/** Place and width of every bar. */
const rectsOf = (markup: string, className: string) =>
  [...markup.matchAll(/<rect class="(\w+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)]
    .filter((match) => match[1] === className)
    .map((match) => [Number(match[2]), Number(match[3])])

describe('the waterfall', () => {
  it('begins at 0, and each step begins where the one before ended', () => {
    const { markup } = waterfallSvg(waterfall(100, [-60, 20]), wide, 'CNY')
    // 446 px for 100: from 262 to 708.
    expect(rectsOf(markup, 'whole')).toEqual([
      [262, 446],
      [262, 267.6],
    ])
    expect(rectsOf(markup, 'fall')).toEqual([[440.4, 267.6]])
    expect(rectsOf(markup, 'rise')).toEqual([[440.4, 89.2]])
  })

  it('leaves the foot of the bars out where the steps could not be seen, and goes below 0 where sums do', () => {
    expect(axisOf(waterfall(100, [-2]))).toEqual({ least: 97, most: 100 })
    expect(axisOf(waterfall(100, [-60]))).toEqual({ least: 0, most: 100 })
    expect(axisOf(waterfall(10, [-30]))).toEqual({ least: -20, most: 10 })
    expect(axisOf(waterfall(100, []))).toEqual({ least: 0, most: 100 })
  })
})

describe('the bars', () => {
  it('are as long as their value, and the mark stands at what was', () => {
    const bars = [{ label: 'West', value: 0.7, mark: 0.25, note: 'of 100' }]
    const chart = {
      ...head,
      kind: 'bars',
      unit: 'fraction',
      barLabel: 'Plan',
      markLabel: 'Today',
      bars,
    } as const
    const { markup } = barsSvg({ ...chart, bars }, wide, 'CNY')
    expect(rectsOf(markup, 'bar')).toEqual([[262, 312.2]])
    expect(markup).toContain(`class="tick" d="M373.5,`)
    expect(markup).toContain('70.0 % of 100')
  })
})

it('a name that finds no room ends with an ellipsis, and one that does is left alone', () => {
  expect(fitted('short', 100)).toBe('short')
  const long = fitted('a name of a site that is much too long for its chart', 100)
  expect(long).toMatch(/^a name of.*…$/)
  expect(textWidth(long)).toBeLessThanOrEqual(100)
  expect(textWidth('数据')).toBeGreaterThan(textWidth('ab'))
})
