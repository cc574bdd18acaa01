import type { Berth } from '../berth.ts'
import type { PlanRow } from '../storage/tables.ts'
import { done, notFound, type Outcome, type ProblemOf } from './problems.ts'

/** The plan, or the answer that there is none. */
export const findPlan = async (
  { plans }: Pick<Berth, 'plans'>,
  id: string,
): Promise<Outcome<PlanRow, ProblemOf<'NotFound'>>> => {
  const [plan] = await plans.find([id])
  return plan ? done(plan) : notFound('plan', id, 'Use the id that a solve run’s plan has.')
}
