import { describe, expect, it } from 'vitest'
import { readUrl, writeUrl } from './readUrl.ts'

describe('the address bar', () => {
  it('gives back what was written', () => {
    const state = {
      scenarioId: 'abc=',
      selection: { kind: 'site', id: 'Guian-1 & co' },
      tab: 'sites',
      side: 'today',
    } as const
    expect(readUrl(writeUrl(state, ''))).toEqual(state)
  })

  it('leaves defaults out', () => {
    const state = { scenarioId: null, selection: null, tab: 'workloads', side: 'plan' } as const
    expect(writeUrl(state, '?table=sites&site=a')).toBe('')
  })

  it('keeps what it does not know', () => {
    expect(writeUrl(readUrl('?dir=rtl&workload=w'), '?dir=rtl&workload=w')).toBe(
      '?dir=rtl&workload=w',
    )
  })
})
