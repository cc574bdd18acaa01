import { legalPairs } from '../../asking/load/legalPairs.ts'
import type { LoadPiece } from '../../asking/load/loadPieces.ts'
import type { RunningCosts } from '../../asking/load/runningCosts.ts'
import type { Candidates } from '../../candidates/findCandidates.ts'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import { reasonOfRefusal, type StrandedReason, strandedReasons } from './strandedReasons.ts'

/** A piece of load that could keep accelerators of a pool busy, and why it does not. */
export interface Wish {
  piece: LoadPiece
  /** That the whole piece would take. */
  accelerators: number
  /** Currency per hour and accelerator that it would save to be here; at most 0 where it costs less where it is. */
  saving: number
  reason: StrandedReason
  /** In words with numbers. */
  example: string
  /** The smallest change that would let it come; null where there is none. */
  fix: string | null
}

/** In words, which spread over sites or which budget keeps away load that nothing else forbids; null where none does. */
export type BoundBy = (piece: LoadPiece, pool: IndexedPool) => string | null

/** Savings below this part of what a piece costs are the rounding of a plan. */
const rounding = 1e-6

/** The place of a reason in the order of reasons. */
export const depthOf = (reason: StrandedReason): number => strandedReasons.indexOf(reason)
const rounded = (value: number) => Number(value.toPrecision(4)).toLocaleString('en')

/**
 * Judges each piece of load for each pool: whether it would save to be there, and by which rule it is kept away, the first in the order of reasons.
 * Null where it neither would save nor may come.
 */
export const wishesOf = (
  candidates: Candidates,
  costs: RunningCosts,
  pieces: readonly LoadPiece[],
  currency: string,
  boundBy: BoundBy,
) => {
  const isLegal = legalPairs(candidates)
  const costNow = new Map(pieces.map((piece) => [piece, costs.perHourNow(piece)]))

  const unwanted = (piece: LoadPiece, pool: IndexedPool, free: number, loss: number) => {
    const accelerators = costs.acceleratorsAt(piece, pool)
    if (!isLegal(piece, pool) || (piece.kind === 'gang' && accelerators > free)) return null
    const lossEach = Math.max(0, loss / accelerators)
    return {
      piece,
      accelerators,
      saving: -lossEach,
      reason: 'price' as const,
      example: `${piece.workloadId} may run here, and would cost ${rounded(Math.max(0, loss))} ${currency} per hour more.`,
      fix: `lower the running cost here by more than ${rounded(lossEach)} ${currency} per busy accelerator-hour.`,
    }
  }
  return (piece: LoadPiece, pool: IndexedPool, free: number): Wish | null => {
    const here = costs.perHourAt(piece, pool)
    const accelerators = costs.acceleratorsAt(piece, pool)
    if (here === null || accelerators === 0) return null
    const now = costNow.get(piece) ?? 0
    const saves = now - here
    if (saves <= rounding * Math.max(1, Math.abs(now))) return unwanted(piece, pool, free, -saves)
    const would = `${piece.workloadId} would save ${rounded(saves)} ${currency} per hour here. Why it is not:`
    const wish = (reason: StrandedReason, why: string, fix: string | null): Wish => ({
      piece,
      accelerators,
      saving: saves / accelerators,
      reason,
      example: `${would} ${why}.`,
      fix,
    })
    const [first] = refusalsOf(candidates, piece, pool)
      .flatMap(({ code, text, fix }) => {
        const reason = reasonOfRefusal[code]
        return reason ? [{ reason, text, fix }] : []
      })
      .sort((a, b) => depthOf(a.reason) - depthOf(b.reason))
    if (first) return wish(first.reason, first.text, first.fix)
    if (piece.kind === 'gang' && accelerators > free)
      return wish(
        'gangSize',
        `its gang needs ${rounded(accelerators)} accelerators at once and ${rounded(free)} are free`,
        `free ${rounded(Math.ceil(accelerators - free))} more accelerators of the pool.`,
      )
    const bound = boundBy(piece, pool)
    return bound === null
      ? wish('aim', 'the plan leaves it where it is', 'plan anew for the lowest cost.')
      : wish('rulings', bound, 'relax that limit.')
  }
}

const refusalsOf = (candidates: Candidates, piece: LoadPiece, pool: IndexedPool) =>
  piece.kind === 'gang'
    ? candidates.judgeTraining(piece.gang, pool)
    : candidates.judgeInference(piece.cell, pool)
