import { useEffect, useRef } from 'react'
import { isTyping } from './usePageKeys.ts'

// Letters belong to these: they search by typing, or stand above the page.
const ownLetters = '[role=dialog], [role=menu], [role=listbox], select, textarea'

/** Does something on a letter alone, while nothing on the page wants that letter itself. */
export function useLetterKey(letter: string, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== letter || event.defaultPrevented) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return
      if (event.target instanceof Element && event.target.closest(ownLetters)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [letter])
}
