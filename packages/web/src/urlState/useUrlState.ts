import { useCallback, useEffect, useState } from 'react'
import { readUrl, type UrlState, writeUrl } from './readUrl.ts'

/** The state kept in the address bar, and how to change it. */
export function useUrlState(): [UrlState, (change: Partial<UrlState>) => void] {
  const [state, setState] = useState(() => readUrl(location.search))
  useEffect(() => {
    const onPop = () => setState(readUrl(location.search))
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  const change = useCallback((part: Partial<UrlState>) => {
    const next = { ...readUrl(location.search), ...part }
    history.replaceState(null, '', location.pathname + writeUrl(next, location.search))
    setState(next)
  }, [])
  return [state, change]
}
