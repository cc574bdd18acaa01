import { useSyncExternalStore } from 'react'
import type { Asked } from './asked.ts'
import { createExploration, type Exploration } from './exploration.ts'
import type { Question } from './question.ts'

// Kept while the page is open: a plan never changes, so neither does an answer about it.
const kept = new Map<string, unknown>()

/** The exploration of a question about a plan: the same one whenever it is asked for in this session. */
export function explorationOf<Answer>(
  planId: string,
  question: Question<Answer>,
): Exploration<Answer> {
  const key = `${planId} ${JSON.stringify(question.input)}`
  // The key holds the question's kind, and a kind of question has one kind of answer.
  const known = kept.get(key) as Exploration<Answer> | undefined
  if (known) return known
  const made = createExploration(planId, question)
  kept.set(key, made)
  return made
}

interface UsedExploration<Answer> {
  asked: Asked<Answer>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Asks a question about a plan when told to, and draws again with all that becomes of it. */
export function useExploration<Answer>(
  planId: string,
  question: Question<Answer>,
): UsedExploration<Answer> {
  const { cell, start, stop } = explorationOf(planId, question)
  const { asked } = useSyncExternalStore(cell.subscribe, cell.get)
  return { asked, start, stop }
}
