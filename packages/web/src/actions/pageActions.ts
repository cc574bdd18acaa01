import type { KeyChord, PageAction } from './pageAction.ts'
import { redo } from './redo.ts'
import { showChanges } from './showChanges.ts'
import { showQuestions } from './showQuestions.ts'
import { solve } from './solve.ts'
import { stop } from './stop.ts'
import { undo } from './undo.ts'

/** Everything that the keys can do. */
export const pageActions: readonly PageAction[] = [
  solve,
  stop,
  undo,
  redo,
  showChanges,
  showQuestions,
]

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '')

/** The chord as people read it: "⌘⇧Z", "Ctrl Shift Z". */
export function chordText({ key, isShifted = false }: KeyChord): string {
  const name = key.length === 1 ? key.toUpperCase() : key
  return isMac ? `⌘${isShifted ? '⇧' : ''}${name}` : `Ctrl ${isShifted ? 'Shift ' : ''}${name}`
}

/** Whether the event is this chord. */
export function isChord(event: KeyboardEvent, { key, isShifted = false }: KeyChord): boolean {
  const isCommand = isMac ? event.metaKey : event.ctrlKey
  return (
    isCommand &&
    !event.altKey &&
    event.shiftKey === isShifted &&
    event.key.toLowerCase() === key.toLowerCase()
  )
}
