import type { LimitUse } from '../limitUse.ts'

/** A limit of which a move makes more or less used. */
export interface LimitChange {
  rule: string
  entity: string
  /** How much is used without and with the move, in `unit`. */
  before: number
  after: number
  /** How much is allowed, in `unit`. */
  limit: number
  unit: string
}

/** Uses that differ by less than this part of them differ by rounding. */
const rounding = 1e-9

/** Limits whose use differs; what is missing on one side is not used there. */
export const limitChanges = (
  before: readonly LimitUse[],
  after: readonly LimitUse[],
): LimitChange[] => {
  const earlier = byName(before)
  const changes: LimitChange[] = []
  const add = ({ rule, entity, limit, unit }: LimitUse, from: number, to: number) => {
    if (Math.abs(to - from) > rounding * Math.max(1, Math.abs(from), Math.abs(to)))
      changes.push({ rule, entity, before: from, after: to, limit, unit })
  }
  for (const use of after) {
    const ofRule = earlier.get(use.rule)
    add(use, ofRule?.get(use.entity)?.found ?? 0, use.found)
    ofRule?.delete(use.entity)
  }
  for (const ofRule of earlier.values()) for (const use of ofRule.values()) add(use, use.found, 0)
  return changes
}

/** By rule, then entity. */
const byName = (uses: readonly LimitUse[]) => {
  const named = new Map<string, Map<string, LimitUse>>()
  for (const use of uses) {
    const ofRule = named.get(use.rule) ?? new Map<string, LimitUse>()
    named.set(use.rule, ofRule.set(use.entity, use))
  }
  return named
}

/** The limit of which least is left, by its own size, among those of which a move uses more; null where there is none. */
export const headroomOf = (changes: readonly LimitChange[]): LimitChange | null => {
  let tightest: LimitChange | null = null
  for (const change of changes)
    if (change.after > change.before && (!tightest || leftIn(change) < leftIn(tightest)))
      tightest = change
  return tightest
}

const leftIn = ({ after, limit }: LimitChange) => (limit - after) / Math.max(1e-9, Math.abs(limit))
