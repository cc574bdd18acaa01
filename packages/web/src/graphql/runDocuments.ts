import { graphql, type ResultOf } from './graphql.ts'
import { progressFields, runFields } from './runFragments.ts'

export const runDocument = graphql(
  `
  query Run($id: ID!) { solveRun(id: $id) { ...RunFields } }
`,
  [runFields],
)

export const runEventsDocument = graphql(
  `
  subscription RunEvents($id: ID!, $after: Int) {
    solveRunEvents(id: $id, after: $after) {
      sequence at state isTerminal
      progress { ...ProgressFields }
    }
  }
`,
  [progressFields],
)

export type RunEvent = ResultOf<typeof runEventsDocument>['solveRunEvents']
