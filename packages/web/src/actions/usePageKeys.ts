import { useEffect, useRef } from 'react'
import type { PlanningState } from '../planning/planningState.ts'
import type { PageContext } from './pageAction.ts'
import { isChord, pageActions } from './pageActions.ts'

/** Runs page actions by their keys, except the ones that a text field needs itself. */
export function usePageKeys(state: PlanningState, context: PageContext): void {
  const latest = useRef({ state, context })
  latest.current = { state, context }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = pageActions.find((each) => isChord(event, each.chord))
      if (!action || (isTyping(event.target) && action.chord.key === 'z')) return
      event.preventDefault()
      if (action.isPossible(latest.current.state)) action.run(latest.current.context)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** Whether the keys go into a text field. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
