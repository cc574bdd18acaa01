import type { PlacementRefusalCode } from '../../candidates/refusal.ts'

/**
 * Why an accelerator or a kilowatt is idle, in the order in which the reasons are tried: the first that applies counts.
 * The last two are for kilowatts alone.
 */
export const strandedReasonMeanings = {
  underConstruction: 'The site is still under construction.',
  closed: 'The site is closed in the plan.',
  reserve: 'It is headroom that is never sold.',
  power: 'The power limit of the site ends before its accelerators do.',
  acceleratorType: 'Load that costs more elsewhere does not run on this type, or in its memory.',
  trainingOnly:
    'Load that costs more elsewhere is inference, and the site is fit for training only.',
  operator: 'Load that costs more elsewhere is more than the operator is able to run.',
  jurisdiction: 'Load that costs more elsewhere may not be processed here.',
  gangSize:
    'Load that costs more elsewhere is a gang or a replica too large for the room that is left.',
  latency: 'Load that costs more elsewhere is too far away.',
  rulings:
    'Load that costs more elsewhere is kept away by pins, forbids, spread over sites, or a budget of moves, data or carbon.',
  aim: 'Nothing forbids load that costs more elsewhere: the plan aims at something else, or is not the cheapest with its decisions.',
  price: 'Load could run here, and costs less where it is.',
  noDemand: 'No load is left that could fill it.',
  otherHours: 'Its accelerators need it in other hours than those of the largest draw.',
  noAccelerators: 'The site has no accelerators that could draw it.',
} as const

/** Why an accelerator or a kilowatt is idle, as a word. */
export type StrandedReason = keyof typeof strandedReasonMeanings
export const strandedReasons = Object.keys(strandedReasonMeanings) as StrandedReason[]

/** The reason that stands for a rule; nothing for rules on whether a site may open. */
export const reasonOfRefusal: Partial<Record<PlacementRefusalCode, StrandedReason>> = {
  ACCELERATOR_CANNOT_RUN: 'acceleratorType',
  MEMORY_TOO_SMALL: 'acceleratorType',
  SITE_SERVES_NO_INFERENCE: 'trainingOnly',
  OPERATOR_CANNOT_RUN: 'operator',
  JURISDICTION_NOT_ALLOWED: 'jurisdiction',
  POOL_TOO_SMALL: 'gangSize',
  GANG_TOO_LARGE: 'gangSize',
  LATENCY_ABOVE_SLO: 'latency',
  PINNED_ELSEWHERE: 'rulings',
  FORBIDDEN_HERE: 'rulings',
}
