import type { ReactNode } from 'react'
import type { Question } from '../../exploring/question.ts'
import { useExploration } from '../../exploring/useExploration.ts'
import { formatSeconds } from '../../format/duration.ts'
import { questionsText as text } from '../../text/questions.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { AnswerHead } from './AnswerHead.tsx'
import { QuestionProgress } from './QuestionProgress.tsx'

interface Props<Answer extends AnyAnswer> {
  planId: string
  question: Question<Answer>
  words: { name: string; asks: string }
  /** What can be chosen about the question; it is another question then. */
  choices?: ReactNode
  children(answer: Answer): ReactNode
}

/** What every answer says of itself. */
interface AnyAnswer {
  text: string
  isCutShort?: boolean
}

/** One question: what it asks, the button that asks it, how far it is, and the answer. */
export function QuestionPanel<Answer extends AnyAnswer>(props: Props<Answer>) {
  const { planId, question, words, children } = props
  const { asked, start, stop } = useExploration(planId, question)
  const isStopping = asked.state === 'asking' && asked.exploration?.state === 'CANCELLING'
  return (
    <div className='question'>
      <header className='question-head'>
        <div>
          <h3>{words.name}</h3>
          <p>{words.asks}</p>
          {props.choices}
          {asked.state !== 'answered' && (
            <p className='muted'>{text.takes(formatSeconds(question.timeLimitSeconds))}</p>
          )}
        </div>
        {asked.state === 'asking' ? (
          <Button icon='stop' tone='danger' onPress={() => void stop()}>
            {isStopping ? text.stopping : text.stop}
          </Button>
        ) : (
          (asked.state !== 'answered' || asked.isStopped || asked.answer.isCutShort) && (
            <Button icon='play' tone='primary' onPress={() => void start()}>
              {asked.state === 'idle' ? text.ask : text.askAgain}
            </Button>
          )
        )}
      </header>
      {asked.state === 'asking' && (
        <QuestionProgress asking={asked} timeLimitSeconds={question.timeLimitSeconds} />
      )}
      {(asked.state === 'refused' || asked.state === 'failed') && <NoticeCard {...asked.notice} />}
      {asked.state === 'answered' && (
        <div className='question-answer'>
          <AnswerHead
            text={asked.answer.text}
            seconds={asked.seconds}
            isStopped={asked.isStopped}
            isCutShort={asked.answer.isCutShort ?? false}
          />
          {children(asked.answer)}
        </div>
      )}
    </div>
  )
}
