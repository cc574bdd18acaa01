import { graphql, type ResultOf } from './graphql.ts'

export const strandedFields = graphql(`
  fragment StrandedFields on StrandedCapacity {
    text idleAccelerators idleKw busyOnlyAtPeakAccelerators notLookedAt
    reasons {
      reason accelerators kw meaning example fix siteKeys
      worth { recoveredPerHour { amount } costOfLiftingPerHour { amount } reason }
    }
    sites { siteKey open idleAccelerators idleKw text }
  }
`)

export const strandedDocument = graphql(
  `
  query Stranded($id: ID!) {
    exploration(id: $id) { answer { __typename ... on StrandedCapacity { ...StrandedFields } } }
  }
`,
  [strandedFields],
)

export type StrandedRecord = ResultOf<typeof strandedFields>
export type StrandedReasonRecord = StrandedRecord['reasons'][number]
