import type { Issue, PresetName } from '@berth/shared'
import type { Berth } from '../berth.ts'
import { isAboutScenario, type Question } from '../explorations/questions.ts'
import type { RunRow } from '../storage/tables.ts'
import { findPlan } from './findPlan.ts'
import { findScenario } from './findScenario.ts'
import { done, inputRejected, type Outcome, type ProblemOf } from './problems.ts'
import { rangeIssues, startRun } from './startRun.ts'

export interface StartExploration {
  /** What is asked about: a plan, or for questions about a scenario the scenario. */
  planId: string | null
  scenarioId: string | null
  question: Question
  /** What is wrong with the question as it was given. */
  issues: readonly Issue[]
  /** What new plans aim at; null for what the plan aimed at. */
  objective: PresetName | null
  /** The gap at which a new plan is good enough; null for 1 %. */
  gapTarget: number | null
  timeLimitSeconds: number
  clientMutationKey?: string | null | undefined
}

type Subject = Pick<StartExploration, 'planId' | 'scenarioId' | 'question'>
type Started = Outcome<RunRow<'exploration'>, ProblemOf<'NotFound' | 'InputRejected'>>

/** Stores a question, then hands it to the queue. */
export const startExploration = async (
  berth: Berth,
  { clientMutationKey, issues, ...input }: StartExploration,
): Promise<Started> => {
  const { question, objective, gapTarget, timeLimitSeconds } = input
  const wrong = [
    ...issues,
    ...subjectIssues(input),
    ...rangeIssues('exploration', 'gapTarget', gapTarget ?? 0, { min: 0, max: 1, unit: '' }),
    ...rangeIssues('exploration', 'timeLimitSeconds', timeLimitSeconds, {
      min: 1,
      max: 86_400,
      unit: ' s',
    }),
  ]
  if (wrong.length > 0) return inputRejected(wrong)
  const subject = await subjectOf(berth, input)
  if (!subject.ok) return subject
  return startRun(berth, {
    mutation: 'explorationStart',
    key: clientMutationKey,
    input,
    run: {
      ...subject.value,
      kind: 'exploration',
      task: { question, objective, gapTarget },
      timeLimitSeconds,
    },
  })
}

/** The scenario at the version asked about, and the plan if there is one. */
const subjectOf = async (berth: Berth, { planId, scenarioId }: Subject) => {
  if (planId === null) {
    const scenario = await findScenario(berth, scenarioId ?? '')
    if (!scenario.ok) return scenario
    const { id, version } = scenario.value
    return done({ basePlanId: null, scenarioId: id, scenarioVersion: version })
  }
  const plan = await findPlan(berth, planId)
  if (!plan.ok) return plan
  const { scenarioId: id, scenarioVersion } = plan.value
  return done({ basePlanId: planId, scenarioId: id, scenarioVersion })
}

const subjectIssues = ({ planId, scenarioId, question }: Subject): Issue[] => {
  const wanted = isAboutScenario(question) ? 'scenarioId' : 'planId'
  const given = { planId, scenarioId }
  const isRight = given[wanted] !== null && (planId === null) !== (scenarioId === null)
  if (isRight) return []
  const found = Object.entries(given).flatMap(([name, id]) => (id === null ? [] : name))
  return [
    {
      code: 'EXPLORATION_SUBJECT_WRONG',
      path: wanted,
      entity: 'the question',
      found: found.length === 0 ? 'neither planId nor scenarioId' : found.join(' and '),
      allowed: `it is about a ${wanted === 'planId' ? 'plan' : 'scenario'}`,
      fix: `give ${wanted}, and only that.`,
    },
  ]
}
