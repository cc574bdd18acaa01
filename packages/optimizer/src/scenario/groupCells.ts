import type { Fleet } from '@berth/shared'
import type { DemandCell, IndexedFleet } from './indexFleet.ts'

/** Digits to which demand over the day must agree, relative to its peak: volumes that come from one profile differ in the last two. */
const profileDigits = 12

/**
 * Merges cells that differ only in volume, so that a million workloads are planned as some thousands. It is exact for the LP and for whole
 * decisions on sites: the columns of one cell are those of the other times a factor, so giving each the same shares loses nothing.
 * Left alone: cells that run somewhere today, since moving them costs per copy and not per token; and gangs, which are whole.
 * `members` of a merged cell are the fleet's own cells, in their order.
 */
export const groupCells = (indexed: IndexedFleet): IndexedFleet => {
  const keyOf = groupKeys(indexed)
  const groups = new Map<string, DemandCell[]>()
  for (const cell of indexed.cells) {
    const key = keyOf(cell)
    const members = groups.get(key)
    if (members) members.push(cell)
    else groups.set(key, [cell])
  }
  if (groups.size === indexed.cells.length) return indexed
  const cells = [...groups.values()].map((members, index) => merged(members, index))
  return { ...indexed, cells }
}

const merged = (members: DemandCell[], index: number): DemandCell => {
  const [first] = members
  if (!first) throw new Error('A group of cells without a member.')
  const tokensPerSecond = new Float64Array(first.tokensPerSecond.length)
  for (const member of members)
    for (const [t, tokens] of member.tokensPerSecond.entries())
      tokensPerSecond[t] = (tokensPerSecond[t] ?? 0) + tokens
  return { ...first, index, tokensPerSecond, members }
}

/**
 * Everything by which a rule, a cost or a goal could tell two cells apart, as text.
 * Where routing is decided anew in every period a period's columns know no other period, and the profile may differ.
 */
const groupKeys = ({ fleet }: IndexedFleet) => {
  const holds = holdsByWorkload(fleet)
  const isSteady = fleet.policy.routing === 'steady'
  return ({ index, workload, regionIndex, tokensPerSecond, currentShareBySite }: DemandCell) =>
    currentShareBySite.size > 0
      ? `cell ${index}`
      : JSON.stringify([
          workload.classId,
          regionIndex,
          workload.latencySloMs,
          workload.targetUtilisation,
          workload.maxSharePerSite,
          workload.minSites,
          workload.unservedPenaltyPerMillionTokens,
          workload.allowedJurisdictions && sortedSet(workload.allowedJurisdictions),
          holds.get(workload.id) ?? null,
          isSteady ? profileOf(tokensPerSecond) : null,
        ])
}

const sortedSet = (words: readonly string[]) => [...new Set(words)].sort()

/** Demand of each period relative to the peak. */
const profileOf = (tokensPerSecond: Float64Array): string[] => {
  const peak = Math.max(...tokensPerSecond)
  return Array.from(tokensPerSecond, (tokens) =>
    peak > 0 ? (tokens / peak).toPrecision(profileDigits) : '0',
  )
}

/** The sites at which each workload is pinned or forbidden. */
const holdsByWorkload = ({ policy }: Fleet) => {
  const holds = new Map<string, { pins: string[]; forbids: string[] }>()
  for (const list of ['pins', 'forbids'] as const)
    for (const { workloadId, siteId } of policy[list]) {
      const entry = holds.get(workloadId) ?? { pins: [], forbids: [] }
      holds.set(workloadId, { ...entry, [list]: sortedSet([...entry[list], siteId]) })
    }
  return holds
}

/** Part of a merged cell's tokens that one of its members asks for, over some periods: from 0 to 1; 0 where it asks for nothing. */
export const partOfGroup = (
  { periodWeight }: Pick<IndexedFleet, 'periodWeight'>,
  member: DemandCell,
  group: DemandCell,
  periodIndexes: readonly number[],
): number => {
  const tokensOf = ({ tokensPerSecond }: DemandCell) =>
    periodIndexes.reduce((sum, t) => sum + (periodWeight[t] ?? 0) * (tokensPerSecond[t] ?? 0), 0)
  const asked = tokensOf(member)
  return asked > 0 ? asked / tokensOf(group) : 0
}
