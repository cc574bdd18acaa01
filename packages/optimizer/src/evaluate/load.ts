import { inPeriod, type Lookup } from './lookup.ts'
import type { OtherLoad, PlacementState } from './state.ts'

/** What a placement puts on pools and sites, by period. */
export interface Load {
  /** Busy accelerators by pool id and period id. */
  busy: Map<string, Map<string, number>>
  /** Served share by `workload region` and period id. */
  servedShare: Map<string, Map<string, number>>
  /** Share of each `workload region` at each site: the largest over the periods. */
  siteShare: Map<string, Map<string, number>>
  /** Hours per day and pools of each training. */
  training: Map<string, { hoursPerDay: number; poolIds: Set<string> }>
  /** Tokens per second of the day's average, and those within their SLO; latency × tokens for the mean. */
  servedTokens: number
  tokensWithinSlo: number
  latencyTokens: number
  /** Accelerators that a workload's requests need in a pool, by `workload at pool` and period id. */
  servingNeed: Map<string, Map<string, number>>
  /** Accelerators of the whole replicas that a workload keeps in a pool, by `workload at pool`; null where accelerators are shared. */
  keptByReplicas: Map<string, number> | null
  /** Currency per hour for data on the paths between sites and regions, by site id. */
  egressCostPerHour: Map<string, number>
}

type PlacementRow = PlacementState['placements'][number]

const bump = (
  table: Map<string, Map<string, number>>,
  key: string,
  inner: string,
  amount: number,
) => {
  add(rowOf(table, key), inner, amount)
}

const add = (row: Map<string, number>, inner: string, amount: number) => {
  row.set(inner, (row.get(inner) ?? 0) + amount)
}

const rowOf = (table: Map<string, Map<string, number>>, key: string): Map<string, number> => {
  const known = table.get(key)
  if (known) return known
  const row = new Map<string, number>()
  table.set(key, row)
  return row
}

/** Time to the first token of a workload at a pool for a region's users, in ms; null where the pool cannot run it. */
export const latencyAt = (
  lookup: Lookup,
  { workloadId, regionId, poolId }: PlacementRow,
): number | null => {
  const pool = lookup.pools.get(poolId)
  const workload = lookup.inference.get(workloadId)
  if (!pool || !workload || regionId === null) return null
  const fit = lookup.classes.get(workload.classId)?.fitByAcceleratorType[pool.acceleratorTypeId]
  return fit ? lookup.rttMs(regionId, pool.siteId) + fit.servingMs : null
}

export const loadOf = (lookup: Lookup, state: PlacementState): Load => {
  const load: Load = {
    busy: new Map(),
    servedShare: new Map(),
    siteShare: new Map(),
    training: new Map(),
    servedTokens: 0,
    tokensWithinSlo: 0,
    latencyTokens: 0,
    servingNeed: new Map(),
    keptByReplicas: state.replicas ? new Map() : null,
    egressCostPerHour: new Map(),
  }
  const shareByPeriod = new Map<string, Map<string, number>>()
  for (const placement of state.placements) {
    if (lookup.inference.has(placement.workloadId))
      addInference(lookup, load, shareByPeriod, placement)
    else addTraining(lookup, load, placement)
  }
  for (const entry of state.replicas ?? []) addReplicas(lookup, load, entry)
  if (state.others) addOthers(load, state.others)
  for (const [key, byPeriod] of shareByPeriod) {
    const [workloadId, regionId, siteId] = key.split('\n')
    bump(load.siteShare, `${workloadId} ${regionId}`, siteId ?? '', Math.max(...byPeriod.values()))
  }
  return load
}

const addOthers = (load: Load, others: OtherLoad) => {
  for (const [poolId, byPeriod] of others.busy)
    for (const [periodId, busy] of byPeriod) bump(load.busy, poolId, periodId, busy)
  for (const [siteId, cost] of others.egressCostPerHour)
    load.egressCostPerHour.set(siteId, (load.egressCostPerHour.get(siteId) ?? 0) + cost)
  load.servedTokens += others.servedTokens
  load.tokensWithinSlo += others.tokensWithinSlo
  load.latencyTokens += others.latencyTokens
}

