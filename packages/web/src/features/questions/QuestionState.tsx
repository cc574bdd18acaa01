import type { Question } from '../../exploring/question.ts'
import { useExploration } from '../../exploring/useExploration.ts'
import { questionsText as text } from '../../text/questions.ts'
import { Icon } from '../../ui/Icon.tsx'

const icons = { asking: 'clock', answered: 'check', refused: 'warning', failed: 'warning' } as const

interface Props {
  planId: string
  question: Question<unknown>
}

/** What has become of a question, beside its name in the list. */
export function QuestionState({ planId, question }: Props) {
  const { state } = useExploration(planId, question).asked
  if (state === 'idle') return null
  return (
    <span className={`question-state is-${state}`}>
      <Icon name={icons[state]} />
      <span className='only-spoken'>{text.states[state]}</span>
    </span>
  )
}
