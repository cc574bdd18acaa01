import type { SolveResult } from '@berth/shared'

/** What `berth plan --json` prints: the answer first, then the plan itself. `berth check` reads it back. */
export const planDocument = (result: SolveResult) => {
  const { plan, engine, before } = result
  return {
    status: result.status,
    stoppedBy: result.stoppedBy,
    message: result.message,
    objective: result.objective,
    scope: result.scope,
    objectiveValue: result.objectiveValue,
    bestBound: result.bestBound,
    gapRelative: result.gapRelative,
    engine: engine.name,
    engineVersion: engine.version,
    engineReason: engine.reason,
    seconds: result.seconds,
    currency: plan?.currency ?? null,
    costTerms: plan?.account.costTerms ?? null,
    costPerHour: plan?.account.costPerHour ?? null,
    openSites: plan?.account.openSites ?? null,
    openSiteIds: plan?.openSiteIds ?? null,
    certificate: result.certificate,
    before,
    after: plan?.account ?? null,
    beforeViolationCount: result.beforeViolations.length,
    tiers: result.tiers,
    layers: result.layers,
    wholeReplicaPlan: result.wholeReplicaPlan,
    size: result.size,
    refusals: result.refusals,
    prices: result.prices,
    placementPrices: result.placementPrices,
    plan,
  }
}
