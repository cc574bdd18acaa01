import type { Examination } from '../../evaluate/examination.ts'
import { loadOf } from '../../evaluate/load.ts'
import type { PlacementState } from '../../evaluate/state.ts'

export type Row = PlacementState['placements'][number]

/** Busy accelerators by the place of a pool in a period: pool index × number of periods + period index. Places without load are left out. */
export type PoolLoads = ReadonlyMap<number, number>

/** Loads that some rows put on pools. */
export const poolLoads = ({ lookup, fleet }: Examination) => {
  const poolIndex = new Map(fleet.pools.map(({ id }, index) => [id, index]))
  const periodCount = fleet.periods.length
  return (rows: readonly Row[]): PoolLoads => {
    const loads = new Map<number, number>()
    const { busy } = loadOf(lookup, { openSiteIds: [], placements: rows })
    for (const [poolId, byPeriod] of busy)
      for (const [t, { id }] of fleet.periods.entries()) {
        const amount = byPeriod.get(id) ?? 0
        const p = poolIndex.get(poolId)
        if (amount > 0 && p !== undefined) loads.set(p * periodCount + t, amount)
      }
    return loads
  }
}

/** What is busy while a move is under way beyond what was busy before it: the new places run besides the old ones until the data is there. */
export const extraWhileMoving = (before: PoolLoads, after: PoolLoads): Map<number, number> => {
  const extra = new Map<number, number>()
  for (const [place, amount] of after) {
    const more = amount - (before.get(place) ?? 0)
    if (more > 1e-9 * amount) extra.set(place, more)
  }
  return extra
}

/** Accelerators, averaged over the day. */
export const meanAccelerators = (
  loads: PoolLoads,
  { fleet: { periods } }: Pick<Examination, 'fleet'>,
): number => {
  let sum = 0
  for (const [place, amount] of loads)
    sum += (amount * (periods[place % periods.length]?.hoursPerDay ?? 0)) / 24
  return sum
}
