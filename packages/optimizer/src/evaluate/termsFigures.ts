import type { InferenceWorkload, Violation, WorkloadTerms } from '@berth/shared'
import { latencyAt } from './load.ts'
import type { Lookup } from './lookup.ts'
import { placementViolations } from './placementViolations.ts'
import type { PlacementState } from './state.ts'

/** What one token per second of some terms does in one pool. */
export interface TermsFigures {
  /** Why these terms may not run in this pool; `entity` starts with the name that `withTerms` gives the terms. */
  violations: Violation[]
  /** Busy accelerators. */
  accelerators: number
  latencyMs: number
  isWithinSlo: boolean
  /** Currency per hour for the data. */
  egressPerHour: number
}

const nameOf = (termsIndex: number) => `terms ${termsIndex}`

/** The same lookup in which every set of terms has a workload to its name, so that the rules for workloads judge it. */
export const withTerms = (lookup: Lookup, terms: readonly WorkloadTerms[]): Lookup => {
  const inference = new Map(
    terms.map((entry, index): [string, InferenceWorkload] => {
      const { regionId, periodFactors, ...rest } = entry
      const tokensPerSecond = Object.fromEntries(
        lookup.fleet.periods.map(({ id }, t) => [id, periodFactors[t] ?? 0]),
      )
      const id = nameOf(index)
      return [
        id,
        { ...rest, id, name: id, demand: [{ regionId, tokensPerSecond }], currentPlacement: [] },
      ]
    }),
  )
  return { ...lookup, inference }
}

/** Judges terms at a pool by the rules for workloads; only the share, which is a line's own, is not looked at. */
export const termsFigures = (
  lookup: Lookup,
  termsIndex: number,
  poolId: string,
  state: PlacementState,
  openSites: ReadonlySet<string>,
): TermsFigures => {
  const workloadId = nameOf(termsIndex)
  const workload = lookup.inference.get(workloadId)
  const regionId = workload?.demand[0]?.regionId ?? null
  const placement = { workloadId, regionId, poolId, periodId: null, share: 1, hoursPerDay: null }
  const pool = lookup.pools.get(poolId)
  const workloadClass = lookup.classes.get(workload?.classId ?? '')
  const fit = workloadClass?.fitByAcceleratorType[pool?.acceleratorTypeId ?? '']
  const runs = workload && pool && workloadClass && fit && fit.tokensPerSecond > 0
  const latencyMs = latencyAt(lookup, placement) ?? Number.POSITIVE_INFINITY
  return {
    violations: placementViolations(lookup, placement, state, openSites),
    accelerators: runs ? 1 / (fit.tokensPerSecond * workload.targetUtilisation) : 0,
    latencyMs: runs ? latencyMs : 0,
    isWithinSlo: runs ? latencyMs <= workload.latencySloMs + 1e-9 : false,
    egressPerHour: runs
      ? ((3600 * workloadClass.egressGbPerMillionTokens) / 1e6) *
        lookup.pricePerGb(regionId ?? '', pool.siteId)
      : 0,
  }
}
