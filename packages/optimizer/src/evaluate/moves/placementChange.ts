import type { PlacementState } from '../state.ts'
import type { Prepared, Row } from './prepared.ts'

/** A workload, or what one region asks of it, that is to run at another pool. */
export interface ProposedMove {
  workloadId: string
  /** Whose requests; null for all of them, and not looked at for training. */
  regionId: string | null
  /** Where all of it is to run, in every period. */
  toPoolId: string
}

/** What moves do to a state. */
export interface PlacementChange {
  taken: ReadonlySet<Row>
  put: Row[]
  opensSiteIds: string[]
  workloadIds: ReadonlySet<string>
}

/** The moves as one change. Of two moves of the same demand the last counts. */
export const placementChange = (
  prepared: Prepared,
  moves: readonly ProposedMove[],
): PlacementChange => {
  const putByDemand = new Map<string, Row>()
  for (const move of moves)
    for (const row of rowsOf(prepared, move))
      putByDemand.set(`${row.workloadId}\n${row.regionId}`, row)
  const put = [...putByDemand.values()]
  return {
    taken: new Set(moves.flatMap((move) => rowsTaken(prepared, move))),
    put,
    opensSiteIds: [...sitesOf(prepared, put)].filter((siteId) => !prepared.openSites.has(siteId)),
    workloadIds: new Set(moves.map(({ workloadId }) => workloadId)),
  }
}

/** The state after a change. Sites that become empty stay open. */
export const stateAfter = (
  state: PlacementState,
  { taken, put, opensSiteIds }: PlacementChange,
): PlacementState => ({
  ...state,
  openSiteIds: [...state.openSiteIds, ...opensSiteIds],
  soldSiteIds: (state.soldSiteIds ?? []).filter((id) => !opensSiteIds.includes(id)),
  placements: [...state.placements.filter((row) => !taken.has(row)), ...put],
})

/** Sites at which rows run, each once. */
export const sitesOf = ({ lookup }: Prepared, rows: Iterable<Row>): Set<string> =>
  new Set([...rows].flatMap(({ poolId }) => lookup.pools.get(poolId)?.siteId ?? []))

const rowsTaken = (
  { lookup, rowsByWorkload }: Prepared,
  { workloadId, regionId }: ProposedMove,
) => {
  const rows = rowsByWorkload.get(workloadId) ?? []
  return regionId === null || lookup.training.has(workloadId)
    ? rows
    : rows.filter((row) => row.regionId === regionId)
}

const rowsOf = ({ lookup }: Prepared, { workloadId, regionId, toPoolId }: ProposedMove): Row[] => {
  const rowFor = (region: string | null, hoursPerDay: number | null): Row => ({
    workloadId,
    regionId: region,
    poolId: toPoolId,
    periodId: null,
    share: 1,
    hoursPerDay,
  })
  const training = lookup.training.get(workloadId)
  if (training) return [rowFor(null, training.hoursPerDay)]
  const workload = lookup.inference.get(workloadId)
  return regionId === null && workload
    ? workload.demand.map((demand) => rowFor(demand.regionId, null))
    : [rowFor(regionId, null)]
}
