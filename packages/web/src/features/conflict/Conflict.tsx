import { useEffect } from 'react'
import { useExploration } from '../../exploring/useExploration.ts'
import type { ScenarioHead } from '../../graphql/scenarioDocuments.ts'
import { conflictText as text } from '../../text/conflict.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { QuestionProgress } from '../questions/QuestionProgress.tsx'
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
  const isIdle = asked.state === 'idle'
  useEffect(() => {
    if (isIdle) void start()
  })
  return (
    <div className='conflict'>
      {(asked.state === 'asking' || isIdle) && (
        <>
          <p className='muted'>{text.asking}</p>
          {asked.state === 'asking' && (
            <QuestionProgress asking={asked} timeLimitSeconds={question.timeLimitSeconds} />
          )}
          <span>
            <Button icon='stop' onPress={() => void stop()}>
              {text.stop}
            </Button>
          </span>
        </>
      )}
      {(asked.state === 'refused' || asked.state === 'failed') && (
        <NoticeCard {...asked.notice}>
          <span>
            <Button onPress={() => void start()}>{text.again}</Button>
          </span>
        </NoticeCard>
      )}
      {asked.state === 'answered' && (
        <>
          {asked.isStopped && (
            <NoticeCard tone='info' title={text.cutShort} lines={[]}>
              <span>
                <Button onPress={() => void start()}>{text.again}</Button>
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
