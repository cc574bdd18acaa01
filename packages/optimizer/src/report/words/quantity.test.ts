import { describe, expect, it } from 'vitest'
import { counted } from '../../words/numbers.ts'
import { said, scaleOf, written } from './quantity.ts'

describe('a number with its unit', () => {
  it.each([
    [502_876.6, 'currencyPerHour', '367.4 M CNY per month'],
    [145, 'currencyPerHour', '105.9 k CNY per month'],
    [3, 'currencyPerHour', '2,192 CNY per month'],
    [0, 'currencyPerHour', '0 CNY per month'],
    [89_772, 'kW', '89.77 MW'],
    [70, 'kW', '70 kW'],
    [1_133_435, 'kgPerDay', '1,133 t/day'],
    [3_266_841, 'GB', '3,267 TB'],
    [0.7856, 'fraction', '78.6 %'],
    [1.5, 'count', '1.5'],
    [73_440, 'count', '73,440'],
    [97, 'currencyPerTonne', '97 CNY/t'],
    [195.9, 'ms', '195.9 ms'],
  ] as const)('%d %s is said as %s', (value, unit, words) => {
    expect(said(value, unit, 'CNY')).toBe(words)
  })

  it('has one scale with its neighbours, a sign where it is a difference, and is 0 only where it is 0', () => {
    const scale = scaleOf('currencyPerHour', [502_876, -118_484, 8.4, 0], 'CNY')
    const all = [502_876, -118_484, 8.4, 0].map((value) => written(value, scale, true))
    // 8.4 × 730.5 = 6,136 of 1,000,000.
    expect(all).toEqual(['+367.4', '−86.6', '+0.006', '0.0'])
  })

  it('takes rounding for 0', () => {
    expect(said(-3.6e-13, 'currencyPerHour', 'CNY')).toBe('0 CNY per month')
  })

  it('counts things in words', () => {
    expect([counted(1, 'site'), counted(0, 'site'), counted(2, 'one does', 'do')]).toEqual([
      '1 site',
      '0 sites',
      '2 do',
    ])
  })
})
