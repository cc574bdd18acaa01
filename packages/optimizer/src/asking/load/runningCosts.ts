import type { ClassFit, WorkloadClass } from '@berth/shared'
import { costTable } from '../../candidates/costs.ts'
import { fitAt, gangAccelerators } from '../../candidates/legality/acceleratorRunsClass.ts'
import type { IndexedFleet, IndexedPool } from '../../scenario/indexFleet.ts'
import { assumedFit } from './assumedFit.ts'
import { copyingCosts } from './copyingCosts.ts'
import { type GangPiece, type LoadPiece, meanOverDay, type RequestPiece } from './loadPieces.ts'

const tokensPerMillion = 1e6
const secondsPerHour = 3600

/** What pieces of load would cost and take elsewhere, whether or not a rule lets them go there. */
export interface RunningCosts {
  /** Accelerators of a pool that a piece would keep busy in the period that needs most; 0 where no type runs its class. */
  acceleratorsAt: (piece: LoadPiece, pool: IndexedPool) => number
  /** Currency per hour in a pool: power, its carbon, operation, data, and copying beyond today. Null where no type runs its class. */
  perHourAt: (piece: LoadPiece, pool: IndexedPool) => number | null
  /** Currency per hour as the plan has it: running cost, or the penalty where nobody serves it. */
  perHourNow: (piece: LoadPiece) => number
  /** Currency per hour of one busy accelerator, averaged over the day. */
  perAcceleratorHour: (pool: IndexedPool) => number
}

/**
 * Costs of single pieces, all else as in the plan. A type without a speed for a class counts as `assumedFit` says. A gang that may choose
 * its hours takes the cheapest. Cost: a microsecond for a piece at a pool.
 */
export const runningCosts = (indexed: IndexedFleet, pieces: readonly LoadPiece[]): RunningCosts => {
  const { pools, periodCount, periodHours, periodWeight } = indexed
  const { busyAcceleratorPerHour } = costTable(indexed)
  const copyingPerHour = copyingCosts(indexed, pieces)
  const noPrices = new Float64Array(periodCount)
  const pricesAt = (pool: IndexedPool) => busyAcceleratorPerHour[pool.index] ?? noPrices
  const tokensIn = ({ cell, shareByPeriod }: RequestPiece, t: number) =>
    (cell.tokensPerSecond[t] ?? 0) * (shareByPeriod[t] ?? 0)

  const gangPerHour = (
    { gang: { workload, dataRegionIndex } }: GangPiece,
    pool: IndexedPool,
    accelerators: number,
  ) => {
    const prices = pricesAt(pool)
    const cheapestFirst = [...prices.keys()].sort((a, b) => (prices[a] ?? 0) - (prices[b] ?? 0))
    const gbPerHour = dataRegionIndex === null ? 0 : workload.dataGbPerHour
    let perDay =
      gbPerHour * workload.hoursPerDay * indexed.pricePerGb(dataRegionIndex ?? 0, pool.siteIndex)
    let hoursLeft = workload.hoursPerDay
    for (const t of cheapestFirst) {
      const hours = Math.min(hoursLeft, periodHours[t] ?? 0)
      perDay += hours * accelerators * (prices[t] ?? 0)
      hoursLeft -= hours
    }
    return perDay / 24
  }
  const requestsPerHour = (
    piece: RequestPiece,
    pool: IndexedPool,
    acceleratorsPerToken: number,
  ) => {
    const { cell } = piece
    const gbPerToken = cell.workloadClass.egressGbPerMillionTokens / tokensPerMillion
    const dataPerHour =
      gbPerToken * secondsPerHour * indexed.pricePerGb(cell.regionIndex, pool.siteIndex)
    const prices = pricesAt(pool)
    let sum = 0
    for (let t = 0; t < periodCount; t++) {
      const perToken = acceleratorsPerToken * (prices[t] ?? 0) + dataPerHour
      sum += (periodWeight[t] ?? 0) * tokensIn(piece, t) * perToken
    }
    return sum
  }
  const perHour = (piece: LoadPiece, pool: IndexedPool, isThere: boolean): number | null => {
    const each = acceleratorsEach(piece, pool)
    if (each === null) return null
    const running =
      piece.kind === 'gang' ? gangPerHour(piece, pool, each) : requestsPerHour(piece, pool, each)
    return running + copyingPerHour(piece, pool.siteIndex, isThere)
  }
  const penaltyPerHour = (piece: LoadPiece): number => {
    if (piece.kind === 'gang') {
      const { unplacedPenaltyPerHour, hoursPerDay } = piece.gang.workload
      return (unplacedPenaltyPerHour * hoursPerDay) / 24
    }
    let tokens = 0
    for (let t = 0; t < periodCount; t++) tokens += (periodWeight[t] ?? 0) * tokensIn(piece, t)
    const millionsPerHour = (tokens * secondsPerHour) / tokensPerMillion
    return millionsPerHour * piece.cell.workload.unservedPenaltyPerMillionTokens
  }
  return {
    acceleratorsAt: (piece, pool) => {
      const each = acceleratorsEach(piece, pool) ?? 0
      if (piece.kind === 'gang') return each
      let most = 0
      for (let t = 0; t < periodCount; t++) most = Math.max(most, tokensIn(piece, t))
      return each * most
    },
    perHourAt: (piece, pool) => perHour(piece, pool, false),
    perHourNow: (piece) => {
      const pool = pools[piece.poolIndex]
      return pool ? (perHour(piece, pool, true) ?? 0) : penaltyPerHour(piece)
    },
    perAcceleratorHour: (pool) => meanOverDay(pricesAt(pool), indexed),
  }
}

/** Accelerators for the whole of a gang, or for one token per second of requests; null where no type runs it. */
const acceleratorsEach = (piece: LoadPiece, pool: IndexedPool): number | null => {
  if (piece.kind === 'gang') {
    const { workload, workloadClass } = piece.gang
    const speed = speedOf(workloadClass, pool, ({ relativeSpeed }) => relativeSpeed)
    return speed > 0 ? gangAccelerators(workload.accelerators, speed) : null
  }
  const { workload, workloadClass } = piece.cell
  const speed = speedOf(workloadClass, pool, ({ tokensPerSecond }) => tokensPerSecond)
  return speed > 0 ? 1 / (speed * workload.targetUtilisation) : null
}

const speedOf = (
  workloadClass: WorkloadClass,
  pool: IndexedPool,
  speed: (fit: ClassFit) => number,
): number => {
  const fit = fitAt(workloadClass, pool)
  if (fit && speed(fit) > 0) return speed(fit)
  const assumed = assumedFit(workloadClass, pool.type.id)
  return assumed ? speed(assumed) : 0
}
