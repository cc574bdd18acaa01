import { useEffect, useState } from 'react'
import type { Asking } from '../../exploring/asked.ts'
import { formatCount } from '../../format/count.ts'
import { formatSeconds } from '../../format/duration.ts'
import { questionsText as text } from '../../text/questions.ts'
import { Facts } from '../../ui/Facts.tsx'

interface Props {
  asking: Asking
  timeLimitSeconds: number
}

/** What is looked at now, how many plans are made, and the time. */
export function QuestionProgress({ asking, timeLimitSeconds }: Props) {
  const elapsed = useSecondsSince(asking.sinceMs)
  const { exploration } = asking
  const progress = exploration?.progress ?? null
  const isWaiting = exploration === null || exploration.state === 'QUEUED'
  const part = progress?.total ? progress.done / progress.total : elapsed / timeLimitSeconds
  const share = isWaiting ? 0 : Math.min(1, part)
  return (
    <div className='question-progress'>
      <p role='status'>{asking.isGone ? text.gone : stepWords(asking)}</p>
      <div className='question-bar' aria-hidden='true'>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <Facts
        facts={[
          progress && {
            term: text.made,
            value: madeWords(progress),
          },
          {
            term: isWaiting ? text.waits : text.time,
            value: isWaiting
              ? formatSeconds(elapsed)
              : text.of(formatSeconds(elapsed), formatSeconds(timeLimitSeconds)),
          },
        ]}
      />
    </div>
  )
}

function stepWords({ exploration }: Asking): string {
  if (!exploration) return text.sending
  if (exploration.state === 'QUEUED') return text.queued
  return exploration.progress?.step ?? text.starting
}

const madeWords = ({ done, total }: { done: number; total: number | null }) =>
  total === null ? formatCount(done) : text.of(formatCount(done), formatCount(total))

/** Whole seconds since a moment by the clock of the page. */
function useSecondsSince(ms: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.floor((now - ms) / 1000))
}
