import type { ConflictRule } from './conflictRule.ts'
import type { GivenWay, RuleItem } from './ruleItem.ts'

/** Rules that are dropped or not. */
const wholeRules: ReadonlySet<ConflictRule> = new Set([
  'trainingIsPlaced',
  'residencyIsKept',
  'pinHolds',
  'forbidHolds',
  'siteRulingHolds',
  'siteIsBuilt',
  'sitesKeepTheirOperator',
])
/** Rules whose limit is a whole number. */
const countedRules: ReadonlySet<ConflictRule> = new Set([
  'poolCapacityHolds',
  'gangFitsInterconnect',
  'openSiteLimitHolds',
  'operatorSitesHold',
])

/** Digits of an amount that are told: it is rounded up, so that what is told is enough. */
const toldDigits = 6
/** What is left of an amount that should not be enough any more. */
const slightlyLess = 0.999

/** The amount as it is told and made: a count as it is, other amounts rounded up. */
export const rounded = ({ rule }: RuleItem, { amount, tags }: GivenWay): GivenWay => {
  if (wholeRules.has(rule) || countedRules.has(rule)) return { amount: Math.round(amount), tags }
  const unit = 10 ** (Math.floor(Math.log10(amount)) + 1 - toldDigits)
  return { amount: Number((Math.ceil(amount / unit - 1e-6) * unit).toPrecision(toldDigits)), tags }
}

/** The next smaller change: 99.9 % of an amount, one less of what is counted; null where nothing is left of it. */
export const slightlySmaller = (
  { rule, parts }: RuleItem,
  { amount, tags }: GivenWay,
): GivenWay | null => {
  const isCut = rule === 'demandIsServed' && parts.every(({ isWhole }) => isWhole)
  if (isCut || wholeRules.has(rule) || (countedRules.has(rule) && amount <= 1)) return null
  return { amount: countedRules.has(rule) ? amount - 1 : amount * slightlyLess, tags }
}
