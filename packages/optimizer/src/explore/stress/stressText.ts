import { counted, percent, whole } from '../../words/numbers.ts'
import type { StressOutcome, StressResult } from './stressAnswer.ts'

/** Penalties and costs up to this, in currency per hour, are told as nothing. */
const noticeable = 0.5

/** What happens to a plan in one case, for a planner. */
export const caseText = (result: Omit<StressResult, 'text'>, currency: string): string => {
  const { name, headroom, issues } = result
  const [issue] = issues
  return [
    `${name}: ${standsText(result, currency)}.`,
    replansText(result, currency),
    headroom?.text ?? '',
    issue ? `An edit does not apply: ${issue.entity} has ${issue.found}. To fix: ${issue.fix}` : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

const standsText = ({ asItStands }: Omit<StressResult, 'text'>, currency: string): string => {
  const { brokenLimits, stillBroken } = asItStands
  const [still] = stillBroken
  if (still) return `as it stands the plan breaks limits whatever it leaves out: ${still.text}`
  const left = leftOutText(asItStands, currency)
  const limits =
    brokenLimits.length > 0
      ? `as it stands the placements break ${counted(brokenLimits.length, 'limit')}`
      : ''
  if (left === '') return limits === '' ? 'the plan holds as it stands' : limits
  return limits === '' ? `as it stands it leaves out ${left}` : `${limits} and leave out ${left}`
}

const leftOutText = (
  { unservedPenaltyPerHour, servedFraction, trainings, trainingsPlaced }: StressOutcome,
  currency: string,
): string => {
  const missing = servedFraction === null ? 0 : 1 - servedFraction
  const parts = [
    ...(missing > 1e-6 ? [`${percent(missing)} of the tokens`] : []),
    ...(trainings > trainingsPlaced ? [counted(trainings - trainingsPlaced, 'training')] : []),
  ]
  return parts.length === 0
    ? ''
    : `${parts.join(' and ')}, worth ${whole(unservedPenaltyPerHour)} ${currency} per hour`
}

const replansText = (result: Omit<StressResult, 'text'>, currency: string): string => {
  const { decisionsHeld, regret, regretOfDecisions } = result
  const parts = []
  if (decisionsHeld) {
    const left = leftOutText(decisionsHeld, currency)
    parts.push(
      `With shares planned anew it costs ${whole(decisionsHeld.costPerHour)} ${currency} per hour${left === '' ? ', and everything is served' : ` and leaves out ${left}`}.`,
    )
  }
  if (regret && Math.abs(regret.totalPerHour) > noticeable)
    parts.push(`Not planning anew costs ${whole(regret.totalPerHour)} ${currency} per hour.`)
  if (regretOfDecisions && Math.abs(regretOfDecisions.totalPerHour) > noticeable)
    parts.push(
      `Other decisions would save ${whole(regretOfDecisions.totalPerHour)} ${currency} per hour more.`,
    )
  return parts.join(' ')
}

/** The whole table in one sentence. */
export const stressText = (
  results: readonly StressResult[],
  plan: StressOutcome,
  currency: string,
): string => {
  const [worst] = [...results].sort((a, b) => penaltyOf(b) - penaltyOf(a))
  const holding = results.filter(({ asItStands }) => holdsUp(asItStands, plan)).length
  const served = results.filter(
    ({ decisionsHeld, headroom }) => decisionsHeld !== null && headroom === null,
  ).length
  if (!worst) return 'There is no case to look at.'
  const end =
    penaltyOf(worst) > noticeable
      ? ` The worst is "${worst.name}", where demand worth ${whole(penaltyOf(worst))} ${currency} per hour is left out.`
      : ''
  return `Of ${counted(results.length, 'case')} the plan holds ${whole(holding)} as it stands, and ${whole(served)} with shares planned anew.${end}`
}

/** Whether nothing breaks, and all is served that the plan serves. */
const holdsUp = (stands: StressResult['asItStands'], plan: StressOutcome): boolean =>
  stands.brokenLimits.length + stands.stillBroken.length === 0 &&
  stands.trainingsPlaced >= plan.trainingsPlaced &&
  (stands.servedFraction ?? 1) >= (plan.servedFraction ?? 1) - 1e-6

const penaltyOf = ({ decisionsHeld, asItStands }: StressResult) =>
  (decisionsHeld ?? asItStands).unservedPenaltyPerHour
