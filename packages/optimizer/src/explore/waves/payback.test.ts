import { describe, expect, it } from 'vitest'
import { paybackHour } from './payback.ts'

const turn = (atHour: number, savingsPerHour: number, oneOffCost = 0) => ({
  atHour,
  savingsPerHour,
  oneOffCost,
})

describe('the hour of payback', () => {
  it('is when savings have paid what was paid once', () => {
    expect(paybackHour([turn(0, 10, 100)])).toBe(10)
    // 2 h at −5 per hour, then 20 per hour: 100 + 10 are paid back 5.5 h later.
    expect(paybackHour([turn(0, -5, 100), turn(2, 20)])).toBe(7.5)
  })

  it('is the last one where a later wave costs more than was saved by then', () => {
    // Paid back after 10 h, 100 are saved after 20 h, and then 300 are paid, of which 200 take another 10 h.
    expect(paybackHour([turn(0, 10, 100), turn(20, 20, 300)])).toBe(30)
  })

  it('is the start where nothing is paid and something is saved', () => {
    expect(paybackHour([turn(0, 10)])).toBe(0)
    expect(paybackHour([])).toBe(0)
    expect(paybackHour([turn(0, 0, 0)])).toBe(0)
  })

  it('never comes where too little is saved', () => {
    expect(paybackHour([turn(0, 0, 1)])).toBeNull()
    expect(paybackHour([turn(0, -1)])).toBeNull()
    expect(paybackHour([turn(0, 10, 50), turn(10, -1)])).toBeNull()
  })
})
