import { graphql, type ResultOf } from './graphql.ts'

export const frontierFields = graphql(`
  fragment FrontierFields on ParetoFrontier {
    text isCutShort knee measures valuesOfPlan
    points {
      values exchangeRate gapRelative text openSites servedFraction meanLatencyMs carbonKgPerDay
      costPerHour { amount }
      plan { id }
    }
  }
`)

export const frontierDocument = graphql(
  `
  query Frontier($id: ID!) {
    exploration(id: $id) { answer { __typename ... on ParetoFrontier { ...FrontierFields } } }
  }
`,
  [frontierFields],
)

export type FrontierRecord = ResultOf<typeof frontierFields>
export type FrontierPointRecord = FrontierRecord['points'][number]
