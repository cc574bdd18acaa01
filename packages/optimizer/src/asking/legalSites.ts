import type { Fleet } from '@berth/shared'
import { findCandidates } from '../candidates/findCandidates.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { demandKey } from './leftOut.ts'

/** Sites at which each demand may run, whether or not they are open. */
export const legalSites = (fleet: Fleet): Map<string, Set<string>> => {
  const indexed = indexFleet(fleet)
  const { inference, training } = findCandidates(indexed)
  const sites = new Map<string, Set<string>>()
  const add = (workloadId: string, regionId: string | null, siteIndex: number) => {
    const siteId = indexed.sites[siteIndex]?.site.id
    if (siteId === undefined) return
    const key = demandKey({ workloadId, regionId })
    const known = sites.get(key)
    if (known) known.add(siteId)
    else sites.set(key, new Set([siteId]))
  }
  for (const { cellIndex, siteIndex } of inference) {
    const cell = indexed.cells[cellIndex]
    if (cell) add(cell.workload.id, cell.regionId, siteIndex)
  }
  for (const { gangIndex, siteIndex } of training)
    add(indexed.gangs[gangIndex]?.workload.id ?? '', null, siteIndex)
  return sites
}

/** The largest share of a demand that one site may serve. */
export const largestShare = ({ inferenceWorkloads }: Fleet, workloadId: string): number => {
  const workload = inferenceWorkloads.find(({ id }) => id === workloadId)
  if (!workload) return 1
  // Fewer than minSites sites of this size would leave the twentieth of a share that makes a site count.
  const spread = workload.minSites > 1 ? 0.95 / (workload.minSites - 1) : 1
  return Math.min(workload.maxSharePerSite, spread)
}
