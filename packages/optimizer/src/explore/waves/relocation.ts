import type { Plan } from '@berth/shared'
import { demandKey } from '../../asking/leftOut.ts'
import type { Examination } from '../../evaluate/examination.ts'
import { stateOf } from '../../evaluate/state.ts'
import {
  extraWhileMoving,
  meanAccelerators,
  type PoolLoads,
  poolLoads,
  type Row,
} from './poolLoads.ts'

/** One demand that the plan places elsewhere than it is today: all requests of one region for a workload, or a training. It moves as a whole. */
export interface Relocation {
  workloadId: string
  /** Whose requests; null for training. */
  regionId: string | null
  /** Where it runs today, and in the plan. */
  before: readonly Row[]
  after: readonly Row[]
  loadBefore: PoolLoads
  loadAfter: PoolLoads
  /** Accelerators that change their place, averaged over the day. */
  movedAccelerators: number
}

/** Loads and shares that differ by less than this part of them are the same. */
const sameAmount = 1e-7

/** Every demand with another load or another share somewhere than today, in the order of the fleet; the rows of the others are in `staying`. */
export const relocationsOf = (
  examination: Examination,
  plan: Plan,
): { relocations: Relocation[]; staying: Row[] } => {
  const loadsOf = poolLoads(examination)
  const today = rowsByDemand(examination.today.placements)
  const planned = rowsByDemand(stateOf(plan).placements)
  const staying: Row[] = []
  const relocations: Relocation[] = []
  for (const key of new Set([...today.keys(), ...planned.keys()])) {
    const [before, after] = [today.get(key) ?? [], planned.get(key) ?? []]
    const [loadBefore, loadAfter] = [loadsOf(before), loadsOf(after)]
    const [first] = [...before, ...after]
    if (!first) continue
    const isSame =
      sameAmounts(loadBefore, loadAfter) && sameAmounts(sharesOf(before), sharesOf(after))
    if (isSame) staying.push(...after)
    else
      relocations.push({
        workloadId: first.workloadId,
        regionId: first.regionId,
        before,
        after,
        loadBefore,
        loadAfter,
        movedAccelerators: Math.max(
          meanAccelerators(extraWhileMoving(loadBefore, loadAfter), examination),
          meanAccelerators(extraWhileMoving(loadAfter, loadBefore), examination),
        ),
      })
  }
  return { relocations, staying }
}

const rowsByDemand = (rows: readonly Row[]) => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(demandKey(row))
    if (group) group.push(row)
    else groups.set(demandKey(row), [row])
  }
  return groups
}

/** Shares by pool, those that keep nothing busy because the pool cannot run them included. */
const sharesOf = (rows: readonly Row[]): Map<string, number> => {
  const shares = new Map<string, number>()
  for (const { poolId, share, periodId } of rows)
    shares.set(poolId, Math.max(share, periodId === null ? 0 : (shares.get(poolId) ?? 0)))
  return shares
}

const sameAmounts = <K>(before: ReadonlyMap<K, number>, after: ReadonlyMap<K, number>): boolean => {
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(place) ?? 0, after.get(place) ?? 0]
    if (Math.abs(was - is) > sameAmount * Math.max(was, is)) return false
  }
  return true
}
