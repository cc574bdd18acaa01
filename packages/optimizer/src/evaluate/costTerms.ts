import type { CostTerm, CostTermName } from '@berth/shared'
import { costTermNames } from '@berth/shared'
import type { Load } from './load.ts'
import { inPeriod, type Lookup } from './lookup.ts'
import type { Moves } from './migration.ts'
import { sitePower } from './power.ts'
import type { PlacementState } from './state.ts'

/** Every cost term in currency per hour, averaged over the day, added up from the sites and placements themselves. */
export const costTermsOf = (
  lookup: Lookup,
  load: Load,
  state: PlacementState,
  { copyingCost }: Moves,
): CostTerm[] => {
  const amounts = new Map<CostTermName, number>()
  const add = (name: CostTermName, amount: number) =>
    amounts.set(name, (amounts.get(name) ?? 0) + amount)
  const { fleet } = lookup
  const { amortisationHours } = fleet.policy
  const open = new Set(state.openSiteIds)
  const sold = new Set(state.soldSiteIds ?? [])
  const refitted = new Set(state.refittedSiteIds ?? [])
  for (const site of fleet.sites) {
    const pools = lookup.poolsBySite.get(site.id) ?? []
    if (!open.has(site.id)) {
      const installed = pools.reduce((sum, pool) => sum + pool.count, 0)
      if (sold.has(site.id))
        add('resale', -((site.resaleValuePerAccelerator ?? 0) * installed) / amortisationHours)
      else if (site.status !== 'underConstruction') add('mothball', site.mothballCostPerHour)
      continue
    }
    const operatorId = state.operatorIdBySite?.get(site.id) ?? site.operatorId
    const factor = lookup.operators.get(operatorId)?.operationCostFactor ?? 1
    if (operatorId !== site.operatorId) add('handover', site.handoverCost / amortisationHours)
    if (refitted.has(site.id)) add('refit', (site.refitCost ?? 0) / amortisationHours)
    add('fixedOperation', site.fixedCostPerHour * factor)
    if (site.status === 'mothballed') add('reopen', site.reopenCost / amortisationHours)
    add('egress', load.egressCostPerHour.get(site.id) ?? 0)
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
  add('migration', copyingCost / amortisationHours)
  return costTermNames.map((name) => ({ name, amountPerHour: amounts.get(name) ?? 0 }))
}
