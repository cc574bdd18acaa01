import type { LoadPiece } from '../../asking/load/loadPieces.ts'
import type { RunningCosts } from '../../asking/load/runningCosts.ts'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import type { IdlePool } from './idleSites.ts'
import type { StrandedReason } from './strandedReasons.ts'
import { depthOf, type Wish, type wishesOf } from './wishes.ts'

/** Accelerators of a pool that are free for one reason. */
export interface FreePart {
  pool: IndexedPool
  reason: StrandedReason
  accelerators: number
  /** The load that would save most, or lose least, in words with numbers; null where no load is meant. */
  example: string | null
  /** The smallest change that would let this load come; null where there is none. */
  fix: string | null
}

/** Accelerators below this are none. */
const noAccelerators = 1e-6

/**
 * Says of every free accelerator why no load is on it. Pools are looked at from the one whose accelerators cost least per hour on. Each piece of load
 * stands for as many accelerators as it would take, and once. First comes load that costs more where it is, or that nobody serves: what no rule keeps
 * away, then what the last rules in the order of reasons keep away, so that a rule counts only where load runs out for want of it. Then load that may
 * come and costs less where it is. What is left has no demand. Cost: one look at each piece for each pool with room.
 */
export const explainFree = (
  pieces: readonly LoadPiece[],
  pools: readonly IdlePool[],
  costs: RunningCosts,
  wishOf: ReturnType<typeof wishesOf>,
): FreePart[] => {
  /** Share of each piece that stands for nothing yet. */
  const leftOf = new Map(pieces.map((piece) => [piece, 1]))
  return [...pools]
    .sort((a, b) => costs.perAcceleratorHour(a.pool) - costs.perAcceleratorHour(b.pool))
    .flatMap(({ pool, free }) => {
      if (free <= 0) return []
      const parts = new Map<StrandedReason, FreePart>()
      const add = (reason: StrandedReason, accelerators: number, wish: Wish | null) => {
        const { example, fix } = wish ?? { example: null, fix: null }
        const part = parts.get(reason) ?? { pool, reason, accelerators: 0, example, fix }
        parts.set(reason, { ...part, accelerators: part.accelerators + accelerators })
      }
      let left = free
      const wishes = pieces
        .filter((piece) => piece.poolIndex !== pool.index && leftOf.get(piece) !== 0)
        .flatMap((piece) => wishOf(piece, pool, free) ?? [])
        .sort(byTurn)
      for (const wish of wishes) {
        if (left <= noAccelerators) break
        const share = leftOf.get(wish.piece) ?? 0
        const taken = Math.min(left, wish.accelerators * share)
        add(wish.reason, taken, wish)
        left -= taken
        leftOf.set(wish.piece, Math.max(0, share - taken / wish.accelerators))
      }
      if (left > 0) add('noDemand', left, null)
      return [...parts.values()]
    })
}

/** Load that would save before load that would not, of it what the last reasons keep away, and of that what would save most. */
const byTurn = (a: Wish, b: Wish): number =>
  Number(b.saving > 0) - Number(a.saving > 0) ||
  depthOf(b.reason) - depthOf(a.reason) ||
  b.saving - a.saving
