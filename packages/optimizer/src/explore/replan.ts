import {
  applyEdits,
  type Edit,
  type Fleet,
  type Issue,
  type Plan,
  type SolveResult,
} from '@berth/shared'
import type { AskSettings } from '../askOptions.ts'
import { plan } from '../plan.ts'
import type { PlanOptions } from '../planOptions.ts'

/** A plan of a changed fleet. */
export interface Replanned {
  /** The fleet with the edits. */
  fleet: Fleet
  result: SolveResult
  /** Edits that do not apply; the others hold. */
  issues: Issue[]
}

/**
 * Plans a fleet with some edits, within the settings of a question: with the decisions of an earlier plan held, which takes a fraction of a second
 * for a whole country, or with everything decided anew. Whole replicas are left out.
 *
 * @param hold The plan whose decisions are held; null to decide everything anew.
 */
export const replan = async (
  base: Fleet,
  edits: readonly Edit[],
  hold: Plan | null,
  settings: AskSettings,
  options: PlanOptions = {},
): Promise<Replanned> => {
  const { fleet, issues } = applyEdits(base, edits)
  const result = await plan(fleet, {
    objective: settings.objective,
    gapRelative: settings.gapRelative,
    timeLimitSeconds: Math.max(0.1, settings.remainingSeconds()),
    isCancelled: settings.isCancelled,
    wholeReplicas: false,
    hold,
    ...options,
  })
  return { fleet, result, issues }
}
