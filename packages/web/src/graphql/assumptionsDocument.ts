import { graphql, type ResultOf } from './graphql.ts'

export const assumptionsFields = graphql(`
  fragment AssumptionsFields on AssumptionsAnswer {
    text isCutShort changeFraction
    notLookedAt { assumptionId factor reason }
    assumptions {
      id name changedSiteCount movedAccelerators
      sources { id kind title }
      variations {
        factor decision
        changeOfCostPerHour { amount } changeOfUnservedPenaltyPerHour { amount }
      }
    }
  }
`)

export const assumptionsDocument = graphql(
  `
  query Assumptions($id: ID!) {
    exploration(id: $id) { answer { __typename ... on AssumptionsAnswer { ...AssumptionsFields } } }
  }
`,
  [assumptionsFields],
)

export type AssumptionsRecord = ResultOf<typeof assumptionsFields>
export type AssumptionRecord = AssumptionsRecord['assumptions'][number]