const addInference = (
  lookup: Lookup,
  load: Load,
  shareByPeriod: Map<string, Map<string, number>>,
  placement: PlacementRow,
) => {
  const { workloadId, regionId, poolId, periodId, share } = placement
  const workload = lookup.inference.get(workloadId)
  const pool = lookup.pools.get(poolId)
  const demand = workload?.demand.find((entry) => entry.regionId === regionId)
  const workloadClass = workload && lookup.classes.get(workload.classId)
  const fit = pool && workloadClass?.fitByAcceleratorType[pool.acceleratorTypeId]
  if (!workload || !pool || !demand || !workloadClass || !fit || fit.tokensPerSecond <= 0) return
  const latencyMs = latencyAt(lookup, placement) ?? Number.POSITIVE_INFINITY
  const needRow = load.keptByReplicas
    ? rowOf(load.servingNeed, `${workloadId} at ${poolId}`)
    : rowOf(load.busy, poolId)
  const servedRow = rowOf(load.servedShare, `${workloadId} ${regionId}`)
  const shareRow = rowOf(shareByPeriod, `${workloadId}\n${regionId}\n${pool.siteId}`)
  let gbPerHour = 0
  for (const period of lookup.periodsOf(periodId)) {
    const tokens = inPeriod(demand.tokensPerSecond, period.id) * share
    const dayShare = period.hoursPerDay / 24
    const needed = tokens / (fit.tokensPerSecond * workload.targetUtilisation)
    add(needRow, period.id, needed)
    add(servedRow, period.id, share)
    add(shareRow, period.id, share)
    load.servedTokens += tokens * dayShare
    load.latencyTokens += tokens * dayShare * latencyMs
    if (latencyMs <= workload.latencySloMs + 1e-9) load.tokensWithinSlo += tokens * dayShare
    gbPerHour += (tokens * dayShare * 3600 * workloadClass.egressGbPerMillionTokens) / 1e6
  }
  addEgress(lookup, load, regionId, pool.siteId, gbPerHour)
}

const addReplicas = (
  lookup: Lookup,
  load: Load,
  { workloadId, poolId, replicas }: NonNullable<PlacementState['replicas']>[number],
) => {
  const fit = lookup.fitOf(workloadId, poolId)
  if (!fit) return
  const kept = replicas * fit.acceleratorsPerReplica
  load.keptByReplicas?.set(`${workloadId} at ${poolId}`, kept)
  for (const { id } of lookup.fleet.periods) bump(load.busy, poolId, id, kept)
}

const addEgress = (
  lookup: Lookup,
  load: Load,
  regionId: string | null,
  siteId: string,
  gbPerHour: number,
) => {
  const cost = gbPerHour * lookup.pricePerGb(regionId ?? '', siteId)
  load.egressCostPerHour.set(siteId, (load.egressCostPerHour.get(siteId) ?? 0) + cost)
}

const addTraining = (lookup: Lookup, load: Load, placement: PlacementRow) => {
  const { workloadId, poolId, periodId, share, hoursPerDay } = placement
  const workload = lookup.training.get(workloadId)
  const pool = lookup.pools.get(poolId)
  const fit = lookup.fitOf(workloadId, poolId)
  const hours = hoursPerDay ?? workload?.hoursPerDay ?? 0
  const entry = load.training.get(workloadId) ?? { hoursPerDay: 0, poolIds: new Set<string>() }
  entry.hoursPerDay += hours
  entry.poolIds.add(poolId)
  load.training.set(workloadId, entry)
  if (!workload || !pool || !fit || fit.relativeSpeed <= 0) return
  if (workload.dataRegionId !== null)
    addEgress(
      lookup,
      load,
      workload.dataRegionId,
      pool.siteId,
      (workload.dataGbPerHour * hours * share) / 24,
    )
  const gang = Math.ceil(workload.accelerators / fit.relativeSpeed - 1e-9) * share
  const periods = lookup.periodsOf(periodId)
  const available = periods.reduce((sum, period) => sum + period.hoursPerDay, 0)
  for (const period of periods)
    bump(load.busy, poolId, period.id, available > 0 ? (gang * hours) / available : 0)
}
