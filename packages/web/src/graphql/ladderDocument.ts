import { graphql, type ResultOf } from './graphql.ts'

export const ladderFields = graphql(`
  fragment LadderFields on ConsolidationLadder {
    text isCutShort best knee objective openSitesOfPlan openSitesToday whyNone
    nextToClose { siteKey text }
    rungs {
      openSites objectiveValue bestBound gapRelative isImpossible changeFromAbove carbonKgPerDay
      costPerHour { amount } openedSiteKeys closedSiteKeys text
      plan { id }
    }
  }
`)

export const ladderDocument = graphql(
  `
  query Ladder($id: ID!) {
    exploration(id: $id) { answer { __typename ... on ConsolidationLadder { ...LadderFields } } }
  }
`,
  [ladderFields],
)

export type LadderRecord = ResultOf<typeof ladderFields>
export type RungRecord = LadderRecord['rungs'][number]
