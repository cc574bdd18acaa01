import type { Policy } from '@berth/shared'
import { counted, listed, percent, whole } from '../../words/numbers.ts'
import { type Concentration, highlyConcentrated, significantRise } from './concentration.ts'
import type { Handover, OperatorChange, OperatorsAnswer } from './operatorsAnswer.ts'

/** Which site goes to whom, and what that is worth. */
export const handoverText = (
  {
    siteId,
    fromOperatorId,
    toOperatorId,
    costPerHour,
    costPerHourIfKept,
    giverRunsIt,
  }: Omit<Handover, 'text'>,
  currency: string,
): string => {
  const goes = `${siteId} goes from ${fromOperatorId} to ${toOperatorId}`
  const saves = costPerHourIfKept - costPerHour
  const money =
    saves >= 0
      ? `costs ${whole(saves)} ${currency} per hour less, handing over included`
      : `costs ${whole(-saves)} ${currency} per hour more`
  return giverRunsIt
    ? `${goes}: with the load of the plan it ${money}.`
    : `${goes}: ${fromOperatorId} is not able to run what the plan has there. It ${money}.`
}

/** What an operator has and pays, today and in the plan. */
export const operatorText = (
  { name, before, after, givesSiteIds, takesSiteIds }: Omit<OperatorChange, 'text'>,
  currency: string,
): string => {
  const changes = [
    ...(takesSiteIds.length > 0 ? [`takes ${listed(takesSiteIds)}`] : []),
    ...(givesSiteIds.length > 0 ? [`gives ${listed(givesSiteIds)}`] : []),
  ]
  const what = changes.length > 0 ? ` ${changes.join(' and ')};` : ''
  return `${name}${what} has ${counted(after.openSites, 'open site')} with ${whole(after.openAccelerators)} accelerators instead of ${whole(before.openSites)} with ${whole(before.openAccelerators)}, and pays ${whole(after.costPerHour)} ${currency} per hour instead of ${whole(before.costPerHour)}.`
}

/** How the concentration changes, and what that means by the guidelines that the index comes from. */
export const concentrationText = ({
  before,
  after,
}: {
  before: Concentration
  after: Concentration
}): string => {
  const [was, is] = [before.herfindahlHirschmanIndex, after.herfindahlHirschmanIndex]
  if (is === null) return 'No accelerator is at an open site in the plan.'
  const of = `of open accelerators by operator`
  const largest = `the largest three have ${percent(after.largestThreeFraction ?? 0)} of them${before.largestThreeFraction === null ? '' : ` instead of ${percent(before.largestThreeFraction)}`}`
  const rise = was === null ? null : is - was
  const meaning =
    is <= highlyConcentrated
      ? `below ${whole(highlyConcentrated)}, so the market is not highly concentrated`
      : rise !== null && rise > significantRise
        ? `above ${whole(highlyConcentrated)} and up by more than ${significantRise}, which merger guidelines presume to harm competition`
        : `above ${whole(highlyConcentrated)}, so the market is highly concentrated`
  return `The Herfindahl–Hirschman index ${of} goes from ${was === null ? 'nothing' : whole(was)} to ${whole(is)} of 10,000, ${meaning}; ${largest}.`
}

/** The whole in one sentence. */
export const totalText = (
  { currency, handovers, concentration }: Omit<OperatorsAnswer, 'text'>,
  handover: Policy['handover'],
): string => {
  const saves = handovers.reduce(
    (sum, entry) => sum + entry.costPerHourIfKept - entry.costPerHour,
    0,
  )
  const moves =
    handovers.length > 0
      ? `${counted(handovers.length, 'site')} ${handovers.length === 1 ? 'goes' : 'go'} to another operator, which ${saves >= 0 ? 'saves' : 'costs'} ${whole(Math.abs(saves))} ${currency} per hour.`
      : handover === 'none'
        ? 'No site goes to another operator, because the policy of the fleet allows no hand-over. To fix: set handover of the policy to "allowed" and plan anew.'
        : 'No site goes to another operator: none would save more than handing it over costs.'
  return `${moves} ${concentration.text}`
}
