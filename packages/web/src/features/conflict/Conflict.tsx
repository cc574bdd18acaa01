import { useExploration } from '../../exploring/useExploration.ts'
import type { ScenarioHead } from '../../graphql/scenarioDocuments.ts'
import { conflictText as text } from '../../text/conflict.ts'
import { questionsText } from '../../text/questions.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { UntilAnswered } from '../questions/UntilAnswered.tsx'
import './conflict.css'
import { ConflictAnswer } from './ConflictAnswer.tsx'
import { conflictQuestion } from './conflictQuestion.ts'

interface Props {
  scenario: ScenarioHead
  onDone(): void
}

/** Asks as soon as it is shown. The answer is kept for as long as the scenario has this version. */
export function Conflict({ scenario, onDone }: Props) {
  const subject = `${scenario.id} ${scenario.version}`
  const question = conflictQuestion(scenario.id)
  const { asked, start, stop } = useExploration(subject, question)
  return (
    <div className='conflict'>
      <UntilAnswered
        asked={asked}
        asking={text.asking}
        timeLimitSeconds={question.timeLimitSeconds}
        start={start}
      />
      {asked.state === 'asking' && (
        <span>
          <Button icon='stop' onPress={() => void stop()}>
            {questionsText.stop}
          </Button>
        </span>
      )}
      {asked.state === 'answered' && (
        <>
          {asked.isStopped && (
            <NoticeCard tone='info' title={text.cutShort} lines={[]}>
              <span>
                <Button onPress={() => void start()}>{questionsText.askAgain}</Button>
              </span>
            </NoticeCard>
          )}
          <ConflictAnswer
            answer={asked.answer}
            currency={scenario.fleet.currency}
            onDone={onDone}
          />
        </>
      )}
    </div>
  )
}
