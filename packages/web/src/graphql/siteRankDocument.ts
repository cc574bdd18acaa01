import { graphql, type ResultOf } from './graphql.ts'

export const siteRankDocument = graphql(`
  query SiteRanks($planId: ID!, $workloadKey: String!) {
    plan(id: $planId) {
      rankSites(workloadKey: $workloadKey) {
        siteKey verdict shareNow opensSiteKeys
        changeOfCostPerHour { amount }
        changeOfUnservedPenaltyPerHour { amount }
        broken { rule entity found allowed unit text }
        repaired { text }
      }
    }
  }
`)

type RankedPlan = NonNullable<ResultOf<typeof siteRankDocument>['plan']>
export type SiteRankRecord = NonNullable<RankedPlan['rankSites']>[number]
