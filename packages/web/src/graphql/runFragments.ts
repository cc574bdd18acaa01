import { graphql, type ResultOf } from './graphql.ts'

export const progressFields = graphql(`
  fragment ProgressFields on SolveProgress {
    phase tier incumbent bestBound gapRelative elapsedSeconds
  }
`)

export const runFields = graphql(
  `
  fragment RunFields on SolveRun {
    id state objective scenarioVersion timeLimitSeconds createdAt startedAt finishedAt lastSequence
    progress { ...ProgressFields }
    problem { code message fix }
    plan { id }
    result {
      status stoppedBy message gapRelative bestBound objectiveValue seconds
      layers { lpRelaxation integerPlan wholeReplicas wholeReplicasMessage }
      tiers { name unit objectiveValue bestBound gapRelative seconds }
      engine { name version reason }
      size { columns rows integers }
      refusals { code workloadKey regionKey text }
    }
  }
`,
  [progressFields],
)

export type ProgressRecord = ResultOf<typeof progressFields>
export type RunRecord = ResultOf<typeof runFields>
