import type { Checked, Fleet, ObjectiveName, Plan, PlanProof } from '@berth/shared'
import { plan as makePlan } from '../plan.ts'
import { readPlanWithProof } from './readInput.ts'

/** A plan, and how good it is proved to be where that is known. */
export interface PlanToAskAbout {
  plan: Plan
  proof: PlanProof | null
}

/** The plan of a file, or one that is made now where no file is named. */
export const planToAskAbout = async (
  path: string | undefined,
  fleet: Fleet,
  options: { objective?: ObjectiveName; gapRelative: number; timeLimitSeconds: number },
): Promise<Checked<PlanToAskAbout>> => {
  if (path !== undefined) return readPlanWithProof(path, fleet)
  const result = await makePlan(fleet, { ...options, wholeReplicas: false })
  if (result.plan) return { ok: true, value: { plan: result.plan, proof: result } }
  return {
    ok: false,
    issues: [
      {
        code: 'FLEET_HAS_NO_PLAN',
        path: '--fleet',
        entity: fleet.id,
        found: result.message,
        allowed: 'a question is about a plan',
        fix: 'ask berth explain conflict for the limits that contradict each other.',
      },
    ],
  }
}
