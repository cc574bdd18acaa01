import type { CostTermName, Fleet, PlanAccount } from '@berth/shared'
import { counted, listed, percent, whole } from '../../words/numbers.ts'
import type { LadderMeasure, LadderRung } from './ladderAnswer.ts'

/** A value of a measure with its unit. */
export const measured = (value: number, measure: LadderMeasure, currency: string): string =>
  measure === 'cost'
    ? `${whole(value)} ${currency} per hour`
    : measure === 'carbon'
      ? `${whole(value)} kg of carbon per day`
      : `${value.toFixed(1)} ms to the first token`

/** Terms of the cost as they stand in a sentence. */
const termWords: Record<CostTermName, string> = {
  energy: 'energy',
  fixedOperation: 'running sites',
  acceleratorOperation: 'operating accelerators',
  egress: 'data to users',
  migration: 'moving workloads',
  handover: 'handing sites over',
  refit: 'refits',
  reopen: 'reopening sites',
  mothball: 'keeping closed sites',
  resale: 'accelerators sold',
  carbon: 'carbon',
}

/** Differences up to this are told as none. */
const noticeable = 1e-6

/** One rung in words: how good it is, what is different from the rung above, and why it is worse where it is. */
export const rungText = (
  { currency }: Fleet,
  measure: LadderMeasure,
  rung: LadderRung,
  above: LadderRung | null,
): string => {
  const { account, bestBound, gapRelative, objectiveValue, openSites } = rung
  const sites = counted(openSites, 'open site')
  if (rung.isImpossible)
    return `No plan with ${sites} serves as much as the plan asked about: that is proved.`
  if (!account || objectiveValue === null)
    return `No plan with ${sites} was found${bestBound === null ? '' : `; one would have at least ${measured(bestBound, measure, currency)}`}. To fix: allow more time.`
  const proof =
    gapRelative === null
      ? 'nothing is proved of how good that is'
      : gapRelative <= noticeable
        ? 'no plan with as many is better'
        : `none with as many is more than ${percent(gapRelative)} better`
  return [
    `${sites[0]?.toUpperCase()}${sites.slice(1)}: ${measured(objectiveValue, measure, currency)}, ${proof}.`,
    changeText(measure, rung, above, currency),
  ]
    .filter((text) => text !== '')
    .join(' ')
}

const changeText = (
  measure: LadderMeasure,
  { account, changeFromAbove, closedSiteIds, objectiveValue, openedSiteIds }: LadderRung,
  above: LadderRung | null,
  currency: string,
): string => {
  if (changeFromAbove === null || !above?.account || !account) return ''
  const isSame =
    Math.abs(changeFromAbove) <= noticeable * Math.max(1, Math.abs(objectiveValue ?? 0))
  const size = measured(Math.abs(changeFromAbove), measure, currency)
  const sites = [
    `${listed(closedSiteIds)} ${closedSiteIds.length === 1 ? 'closes' : 'close'}`,
    ...(openedSiteIds.length > 0
      ? [`${listed(openedSiteIds)} ${openedSiteIds.length === 1 ? 'opens' : 'open'} instead`]
      : []),
  ].join(' and ')
  const step = `than with ${whole(above.openSites)}: ${sites}`
  if (isSame) return `As much as with ${whole(above.openSites)}: ${sites}.`
  if (changeFromAbove < 0) return `${size} less ${step}.`
  return `${size} more ${step}.${measure === 'cost' ? whyDearer(above.account, account, currency) : ''}`
}

/** The term of the cost that grows most, against the one that shrinks most. */
const whyDearer = (before: PlanAccount, after: PlanAccount, currency: string): string => {
  const was = new Map(before.costTerms.map(({ amountPerHour, name }) => [name, amountPerHour]))
  const changes = after.costTerms
    .map(({ amountPerHour, name }) => ({ name, change: amountPerHour - (was.get(name) ?? 0) }))
    .sort((a, b) => b.change - a.change)
  const [most, least] = [changes[0], changes.at(-1)]
  if (!most || !least || most.change < 0.5) return ''
  const money = (amount: number) => `${whole(Math.abs(amount))} ${currency} per hour`
  const saving =
    least.change < -0.5 ? `, while ${termWords[least.name]} costs ${money(least.change)} less` : ''
  return ` Closing costs more than it saves here: ${termWords[most.name]} costs ${money(most.change)} more${saving}.`
}
