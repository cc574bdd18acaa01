import type { CostTerm, CostTermName } from '@berth/shared'
import { costTermNames } from '@berth/shared'
import type { Load } from './load.ts'
import { inPeriod, type Lookup } from './lookup.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'

/** Every cost term in currency per hour, averaged over the day, added up from the sites and placements themselves. */
export const costTermsOf = (lookup: Lookup, load: Load, state: PlacementState): CostTerm[] => {
  const amounts = new Map<CostTermName, number>()
  const add = (name: CostTermName, amount: number) =>
    amounts.set(name, (amounts.get(name) ?? 0) + amount)
  const { fleet } = lookup
  const { amortisationHours } = fleet.policy
  const open = new Set(state.openSiteIds)
  const sold = new Set(state.soldSiteIds ?? [])
  for (const site of fleet.sites) {
    const pools = lookup.poolsBySite.get(site.id) ?? []
    if (!open.has(site.id)) {
      const installed = pools.reduce((sum, pool) => sum + pool.count, 0)
      if (sold.has(site.id))
        add('resale', -((site.resaleValuePerAccelerator ?? 0) * installed) / amortisationHours)
      else if (site.status !== 'underConstruction') add('mothball', site.mothballCostPerHour)
      continue
    }
    const factor = lookup.operators.get(site.operatorId)?.operationCostFactor ?? 1
    add('fixedOperation', site.fixedCostPerHour * factor)
    if (site.status === 'mothballed') add('reopen', site.reopenCost / amortisationHours)
    add('egress', (load.egressGbPerHour.get(site.id) ?? 0) * site.egressPricePerGb)
    for (const period of fleet.periods) {
      const dayShare = period.hoursPerDay / 24
      const kwh = sitePower(lookup, load, site, period.id).facilityPowerKw * dayShare
      add('energy', kwh * inPeriod(site.electricityPricePerKwh, period.id))
      add(
        'carbon',
        (kwh * inPeriod(site.carbonIntensityGPerKwh, period.id) * fleet.carbonPricePerTonne) / 1e6,
      )
      for (const pool of pools)
        add(
          'acceleratorOperation',
          (load.busy.get(pool.id)?.get(period.id) ?? 0) *
            dayShare *
            pool.operatingCostPerHour *
            factor,
        )
    }
  }
  add('migration', (inferenceMoved(lookup, load) + trainingMoved(lookup, load)) / amortisationHours)
  return costTermNames.map((name) => ({ name, amountPerHour: amounts.get(name) ?? 0 }))
}

/** Currency for copying models to sites that hold more of a region's requests than today, from where they run today. */
const inferenceMoved = (lookup: Lookup, load: Load) => {
  let cost = 0
  for (const workload of lookup.fleet.inferenceWorkloads) {
    const weightsGb = lookup.classes.get(workload.classId)?.weightsGb ?? 0
    for (const { regionId } of workload.demand) {
      const today = new Map<string, number>()
      let [price, total] = [0, 0]
      for (const entry of workload.currentPlacement) {
        const siteId =
          entry.regionId === regionId ? lookup.pools.get(entry.poolId)?.siteId : undefined
        if (siteId === undefined) continue
        today.set(siteId, (today.get(siteId) ?? 0) + entry.share)
        price += entry.share * (lookup.sites.get(siteId)?.egressPricePerGb ?? 0)
        total += entry.share
      }
      if (total === 0) continue
      for (const [siteId, share] of load.siteShare.get(`${workload.id} ${regionId}`) ?? [])
        cost += Math.max(0, share - (today.get(siteId) ?? 0)) * weightsGb * (price / total)
    }
  }
  return cost
}

/** Currency for copying data and checkpoint of trainings that change their site. */
const trainingMoved = (lookup: Lookup, load: Load) => {
  let cost = 0
  for (const workload of lookup.fleet.trainingWorkloads) {
    const from =
      workload.currentPoolId === null ? undefined : lookup.pools.get(workload.currentPoolId)?.siteId
    const [poolId] = load.training.get(workload.id)?.poolIds ?? []
    const to = poolId === undefined ? undefined : lookup.pools.get(poolId)?.siteId
    if (from === undefined || to === undefined || from === to) continue
    cost +=
      (workload.datasetGb + workload.checkpointGb) * (lookup.sites.get(from)?.egressPricePerGb ?? 0)
  }
  return cost
}
