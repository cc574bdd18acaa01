import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { plan } from '../../src/plan.ts'
import type { PlanOptions } from '../../src/planOptions.ts'

/** The cheapest plan of the tiny fleet after a change, with what most tests look at. */
export const planTiny = async (change: (input: FleetInput) => void, options: PlanOptions = {}) => {
  const fleet = tinyFleet(change)
  const result = await plan(fleet, { objective: 'cost', gapRelative: 0, ...options })
  const { plan: found } = result
  return {
    fleet,
    result,
    found,
    cost: found?.account.costPerHour,
    openSiteIds: found?.openSiteIds,
    /** `[siteId, share]` of each placement of a workload, the largest first. */
    sharesOf: (workloadId: string) =>
      (found?.placements ?? [])
        .filter((placement) => placement.workloadId === workloadId)
        .map(({ siteId, share }) => [siteId, share] as const),
  }
}
