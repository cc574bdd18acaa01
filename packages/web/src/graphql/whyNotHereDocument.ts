import { graphql, type ResultOf } from './graphql.ts'

export const whyNotHereDocument = graphql(`
  query WhyNotHereAnswer($id: ID!) {
    exploration(id: $id) {
      answer {
        __typename
        ... on WhyNotHere {
          verdict text notes isComplete
          obstacles { code text found allowed unit fix }
          placing {
            edits
            changeOfCostPerHour { amount }
            changeOfUnservedPenaltyPerHour { amount }
            displaced { workloadKey }
          }
          changes {
            kind text isVerified edits
            figures { what from to unit }
            changeOfCostPerHour { amount }
            changeOfUnservedPenaltyPerHour { amount }
            displaced { workloadKey }
          }
        }
      }
    }
  }
`)

type Answer = NonNullable<NonNullable<ResultOf<typeof whyNotHereDocument>['exploration']>['answer']>
export type WhyNotHereRecord = Extract<Answer, { __typename: 'WhyNotHere' }>
