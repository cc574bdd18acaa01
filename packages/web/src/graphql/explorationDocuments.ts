import { graphql, type ResultOf, type VariablesOf } from './graphql.ts'
import { problemFields } from './mutations.ts'

export const explorationFields = graphql(`
  fragment ExplorationFields on Exploration {
    id state lastSequence startedAt finishedAt
    progress { done total step }
    problem { code message fix }
  }
`)

export const explorationStartDocument = graphql(
  `
  mutation StartExploration($input: ExplorationStartInput!) {
    explorationStart(input: $input) {
      __typename
      ... on ExplorationStarted { exploration { ...ExplorationFields } }
      ...ProblemFields
    }
  }
`,
  [problemFields, explorationFields],
)

export const explorationCancelDocument = graphql(`
  mutation CancelExploration($id: ID!) {
    explorationCancel(input: { id: $id }) { __typename }
  }
`)

export const explorationDocument = graphql(
  `
  query ExplorationState($id: ID!) { exploration(id: $id) { ...ExplorationFields } }
`,
  [explorationFields],
)

export const explorationEventsDocument = graphql(`
  subscription ExplorationEvents($id: ID!, $after: Int) {
    explorationEvents(id: $id, after: $after) {
      sequence state isTerminal
      progress { done total step }
    }
  }
`)

export type ExplorationRecord = ResultOf<typeof explorationFields>
export type ExplorationEvent = ResultOf<typeof explorationEventsDocument>['explorationEvents']
export type QuestionInput = VariablesOf<typeof explorationStartDocument>['input']['question']
