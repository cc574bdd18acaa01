import { useEffect } from 'react'
import type { Asked } from '../../exploring/asked.ts'
import { questionsText as text } from '../../text/questions.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { QuestionProgress } from './QuestionProgress.tsx'

interface Props {
  asked: Asked<unknown>
  /** What is being looked for, in words. */
  asking: string
  timeLimitSeconds: number
  start(): Promise<void>
}

/** Asks as soon as it is shown, and stands in for the answer: how far it is, or why there is none. */
export function UntilAnswered({ asked, asking, timeLimitSeconds, start }: Props) {
  const isIdle = asked.state === 'idle'
  useEffect(() => {
    if (isIdle) void start()
  })
  switch (asked.state) {
    case 'answered':
      return null
    case 'refused':
    case 'failed':
      return (
        <NoticeCard {...asked.notice}>
          <span>
            <Button onPress={() => void start()}>{text.askAgain}</Button>
          </span>
        </NoticeCard>
      )
    default:
      return (
        <>
          <p className='muted'>{asking}</p>
          {asked.state === 'asking' && (
            <QuestionProgress asking={asked} timeLimitSeconds={timeLimitSeconds} />
          )}
        </>
      )
  }
}
