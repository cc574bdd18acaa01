import { whole } from '../../words/numbers.ts'
import type { FreePart } from './explainFree.ts'
import type { IdleSite } from './idleSites.ts'
import { type StrandedReason, strandedReasons } from './strandedReasons.ts'

/** What is idle at a site for one reason. */
export interface IdlePart {
  reason: StrandedReason
  accelerators: number
  kw: number
  /** Pools with accelerators that are idle for the reason. */
  poolIds: string[]
  /** The load that would save most to be here, or why the plan closes the site, in words with numbers; null where neither is meant. */
  example: string | null
  /** The smallest change that would let something work here; null where there is none. */
  fix: string | null
}

/** Accelerators or kilowatts below this are the rounding of a plan. */
const nothing = 1e-6

/** What is left after taking from it, and what was taken. */
const split = (left: number, wanted: number) => {
  const taken = Math.min(left, wanted)
  return [taken, left - taken] as const
}

/**
 * Everything idle at a site, each accelerator and kilowatt in one part, in the order of the reasons.
 *
 * @param decision Why the plan has the site as it has it, in words; null where it does not say.
 */
export const idleParts = (
  idle: IdleSite,
  free: readonly FreePart[],
  decision: string | null,
): IdlePart[] => {
  const { site, isOpen, pools, idleAccelerators, idleKw, otherHoursKw } = idle
  const parts = new Map<StrandedReason, IdlePart>()
  const add = (
    reason: StrandedReason,
    accelerators: number,
    kw: number,
    more: Partial<Pick<FreePart, 'pool' | 'example' | 'fix'>> = {},
  ) => {
    const { pool, example = null, fix = null } = more
    if (accelerators <= nothing && kw <= nothing) return
    const noticedKw = kw <= nothing ? 0 : kw
    const part = parts.get(reason) ?? { reason, accelerators: 0, kw: 0, poolIds: [], example, fix }
    parts.set(reason, {
      ...part,
      accelerators: part.accelerators + accelerators,
      kw: part.kw + noticedKw,
      poolIds: pool ? [...part.poolIds, pool.pool.id] : part.poolIds,
    })
  }
  if (!isOpen) {
    add(
      site.site.status === 'underConstruction' ? 'underConstruction' : 'closed',
      idleAccelerators,
      idleKw,
      { example: decision },
    )
    return [...parts.values()]
  }
  for (const part of free) {
    const kw = part.accelerators * part.pool.busyKwPerAccelerator
    add(part.reason, part.accelerators, kw, part)
  }
  const missingKw = pools.reduce(
    (sum, { pool, unpowered }) => sum + unpowered * pool.busyKwPerAccelerator,
    0,
  )
  const { id, facilityPowerLimitKw } = site.site
  const fix = `raise the power limit of ${id} from ${whole(facilityPowerLimitKw)} to ${whole(Math.ceil(facilityPowerLimitKw + missingKw))} kW.`
  for (const { pool, unpowered } of pools) add('power', unpowered, 0, { pool, fix })
  // Rounding may leave a hair less than what the free accelerators draw.
  const takenKw = [...parts.values()].reduce((sum, { kw }) => sum + kw, 0)
  const [otherKw, afterOthers] = split(Math.max(0, idleKw - takenKw), otherHoursKw)
  let leftKw = afterOthers
  for (const { pool, reserve } of pools) {
    const [kw, after] = split(leftKw, reserve * pool.busyKwPerAccelerator)
    add('reserve', reserve, kw, { pool })
    leftKw = after
  }
  add('otherHours', 0, otherKw)
  add('noAccelerators', 0, leftKw)
  return [...parts.values()].sort(
    (a, b) => strandedReasons.indexOf(a.reason) - strandedReasons.indexOf(b.reason),
  )
}
