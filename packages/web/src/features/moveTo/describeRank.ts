import { formatCount, formatPercent } from '../../format/count.ts'
import { formatDelta } from '../../format/delta.ts'
import { formatLimitValue } from '../../format/limitValue.ts'
import { formatMoneyPerMonth } from '../../format/money.ts'
import type { SiteRankRecord } from '../../graphql/siteRankDocument.ts'
import { moveToText as text } from '../../text/moveTo.ts'
import type { IconName } from '../../ui/icons.ts'

/** A site of the ranking as its row says it: the verdict by word and mark, the cost, and the first reason. */
export interface RankWords {
  mark: IconName
  tone: 'good' | 'plain' | 'bad'
  verdict: string
  notes: string[]
  cost: string
}

const marks = { IMPROVES: 'down', WORSENS: 'up', BREAKS: 'warning', REPAIRS: 'check' } as const
const tones = { IMPROVES: 'good', WORSENS: 'plain', BREAKS: 'bad', REPAIRS: 'good' } as const

const wholeShare = 1 - 1e-9

export function describeRank(rank: SiteRankRecord, currency: string): RankWords {
  const perMonth = (amountPerHour: number) =>
    formatDelta(amountPerHour, (size) => formatMoneyPerMonth(size, currency))
  const cost = perMonth(rank.changeOfCostPerHour.amount)
  const unserved = rank.changeOfUnservedPenaltyPerHour.amount
  const [first, ...others] = rank.broken
  const notes = [
    ...(first ? [reasonOf(first)] : []),
    ...(others.length > 0 ? [text.moreReasons(formatCount(others.length))] : []),
    ...(first ? [] : rank.repaired.slice(0, 1).map((repaired) => repaired.text)),
    ...(rank.shareNow > 1e-9 && rank.shareNow < wholeShare
      ? [text.partIsHere(formatPercent(rank.shareNow))]
      : []),
    ...(!first && rank.opensSiteKeys.length > 0 ? [text.opens] : []),
    ...(Math.abs(unserved) > 1e-9 ? [text.withUnserved(perMonth(unserved))] : []),
  ]
  if (rank.shareNow >= wholeShare && rank.verdict === 'WORSENS')
    return { mark: 'check', tone: 'plain', verdict: text.isHere, notes, cost }
  const isSame = rank.verdict === 'WORSENS' && cost === perMonth(0) && unserved === 0
  if (isSame) return { mark: 'check', tone: 'plain', verdict: text.same, notes, cost }
  const { verdict } = rank
  return {
    mark: marks[verdict],
    tone: tones[verdict],
    verdict: text.verdict[verdict],
    notes,
    cost,
  }
}

/** The first limit that is broken: what was found, and what is allowed. */
function reasonOf({ rule, found, allowed, unit }: SiteRankRecord['broken'][number]): string {
  const reason = text.reason(formatLimitValue(found, unit), formatLimitValue(allowed, unit))
  const limit = text.limits[rule]
  return limit === undefined ? reason : text.ofLimit(limit, reason)
}
