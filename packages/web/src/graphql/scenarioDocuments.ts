import { fleetFields, inferenceFields, siteFields, trainingFields } from './fleetFragments.ts'
import { graphql, type ResultOf } from './graphql.ts'
import { accountFields } from './planDocuments.ts'
import { runFields } from './runFragments.ts'

export const defaultScenarioDocument = graphql(`
  query DefaultScenario { defaultScenario { id } }
`)

export const scenarioListDocument = graphql(`
  query ScenarioList {
    scenarios(first: 100) {
      nodes { id name updatedAt isPlanStale branchedFrom { id } edits { index } latestPlan { id } }
    }
  }
`)

export const scenarioDocument = graphql(
  `
  query ScenarioPage($id: ID!) {
    scenario(id: $id) {
      id name version isPlanStale
      branchedFrom { id name }
      edits { index kind text data createdAt }
      latestPlan { id scenarioVersion }
      solveRuns(first: 2) { ...RunFields }
      fleet {
        ...FleetFields
        account { ...AccountFields }
        sites(first: 200) { nodes { ...SiteFields } pageInfo { hasNextPage endCursor } }
        inference: workloads(first: 200, kind: INFERENCE) {
          nodes { ...InferenceFields } pageInfo { hasNextPage endCursor }
        }
        training: workloads(first: 200, kind: TRAINING) {
          nodes { ...TrainingFields } pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`,
  [fleetFields, accountFields, siteFields, inferenceFields, trainingFields, runFields],
)

export const moreSitesDocument = graphql(
  `
  query MoreSites($id: ID!, $after: String) {
    scenario(id: $id) {
      version
      fleet { sites(first: 200, after: $after) { nodes { ...SiteFields } pageInfo { hasNextPage endCursor } } }
    }
  }
`,
  [siteFields],
)

export const moreInferenceDocument = graphql(
  `
  query MoreInference($id: ID!, $after: String) {
    scenario(id: $id) {
      version
      fleet {
        workloads(first: 200, after: $after, kind: INFERENCE) {
          nodes { ...InferenceFields } pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`,
  [inferenceFields],
)

export const moreTrainingDocument = graphql(
  `
  query MoreTraining($id: ID!, $after: String) {
    scenario(id: $id) {
      version
      fleet {
        workloads(first: 200, after: $after, kind: TRAINING) {
          nodes { ...TrainingFields } pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`,
  [trainingFields],
)

export type ScenarioHead = NonNullable<ResultOf<typeof scenarioDocument>['scenario']>
export type EditRecord = ScenarioHead['edits'][number]
export type ScenarioListItem = ResultOf<typeof scenarioListDocument>['scenarios']['nodes'][number]
