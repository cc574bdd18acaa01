import { certify, evaluateToday } from '@berth/optimizer/evaluate'
import { type Fleet, type Plan, planFormat } from '@berth/shared'
import { planId } from '../storage/planId.ts'
import type { PlanDocument } from '../storage/tables.ts'
import type { Answer } from './questions.ts'

/** What stands in an answer in place of a plan that is stored by itself. */
export interface StoredPlan {
  storedPlanId: string
}

/** Which scenario, at which version, a plan is made for. */
type Made = Pick<PlanDocument, 'scenarioId' | 'scenarioVersion'>

/** Takes the plans out of an answer, each with its certificate: they are stored as plans, and the answer names them. */
export const takePlansOut = (
  answer: Answer,
  fleet: Fleet,
  made: Made,
): { answer: Answer; plans: PlanDocument[] } => {
  const before = evaluateToday(fleet).account
  const documents = new Map<string, PlanDocument>()
  const take = (plan: Plan): StoredPlan => {
    const { scenarioId, scenarioVersion } = made
    const certificate = certify(fleet, plan)
    const document = { plan, before, prices: [], certificate, scenarioId, scenarioVersion }
    const storedPlanId = planId(document)
    documents.set(storedPlanId, document)
    return { storedPlanId }
  }
  const taken = withoutPlans(answer, take) as Answer
  return { answer: taken, plans: [...documents.values()] }
}

const withoutPlans = (value: unknown, take: (plan: Plan) => StoredPlan): unknown => {
  if (Array.isArray(value)) return value.map((inner) => withoutPlans(inner, take))
  if (typeof value !== 'object' || value === null) return value
  if (isPlan(value)) return take(value)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutPlans(inner, take)]),
  )
}

const isPlan = (value: object): value is Plan => 'format' in value && value.format === planFormat
