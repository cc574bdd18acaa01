import { graphql, type ResultOf } from './graphql.ts'
import { runFields } from './runFragments.ts'

export const accountFields = graphql(`
  fragment AccountFields on PlanAccount {
    openSites openAccelerators busyAccelerators idleAccelerators utilisationFraction
    facilityPowerKw itLoadKw carbonKgPerDay meanLatencyMs
    servedFraction servedWithinSloFraction trainings trainingsPlaced
    costPerHour { amount currency }
    costTerms { name amountPerHour { amount } }
  }
`)

export const placementFields = graphql(`
  fragment PlacementFields on Placement {
    workload { key } region { key } pool { key } site { key } period { key }
    share acceleratorsBusy replicas hoursPerDay
  }
`)

export const planDocument = graphql(
  `
  query PlanPage($id: ID!) {
    plan(id: $id) {
      id scenarioVersion objective createdAt
      exports { url mediaType }
      account { ...AccountFields }
      before { ...AccountFields }
      certificate { ok checkCount violations { text } }
      siteDecisions { site { key } decision open reason acceleratorCount busyBefore busyAfter }
      prices {
        limit unit validFor limitValue sensitivityRange { to }
        site { key } pool { key site { key } } operator { key } period { key }
        shadowPricePerHour { amount }
      }
      unserved { workload { key } region { key } share reason penaltyPerHour { amount } }
      solveRun { ...RunFields result { beforeViolations { rule entity text } } }
      placements(first: 200) { nodes { ...PlacementFields } pageInfo { hasNextPage endCursor } }
    }
  }
`,
  [accountFields, runFields, placementFields],
)

export const morePlacementsDocument = graphql(
  `
  query MorePlacements($id: ID!, $after: String) {
    plan(id: $id) {
      placements(first: 200, after: $after) {
        nodes { ...PlacementFields } pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  [placementFields],
)

export type AccountRecord = ResultOf<typeof accountFields>
export type PlacementRecord = ResultOf<typeof placementFields>
export type PlanHead = NonNullable<ResultOf<typeof planDocument>['plan']>
