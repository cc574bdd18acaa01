import type { InferenceWorkload } from '@berth/shared'
import { isAbove } from '../isAbove.ts'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Whether the first token comes too late: the rule without its words, for the millions of pairs of which most are refused. */
export const isTooLate = ({ latencySloMs }: InferenceWorkload, latencyMs: number): boolean =>
  isAbove(latencyMs, latencySloMs)

/** Rule 5: round-trip time plus serving time is at most the SLO, all in ms. */
export const latencyIsMet = (
  workload: InferenceWorkload,
  latencyMs: number,
): PlacementRefusal | null =>
  isTooLate(workload, latencyMs)
    ? refusal(
        'LATENCY_ABOVE_SLO',
        `the first token takes`,
        latencyMs,
        workload.latencySloMs,
        'ms',
        `raise the SLO of ${workload.id} to ${Math.ceil(latencyMs)} ms.`,
      )
    : null
