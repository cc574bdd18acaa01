import type { ConflictRule } from './conflictRule.ts'

/** A column by which a rule gives way. */
export interface ItemPart {
  column: number
  /** Giving way more than this changes nothing. */
  largest: number
  /** How much the rule gives way for one of the column, in the unit of the item. */
  amount: number
  /** Whether the column is a whole number. */
  isWhole: boolean
  /** What this part stands for, where the rule gives way in several: a jurisdiction. */
  tag?: string
}

/** What a rule is about; null where it is about something else. */
export interface ItemSubject {
  workloadId: string | null
  regionId: string | null
  siteId: string | null
  poolId: string | null
  operatorId: string | null
}

/** One rule for one entity, and the columns by which it gives way. */
export interface RuleItem extends ItemSubject {
  rule: ConflictRule
  /** The limit as the fleet has it; null where it is no number. */
  limit: number | null
  unit: string
  parts: ItemPart[]
  /** The amount that counts as a change of 100 %. */
  scale: number
  /** Which budget, for rules that have several. */
  budget: 'moves' | 'migration' | null
  /** For demand: currency per hour of leaving all of it out. */
  penaltyPerHour: number
  /** For demand: the columns of what is not served. */
  unservedColumns: number[]
}

const nothing: ItemSubject = {
  workloadId: null,
  regionId: null,
  siteId: null,
  poolId: null,
  operatorId: null,
}

/** An item with what is not told left empty. */
export const ruleItem = (item: Pick<RuleItem, 'rule' | 'parts'> & Partial<RuleItem>): RuleItem => ({
  ...nothing,
  limit: null,
  unit: '',
  scale: 1,
  budget: null,
  penaltyPerHour: 0,
  unservedColumns: [],
  ...item,
})

/** A stream of requests, or a training, as a key. */
export const demandKey = ({
  workloadId,
  regionId,
}: {
  workloadId: string | null
  regionId: string | null
}): string => `${workloadId} ${regionId}`

/** Whether an item is demand that is to be served. */
export const isDemand = ({ unservedColumns }: RuleItem): boolean => unservedColumns.length > 0

/** The same for the same rule of the same entity in every model of a fleet. */
export const keyOf = (item: RuleItem): string =>
  [item.rule, demandKey(item), item.siteId, item.poolId, item.operatorId, item.budget].join(' ')

/** How far a rule gives way, in its unit, and which of its parts do. */
export interface GivenWay {
  amount: number
  tags: readonly string[]
}

/** A change below this part of the limit is rounding. */
const noticeable = 1e-7

/** How far an item gives way at a point; null where it does not. Columns that are whole are read as such. */
export const givenWay = ({ parts, scale }: RuleItem, values: Float64Array): GivenWay | null => {
  let amount = 0
  const tags: string[] = []
  for (const { column, amount: each, isWhole, tag } of parts) {
    const value = values[column] ?? 0
    const given = isWhole ? Math.round(value) : value
    amount += each * given
    if (tag !== undefined && given > 0) tags.push(tag)
  }
  return amount > noticeable * scale ? { amount, tags } : null
}
