import { useEffect, useRef, useState } from 'react'
import { formatSeconds } from '../../format/duration.ts'
import { gapInWords } from '../../format/gap.ts'
import { isOver, type RunView } from '../../planning/runView.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'
import { formatGoal } from './formatGoal.ts'

const speaksEveryMs = 5000

/** Speaks the search to those who do not see it, at most every five seconds. */
export function LiveStatus({ view, currency }: { view: RunView | null; currency: string }) {
  const [spoken, setSpoken] = useState('')
  const latest = useRef({ view, currency })
  latest.current = { view, currency }
  const isGoingOn = view !== null && !isOver(view.run)
  useEffect(() => {
    if (!isGoingOn) return
    const timer = setInterval(() => {
      const { view: now, currency: unit } = latest.current
      if (now) setSpoken(words(now, unit))
    }, speaksEveryMs)
    return () => {
      clearInterval(timer)
      if (latest.current.view?.run.result?.layers) setSpoken(text.spokenDone)
    }
  }, [isGoingOn])
  return (
    <p className='only-spoken' role='status' aria-live='polite'>
      {spoken}
    </p>
  )
}

function words({ run: { progress } }: RunView, currency: string): string {
  if (!progress) return text.queued
  const best = progress.tier
    ? formatGoal(progress.tier, progress.incumbent, currency)
    : text.phase[progress.phase]
  return text.spoken(formatSeconds(progress.elapsedSeconds), best, gapInWords(progress.gapRelative))
}
