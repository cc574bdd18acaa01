import {
  type AssumptionsQuestion,
  assumptions,
  type ConflictOptions,
  type CurveQuestion,
  findConflict,
  priceCurve,
  prices,
  strandedCapacity,
  type WhyNotQuestion,
  whyNotHere,
} from '@berth/optimizer/explain'
import {
  type AlternativesQuestion,
  type AskOptions,
  alternativePlans,
  type BreakEvenQuestion,
  breakEven,
  defaultStressCases,
  type FrontierQuestion,
  migrationWaves,
  type NegotiationQuestion,
  negotiate,
  paretoFrontier,
  type StressCase,
  type StressKind,
  type StressQuestion,
  stress,
  type WavesQuestion,
} from '@berth/optimizer/explore'
import type { Fleet, Plan } from '@berth/shared'
import { ladderWithPlans } from './ladderWithPlans.ts'

/** What a question is asked about. */
export interface Subject {
  fleet: Fleet
  /** Null for questions about a scenario. */
  plan: Plan | null
}
export type Asker<A, V> = (subject: Subject, given: A, options: AskOptions) => V | Promise<V>

type PlanAsker<A, V> = (fleet: Fleet, plan: Plan, given: A, options: AskOptions) => V | Promise<V>
const aboutPlan =
  <A, V>(ask: PlanAsker<A, V>): Asker<A, V> =>
  ({ fleet, plan }, given, options) => {
    if (!plan) throw new Error('A question about a plan came without one.')
    return ask(fleet, plan, given, options)
  }

type ScenarioAsker<A, V> = (fleet: Fleet, given: A, options: AskOptions) => V | Promise<V>
const aboutScenario =
  <A, V>(ask: ScenarioAsker<A, V>): Asker<A, V> =>
  ({ fleet }, given, options) =>
    ask(fleet, given, options)

/** Some questions name nothing besides their subject. */
type Nothing = Record<string, never>

type ConflictGiven = Pick<ConflictOptions, 'weights' | 'repairCount'>

interface StressGiven extends Omit<StressQuestion, 'cases'> {
  /** Kinds of ready-made cases; null for all where there are no own ones. */
  kinds: StressKind[] | null
  ownCases: StressCase[]
}

/** Who answers each question, by its name. What is given is what the question names besides its subject. */
export const askers = {
  whyNotHere: aboutPlan((fleet, plan, question: WhyNotQuestion, options) =>
    whyNotHere(fleet, plan, question, options),
  ),
  conflict: aboutScenario((fleet, given: ConflictGiven, options) =>
    findConflict(fleet, { ...given, ...options }),
  ),
  prices: aboutPlan((fleet, plan, _: Nothing, options) => prices(fleet, plan, options)),
  priceCurve: aboutPlan((fleet, plan, question: CurveQuestion, options) =>
    priceCurve(fleet, plan, question, options),
  ),
  migrationWaves: aboutPlan((fleet, plan, question: WavesQuestion, options) =>
    migrationWaves(fleet, plan, question, options),
  ),
  negotiate: aboutPlan((fleet, plan, question: NegotiationQuestion, options) =>
    negotiate(fleet, plan, question, options),
  ),
  strandedCapacity: aboutPlan((fleet, plan, _: Nothing, options) =>
    strandedCapacity(fleet, plan, options),
  ),
  assumptions: aboutPlan((fleet, plan, question: AssumptionsQuestion, options) =>
    assumptions(fleet, plan, question, options),
  ),
  consolidationLadder: aboutPlan(ladderWithPlans),
  breakEven: aboutPlan((fleet, plan, question: BreakEvenQuestion, options) =>
    breakEven(fleet, plan, question, options),
  ),
  paretoFrontier: aboutPlan((fleet, plan, question: FrontierQuestion, options) =>
    paretoFrontier(fleet, plan, question, options),
  ),
  alternativePlans: aboutPlan((fleet, plan, question: AlternativesQuestion, options) =>
    alternativePlans(fleet, plan, question, options),
  ),
  stress: aboutPlan((fleet, plan, { kinds, ownCases, ...question }: StressGiven, options) => {
    const wanted = kinds ?? (ownCases.length > 0 ? [] : undefined)
    const cases = [...defaultStressCases(fleet, plan, wanted), ...ownCases]
    return stress(fleet, plan, { ...question, cases }, options)
  }),
}
