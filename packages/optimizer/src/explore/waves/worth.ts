import type { Fleet } from '@berth/shared'
import { costTable } from '../../candidates/costs.ts'
import type { Examination } from '../../evaluate/examination.ts'
import { type Load, loadOf } from '../../evaluate/load.ts'
import { inPeriod } from '../../evaluate/lookup.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import type { PoolLoads, Row } from './poolLoads.ts'
import type { Problem } from './problem.ts'
import type { Relocation } from './relocation.ts'

/** What parts of the way save, in currency per hour, one-off costs apart. */
export interface Worth {
  /** What a relocation saves by where it runs, unserved penalty included; below 0 where it costs more there. */
  ownPerHour: (relocation: Relocation) => number
  /** What shutting a site saves once it is empty; 0 for sites that the plan does not shut. */
  shuttingPerHour: (siteId: string) => number
  /** Sites that the plan shuts and that a relocation has to leave, with its part of what leaves each. */
  leaves: (relocation: Relocation) => ReadonlyMap<string, number>
  /** Own savings, and its part of what shutting those sites saves. */
  perHour: (relocation: Relocation) => number
}

export const worthOf = (problem: Problem): Worth => {
  const { fleet, plan, relocations, examination, decisionBySite } = problem
  const planned = new Set(plan.openSiteIds)
  const shutting = new Set(examination.today.openSiteIds.filter((id) => !planned.has(id)))
  const runsToday = runningCost(problem, fleet)
  const runsPlanned = runningCost(problem, underPlannedOperators(problem))
  const own = new Map(
    relocations.map((entry) => [
      entry,
      runsToday(entry.before, entry.loadBefore) - runsPlanned(entry.after, entry.loadAfter),
    ]),
  )
  const leftBySite = new Map<string, number>()
  const leaves = new Map(
    relocations.map((entry) => [entry, loadBySite(problem, entry.loadBefore, shutting)]),
  )
  for (const bySite of leaves.values())
    for (const [siteId, load] of bySite)
      leftBySite.set(siteId, (leftBySite.get(siteId) ?? 0) + load)
  const indexed = indexFleet(fleet)
  const { openPerHour } = costTable(indexed)
  const saved = new Map(
    indexed.sites
      .filter(({ site }) => shutting.has(site.id))
      .map(({ site, index }) => {
        const isSold = decisionBySite.get(site.id)?.decision === 'close'
        return [site.id, (openPerHour[index] ?? 0) - (isSold ? 0 : site.mothballCostPerHour)]
      }),
  )
  const shuttingPerHour = (siteId: string) => saved.get(siteId) ?? 0
  const partsOf = (relocation: Relocation) =>
    new Map(
      [...(leaves.get(relocation) ?? [])].map(([siteId, load]) => [
        siteId,
        load / (leftBySite.get(siteId) ?? load),
      ]),
    )
  const ownPerHour = (relocation: Relocation) => own.get(relocation) ?? 0
  return {
    ownPerHour,
    shuttingPerHour,
    leaves: partsOf,
    perHour: (relocation) => {
      let sum = ownPerHour(relocation)
      for (const [siteId, part] of partsOf(relocation)) sum += part * shuttingPerHour(siteId)
      return sum
    },
  }
}

const underPlannedOperators = ({ fleet, decisionBySite }: Problem): Fleet => {
  const known = new Set(fleet.operators.map(({ id }) => id))
  return {
    ...fleet,
    sites: fleet.sites.map((site) => {
      const operatorId = decisionBySite.get(site.id)?.operatorId ?? ''
      return known.has(operatorId) ? { ...site, operatorId } : site
    }),
  }
}

/** Currency per hour of power, its carbon, operation and data of some rows, and of what they leave out. */
const runningCost = ({ examination }: Problem, fleet: Fleet) => {
  const { lookup } = examination
  const { periods } = fleet
  const { busyAcceleratorPerHour } = costTable(indexFleet(fleet))
  return (rows: readonly Row[], loads: PoolLoads): number => {
    let sum = 0
    for (const [place, amount] of loads) {
      const t = place % periods.length
      const price = busyAcceleratorPerHour[Math.floor(place / periods.length)]?.[t] ?? 0
      sum += (amount * price * (periods[t]?.hoursPerDay ?? 0)) / 24
    }
    const load = loadOf(lookup, { openSiteIds: [], placements: rows })
    for (const egress of load.egressCostPerHour.values()) sum += egress
    return sum - penaltySaved(examination, rows, load)
  }
}

/** Penalty that is saved by running some rows of one demand, against leaving it out. */
const penaltySaved = (
  { lookup, fleet }: Examination,
  [first]: readonly Row[],
  load: Load,
): number => {
  const training = lookup.training.get(first?.workloadId ?? '')
  if (training) return (training.unplacedPenaltyPerHour * training.hoursPerDay) / 24
  const workload = lookup.inference.get(first?.workloadId ?? '')
  const demand = workload?.demand.find(({ regionId }) => regionId === first?.regionId)
  if (!workload || !demand) return 0
  const served = load.servedShare.get(`${workload.id} ${demand.regionId}`)
  let tokens = 0
  for (const { id, hoursPerDay } of fleet.periods)
    tokens += ((served?.get(id) ?? 0) * inPeriod(demand.tokensPerSecond, id) * hoursPerDay) / 24
  return tokens * (3600 / 1e6) * workload.unservedPenaltyPerMillionTokens
}

const loadBySite = (
  { fleet }: Problem,
  loads: PoolLoads,
  siteIds: ReadonlySet<string>,
): Map<string, number> => {
  const bySite = new Map<string, number>()
  for (const [place, amount] of loads) {
    const siteId = fleet.pools[Math.floor(place / fleet.periods.length)]?.siteId ?? ''
    if (siteIds.has(siteId)) bySite.set(siteId, (bySite.get(siteId) ?? 0) + amount)
  }
  return bySite
}
