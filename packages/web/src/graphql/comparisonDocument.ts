import { graphql, type ResultOf } from './graphql.ts'
import { accountFields } from './planDocuments.ts'

const comparisonFields = graphql(
  `
  fragment ComparisonFields on Comparison {
    before { ...AccountFields }
    after { ...AccountFields }
    opened { key name }
    closed { key name }
    movedWorkloads stayedWorkloads
    costTermDifferences { name before { amount } after { amount } difference { amount currency } }
    moves(first: 200) {
      totalCount
      nodes {
        workload { key name } region { key name } fromSite { key name } toSite { key name }
        share accelerators
      }
    }
  }
`,
  [accountFields],
)

export const plansComparedDocument = graphql(
  `
  query PlansCompared($base: ID!, $other: ID!) {
    comparison(basePlanId: $base, otherPlanId: $other) { ...ComparisonFields }
  }
`,
  [comparisonFields],
)

export const againstTodayDocument = graphql(
  `
  query AgainstToday($id: ID!) { plan(id: $id) { changes { ...ComparisonFields } } }
`,
  [comparisonFields],
)

/** The plans that earlier runs of the scenario found, newest first. */
export const earlierPlansDocument = graphql(`
  query EarlierPlans($id: ID!) {
    scenario(id: $id) { solveRuns(first: 10) { id plan { id createdAt } } }
  }
`)

export type ComparisonRecord = ResultOf<typeof comparisonFields>
