import type { ComponentType } from 'react'
import type { Question } from '../../exploring/question.ts'
import { questionsText as text } from '../../text/questions.ts'
import type { About } from './about.ts'
import { AssumptionsPanel } from './assumptions/AssumptionsPanel.tsx'
import { assumptionsQuestion } from './assumptions/assumptionsQuestion.ts'
import { FrontierPanel } from './frontier/FrontierPanel.tsx'
import { frontierQuestion, tradedFirst } from './frontier/frontierQuestion.ts'
import { LadderPanel } from './ladder/LadderPanel.tsx'
import { ladderQuestion } from './ladder/ladderQuestion.ts'
import { StrandedPanel } from './stranded/StrandedPanel.tsx'
import { strandedQuestion } from './stranded/strandedQuestion.ts'
import { StressPanel } from './stress/StressPanel.tsx'
import { stressQuestion } from './stress/stressQuestion.ts'

/** A question of the list: its name, what is sent, and how its answer is shown. */
export interface QuestionEntry {
  id: string
  name: string
  question: Question<unknown>
  Panel: ComponentType<{ about: About }>
}

/** What a planner can ask about a plan, in the order of the list. */
export const questionList: readonly QuestionEntry[] = [
  { id: 'ladder', name: text.ladder.name, question: ladderQuestion, Panel: LadderPanel },
  { id: 'stranded', name: text.stranded.name, question: strandedQuestion, Panel: StrandedPanel },
  {
    id: 'frontier',
    name: text.frontier.name,
    question: frontierQuestion(tradedFirst),
    Panel: FrontierPanel,
  },
  { id: 'stress', name: text.stress.name, question: stressQuestion, Panel: StressPanel },
  {
    id: 'assumptions',
    name: text.assumptions.name,
    question: assumptionsQuestion,
    Panel: AssumptionsPanel,
  },
]
