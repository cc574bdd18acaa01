import type { Fleet } from '@berth/shared'
import { type Candidates, findCandidates } from '../../candidates/findCandidates.ts'
import { isAbove } from '../../candidates/isAbove.ts'
import type { PlacementRefusal } from '../../candidates/refusal.ts'
import { type IndexedFleet, indexFleet } from '../../scenario/indexFleet.ts'
import type { ChoosesDemand } from './subFleet.ts'

/** What must give way before a place that is refused may be chosen. */
export type Gate =
  | { rule: 'pinHolds'; workloadId: string }
  | { rule: 'forbidHolds'; workloadId: string; siteId: string }
  | { rule: 'residencyIsKept'; workloadId: string; jurisdiction: string }
  | { rule: 'latencyIsMet'; workloadId: string; latencyMs: number }
  | { rule: 'gangFitsInterconnect' | 'poolCapacityHolds'; poolId: string; accelerators: number }

/** Every place that is legal, or would be if rules gave way, with what must give way for each. */
export interface RelaxedCandidates {
  candidates: Candidates
  /** By the position of the candidate. */
  inferenceGates: (readonly Gate[])[]
  trainingGates: (readonly Gate[])[]
}

const noGates: readonly Gate[] = []
const endless = Number.POSITIVE_INFINITY
const plenty = 1e9

/** The fleet without any rule that could give way. What is left refuses what no decision makes possible: a type that cannot run a class. */
const withoutRules = (fleet: Fleet): Fleet => ({
  ...fleet,
  sites: fleet.sites.map((site) => ({
    ...site,
    status: site.status === 'underConstruction' ? 'mothballed' : site.status,
    facilityPowerLimitKw: endless,
  })),
  pools: fleet.pools.map((pool) => ({ ...pool, count: plenty, maxGangAccelerators: plenty })),
  inferenceWorkloads: fleet.inferenceWorkloads.map((workload) => ({
    ...workload,
    latencySloMs: endless,
    allowedJurisdictions: null,
  })),
  trainingWorkloads: fleet.trainingWorkloads.map((training) => ({
    ...training,
    allowedJurisdictions: null,
  })),
  policy: { ...fleet.policy, pins: [], forbids: [], siteRulings: [] },
})

/**
 * Adds to the legal places those that pins, forbids, residency, SLOs and the size of a gang refuse, for the demand that is chosen.
 * Every site may open: what forbids that is a rule on the site. Cost: one look at every pair that is chosen and not legal.
 *
 * @param indexed The fleet as it is but for its rulings on sites.
 */
export const relaxedCandidates = (
  fleet: Fleet,
  indexed: IndexedFleet,
  relaxesChoicesOf: ChoosesDemand,
): RelaxedCandidates => {
  const legal = findCandidates(indexed)
  const possible = findCandidates(
    indexFleet({ ...withoutRules(fleet), policy: relaxedPolicy(indexed) }),
  )
  const forbidden = new Set(
    fleet.policy.forbids.map(({ workloadId, siteId }) => `${workloadId} ${siteId}`),
  )
  const isLegal = {
    inference: new Set(legal.inference.map((entry) => `${entry.cellIndex} ${entry.poolIndex}`)),
    training: new Set(legal.training.map((entry) => `${entry.gangIndex} ${entry.poolIndex}`)),
  }
  const relaxed: RelaxedCandidates = {
    candidates: {
      ...legal,
      inference: [],
      training: [],
      siteRefusals: indexed.sites.map(() => null),
    },
    inferenceGates: [],
    trainingGates: [],
  }
  for (const candidate of possible.inference) {
    const cell = indexed.cells[candidate.cellIndex]
    const pool = indexed.pools[candidate.poolIndex]
    if (!cell || !pool) continue
    const { workload, regionId } = cell
    const siteId = pool.pool.siteId
    const gates = isLegal.inference.has(`${candidate.cellIndex} ${candidate.poolIndex}`)
      ? noGates
      : relaxesChoicesOf(workload.id, regionId)
        ? gatesOf(legal.judgeInference(cell, pool), (refusal) =>
            refusal.code === 'LATENCY_ABOVE_SLO'
              ? [{ rule: 'latencyIsMet', workloadId: workload.id, latencyMs: candidate.latencyMs }]
              : holdGates(refusal, workload.id, siteId, forbidden),
          )
        : null
    if (gates === null) continue
    relaxed.candidates.inference.push(candidate)
    relaxed.inferenceGates.push(gates)
  }
  for (const candidate of possible.training) {
    const gang = indexed.gangs[candidate.gangIndex]
    const pool = indexed.pools[candidate.poolIndex]
    if (!gang || !pool) continue
    const { id } = gang.workload
    const { accelerators } = candidate
    const { id: poolId, maxGangAccelerators, siteId } = pool.pool
    const sizeGates: Gate[] = []
    if (isAbove(accelerators, maxGangAccelerators))
      sizeGates.push({ rule: 'gangFitsInterconnect', poolId, accelerators })
    if (isAbove(accelerators, pool.usableAccelerators))
      sizeGates.push({ rule: 'poolCapacityHolds', poolId, accelerators })
    const gates = isLegal.training.has(`${candidate.gangIndex} ${candidate.poolIndex}`)
      ? noGates
      : relaxesChoicesOf(id, null)
        ? gatesOf(legal.judgeTraining(gang, pool), (refusal) =>
            refusal.code === 'GANG_TOO_LARGE'
              ? sizeGates
              : holdGates(refusal, id, siteId, forbidden),
          )
        : null
    if (gates === null) continue
    relaxed.candidates.training.push(candidate)
    relaxed.trainingGates.push(gates)
  }
  return relaxed
}

const relaxedPolicy = ({ fleet }: IndexedFleet) => ({ ...fleet.policy, pins: [], forbids: [] })

/** What opens a place against all of its refusals; null where one of them is no rule that could give way. */
const gatesOf = (
  refusals: readonly PlacementRefusal[],
  gatesFor: (refusal: PlacementRefusal) => readonly Gate[] | null,
): readonly Gate[] | null => {
  const gates: Gate[] = []
  for (const refusal of refusals) {
    if (siteCodes.has(refusal.code)) continue
    const found = gatesFor(refusal)
    if (found === null) return null
    gates.push(...found)
  }
  return gates
}

/** Refusals of the whole site, which has rules of its own. */
const siteCodes: ReadonlySet<string> = new Set<PlacementRefusal['code']>([
  'SITE_UNDER_CONSTRUCTION',
  'SITE_CLOSED_BY_PLANNER',
  'SITE_POWER_BELOW_IDLE',
])

const holdGates = (
  { code, found }: PlacementRefusal,
  workloadId: string,
  siteId: string,
  forbidden: ReadonlySet<string>,
): Gate[] | null => {
  const forbids: Gate[] = forbidden.has(`${workloadId} ${siteId}`)
    ? [{ rule: 'forbidHolds', workloadId, siteId }]
    : []
  switch (code) {
    case 'JURISDICTION_NOT_ALLOWED':
      return [{ rule: 'residencyIsKept', workloadId, jurisdiction: String(found) }]
    case 'PINNED_ELSEWHERE':
      return [{ rule: 'pinHolds', workloadId }, ...forbids]
    case 'FORBIDDEN_HERE':
      return forbids
    default:
      return null
  }
}
