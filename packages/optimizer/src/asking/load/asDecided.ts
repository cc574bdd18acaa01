import type { Fleet, Plan } from '@berth/shared'

/** The fleet as a plan decides it: every site under its operator of the plan, refitted sites fit for inference, and nothing of this left to decide. */
export const asDecided = (fleet: Fleet, { siteDecisions }: Pick<Plan, 'siteDecisions'>): Fleet => {
  const decided = new Map(siteDecisions.map((decision) => [decision.siteId, decision]))
  const operatorIds = new Set(fleet.operators.map(({ id }) => id))
  return {
    ...fleet,
    sites: fleet.sites.map((site) => {
      const { operatorId, refitted } = decided.get(site.id) ?? { ...site, refitted: false }
      return {
        ...site,
        operatorId: operatorIds.has(operatorId) ? operatorId : site.operatorId,
        servesInference: site.servesInference || refitted,
        refitCost: null,
      }
    }),
    policy: { ...fleet.policy, handover: 'none' },
  }
}
