import { expect, it } from 'vitest'
import type { SiteRankRecord } from '../../graphql/siteRankDocument.ts'
import { describeRank } from './describeRank.ts'

const rank: SiteRankRecord = {
  siteKey: 'Lhasa-2',
  verdict: 'WORSENS',
  shareNow: 0,
  opensSiteKeys: [],
  changeOfCostPerHour: { amount: 1000 },
  changeOfUnservedPenaltyPerHour: { amount: 0 },
  broken: [],
  repaired: [],
}

// 1000 an hour × 730.5 hours = 730.5 thousand a month.
it('tells the change of the cost for a month, with its sign', () => {
  const words = describeRank(rank, 'CNY')
  expect(words.cost).toMatch(/^\+.*731.*k \/ month$/)
  expect(words.verdict).toBe('Costs more')
})

it('gives the first broken limit with number and unit, and says how many more there are', () => {
  const slow = {
    rule: 'latencyIsMet',
    entity: 'chat',
    found: '229.17776',
    allowed: '214',
    unit: 'ms',
    text: '',
  }
  const words = describeRank({ ...rank, verdict: 'BREAKS', broken: [slow, slow] }, 'CNY')
  expect(words.mark).toBe('warning')
  expect(words.notes).toEqual([
    'time to the first token 229.178\u00a0ms, but 214\u00a0ms is allowed',
    'and 1 more',
  ])
})

it('does not say that staying costs more', () => {
  const words = describeRank({ ...rank, shareNow: 1, changeOfCostPerHour: { amount: 0 } }, 'CNY')
  expect(words.verdict).toBe('Runs here now')
})
