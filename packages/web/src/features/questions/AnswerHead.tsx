import { useEffect, useRef } from 'react'
import { formatSeconds } from '../../format/duration.ts'
import { questionsText as text } from '../../text/questions.ts'
import { NoticeCard } from '../../ui/NoticeCard.tsx'

interface Props {
  text: string
  seconds: number | null
  isStopped: boolean
  isCutShort: boolean
}

/** The finding in words, and whether it is a whole one. */
export function AnswerHead({ text: finding, seconds, isStopped, isCutShort }: Props) {
  const ref = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button that stopped the work is gone, and the focus with it: Escape would not be heard any more.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      {(isStopped || isCutShort) && (
        <NoticeCard
          tone='warning'
          title={text.cutShortTitle}
          lines={[isStopped ? text.stoppedLine : text.cutShort]}
        />
      )}
      <p className='question-finding' role='status' tabIndex={-1} ref={ref}>
        {finding}
      </p>
      {seconds !== null && <p className='muted'>{text.answeredIn(formatSeconds(seconds))}</p>}
    </>
  )
}
