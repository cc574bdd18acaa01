import { useEffect, useRef, useState } from 'react'
import type { RunRecord } from '../../graphql/runFragments.ts'

/** Seconds since the search began: the last that was reported, and what the clock here adds. */
export function useElapsed({ id, progress }: RunRecord): number {
  const reported = progress?.elapsedSeconds ?? 0
  const heard = useRef({ key: '', reported: 0, at: 0 })
  const [, tick] = useState(0)
  const key = `${id} ${reported}`
  if (heard.current.key !== key) heard.current = { key, reported, at: performance.now() }
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return heard.current.reported + (performance.now() - heard.current.at) / 1000
}
