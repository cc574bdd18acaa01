import type { ScenarioData } from '../planning/loadScenario.ts'
import { demandShares, hoursByPeriod, type LoadRow } from './loadRows.ts'

/** Rows of today's placement, with the accelerators that each keeps busy. */
export function todayRows(scenario: ScenarioData): LoadRow[] {
  const hours = hoursByPeriod(scenario)
  const pools = new Map(
    scenario.sites.flatMap((site) =>
      site.pools.map((pool) => [pool.key, { siteId: site.key, typeId: pool.acceleratorType.key }]),
    ),
  )
  const fits = fitsOf(scenario)
  const inference = scenario.inference.flatMap((workload) => {
    const shares = demandShares(workload, hours)
    return workload.currentPlacement.flatMap(({ pool, region, share }): LoadRow[] => {
      const place = pools.get(pool.key)
      if (!place) return []
      const fit = fits.get(`${workload.class.key} ${place.typeId}`)
      const asked = workload.demand.find((each) => each.region.key === region.key)
      const peak = Math.max(0, ...(asked?.tokensPerSecond ?? []).map(({ value }) => value))
      const perAccelerator = (fit?.tokensPerSecond ?? 0) * workload.targetUtilisation
      return [
        {
          workloadId: workload.key,
          regionId: region.key,
          poolId: pool.key,
          siteId: place.siteId,
          share: share * (shares.get(region.key) ?? 0),
          accelerators: perAccelerator > 0 ? (peak * share) / perAccelerator : 0,
        },
      ]
    })
  })
  const training = scenario.training.flatMap((workload): LoadRow[] => {
    const poolId = workload.currentPool?.key
    const place = poolId === undefined ? undefined : pools.get(poolId)
    if (poolId === undefined || !place) return []
    const speed = fits.get(`${workload.class.key} ${place.typeId}`)?.relativeSpeed ?? 0
    const accelerators = speed > 0 ? workload.accelerators / speed : workload.accelerators
    return [
      {
        workloadId: workload.key,
        regionId: null,
        poolId,
        siteId: place.siteId,
        share: 1,
        accelerators,
      },
    ]
  })
  return [...inference, ...training]
}

type Fit = ScenarioData['head']['fleet']['workloadClasses'][number]['fits'][number]

/** How each class runs on each accelerator type, by `class type`. */
export function fitsOf({ head }: ScenarioData): Map<string, Fit> {
  return new Map(
    head.fleet.workloadClasses.flatMap((each) =>
      each.fits.map((fit) => [`${each.key} ${fit.acceleratorType.key}`, fit]),
    ),
  )
}
