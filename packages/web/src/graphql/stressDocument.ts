import { graphql, type ResultOf } from './graphql.ts'

export const stressFields = graphql(`
  fragment StressFields on StressAnswer {
    text isCutShort
    plan { costPerHour { amount } unservedPenaltyPerHour { amount } }
    cases {
      id name text
      asItStands {
        costPerHour { amount } unservedPenaltyPerHour { amount } servedFraction
        brokenLimits { text } stillBroken { text }
      }
      decisionsHeld { costPerHour { amount } unservedPenaltyPerHour { amount } servedFraction }
      regret { totalPerHour { amount } }
    }
  }
`)

export const stressDocument = graphql(
  `
  query Stress($id: ID!) {
    exploration(id: $id) { answer { __typename ... on StressAnswer { ...StressFields } } }
  }
`,
  [stressFields],
)

export type StressRecord = ResultOf<typeof stressFields>
export type StressCaseRecord = StressRecord['cases'][number]
