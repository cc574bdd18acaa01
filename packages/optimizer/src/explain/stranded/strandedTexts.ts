import { counted, whole } from '../../words/numbers.ts'
import type { StrandedByReason, StrandedCapacity, StrandedSite } from './strandedAnswer.ts'
import { type StrandedReason, strandedReasonMeanings } from './strandedReasons.ts'

/** What is idle for a reason and what it is worth, as a planner would say it. */
export const reasonText = (
  { meaning, accelerators, kw, siteIds, worth }: Omit<StrandedByReason, 'text'>,
  currency: string,
): string => {
  const idle = `${whole(accelerators)} accelerators and ${whole(kw)} kW at ${counted(siteIds.length, 'site')} are idle: ${meaning}`
  if ('reason' in worth) return `${idle} ${worth.reason}`
  const { recoveredPerHour, costOfLiftingPerHour } = worth
  const recovered = `Without this, the same decisions would save ${whole(recoveredPerHour)} ${currency} per hour`
  if (costOfLiftingPerHour < 0.5) return `${idle} ${recovered}.`
  return `${idle} ${recovered}, and lifting it costs ${whole(costOfLiftingPerHour)} ${currency} per hour by itself.`
}

/** A meaning as it goes on in a sentence. */
const inSentence = (reason: StrandedReason) => {
  const meaning = strandedReasonMeanings[reason].replace(/\.$/, '')
  return meaning.charAt(0).toLowerCase() + meaning.slice(1)
}

/** What is idle at a site, with the reason that holds most of it. */
export const siteText = ({
  siteId,
  idleAccelerators,
  idleKw,
  parts,
}: Omit<StrandedSite, 'text'>): string => {
  const [most] = [...parts].sort((a, b) => b.accelerators - a.accelerators || b.kw - a.kw)
  const idle = `${whole(idleAccelerators)} accelerators and ${whole(idleKw)} kW are idle at ${siteId}`
  if (!most) return `${idle}.`
  const share =
    most.accelerators > 0 ? counted(most.accelerators, 'accelerator') : `${whole(most.kw)} kW`
  const example = most.example === null ? '' : ` ${most.example}`
  const fix = most.fix === null ? '' : ` To fix: ${most.fix}`
  return `${idle}, ${share} of them because ${inSentence(most.reason)}.${example}${fix}`
}

/** The whole in one sentence, with the reason that would be worth most to lift. */
export const totalText = ({
  currency,
  idleAccelerators,
  idleKw,
  reasons,
}: Omit<StrandedCapacity, 'text'>): string => {
  const [most] = [...reasons].sort((a, b) => b.accelerators - a.accelerators)
  const [best] = reasons
    .flatMap(({ reason, worth }) =>
      'reason' in worth
        ? []
        : [{ reason, net: worth.recoveredPerHour - Math.max(0, worth.costOfLiftingPerHour) }],
    )
    .sort((a, b) => b.net - a.net)
  const idle = `${whole(idleAccelerators)} accelerators and ${whole(idleKw)} kW are never used`
  const held = most
    ? `, ${whole(most.accelerators)} of the accelerators because ${inSentence(most.reason)}`
    : ''
  return best && best.net >= 0.5
    ? `${idle}${held}. The same decisions would save most, ${whole(best.net)} ${currency} per hour, without this reason: ${inSentence(best.reason)}.`
    : `${idle}${held}. No reason that could fall would let the same decisions save anything.`
}
