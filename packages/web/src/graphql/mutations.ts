import { graphql, type VariablesOf } from './graphql.ts'
import { runFields } from './runFragments.ts'

export const problemFields = graphql(`
  fragment ProblemFields on Problem {
    __typename code message fix
    ... on EditsRejected { issues { entity found allowed fix path } }
    ... on InputRejected { issues { entity found allowed fix path } }
  }
`)

export const editDocument = graphql(
  `
  mutation EditScenario($input: ScenarioEditInput!) {
    scenarioEdit(input: $input) {
      __typename
      ... on ScenarioEdited { scenario { id version } }
      ...ProblemFields
    }
  }
`,
  [problemFields],
)

export const removeEditsDocument = graphql(
  `
  mutation RemoveEdits($input: ScenarioRemoveEditsInput!) {
    scenarioRemoveEdits(input: $input) {
      __typename
      ... on ScenarioEdited { scenario { id version } }
      ...ProblemFields
    }
  }
`,
  [problemFields],
)

export const branchDocument = graphql(
  `
  mutation BranchScenario($input: ScenarioBranchInput!) {
    scenarioBranch(input: $input) {
      __typename
      ... on ScenarioBranched { scenario { id } }
      ...ProblemFields
    }
  }
`,
  [problemFields],
)

export const startDocument = graphql(
  `
  mutation StartRun($input: SolveRunStartInput!) {
    solveRunStart(input: $input) {
      __typename
      ... on SolveRunStarted { run { ...RunFields } }
      ...ProblemFields
    }
  }
`,
  [problemFields, runFields],
)

export const cancelDocument = graphql(
  `
  mutation CancelRun($id: ID!) {
    solveRunCancel(input: { id: $id }) {
      __typename
      ... on SolveRunCancelRequested { run { id state } }
      ...ProblemFields
    }
  }
`,
  [problemFields],
)

export type EditInput = VariablesOf<typeof editDocument>['input']['edits'][number]
export type ObjectiveName = NonNullable<VariablesOf<typeof startDocument>['input']['objective']>
