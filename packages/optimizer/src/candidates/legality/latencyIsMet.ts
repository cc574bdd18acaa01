import type { InferenceWorkload } from '@berth/shared'
import { isAbove } from '../isAbove.ts'
import { type PlacementRefusal, refusal } from '../refusal.ts'

/** Rule 5: round-trip time plus serving time is at most the SLO, all in ms. */
export const latencyIsMet = (
  workload: InferenceWorkload,
  latencyMs: number,
): PlacementRefusal | null =>
  isAbove(latencyMs, workload.latencySloMs)
    ? refusal(
        'LATENCY_ABOVE_SLO',
        `the first token takes`,
        latencyMs,
        workload.latencySloMs,
        'ms',
        `raise the SLO of ${workload.id} to ${Math.ceil(latencyMs)} ms.`,
      )
    : null
