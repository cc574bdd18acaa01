import { graphql, type ResultOf } from './graphql.ts'

export const conflictDocument = graphql(`
  query ConflictFound($id: ID!) {
    exploration(id: $id) {
      answer {
        __typename
        ... on ConflictAnswer {
          kind text isMinimal proof
          items { rule text members { text limit unit } }
          refusals { code workloadKey regionKey text }
          repairs {
            edits isVerified
            costPerHour { amount }
            changes { text }
          }
          leavingOut { text }
        }
      }
    }
  }
`)

type Answer = NonNullable<NonNullable<ResultOf<typeof conflictDocument>['exploration']>['answer']>
export type ConflictRecord = Extract<Answer, { __typename: 'ConflictAnswer' }>
export type RepairRecord = NonNullable<ConflictRecord['repairs']>[number]
