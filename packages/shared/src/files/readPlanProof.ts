import { z } from 'zod'
import type { Checked } from '../issues/issue.ts'
import { issuesOf } from '../issues/zodIssues.ts'
import {
  engineNames,
  type GoalName,
  type GoalUnit,
  goalMeanings,
  type LimitPrice,
  type SearchScope,
  type SolveResult,
  type SolveStatus,
  type StopReason,
  searchScopes,
  solveStatuses,
  stopReasons,
  type TierResult,
} from '../plan/solveResult.ts'

/** What a search said about its plan besides the plan itself. A `SolveResult` is one. */
export interface PlanProof
  extends Pick<SolveResult, 'status' | 'stoppedBy' | 'scope' | 'gapRelative' | 'tiers' | 'prices'> {
  engine: Pick<SolveResult['engine'], 'name' | 'version'>
}

const oneOf = <Word extends string>(words: Record<Word, unknown>) =>
  z.enum(Object.keys(words) as [Word, ...Word[]])
const figure = z.number()
const end = figure.nullable()

const tierSchema: z.ZodType<TierResult> = z.object({
  name: oneOf<GoalName>(goalMeanings),
  unit: z.enum(Object.values(goalMeanings).map(({ unit }) => unit) as [GoalUnit, ...GoalUnit[]]),
  objectiveValue: figure,
  bestBound: figure,
  gapRelative: figure,
  seconds: figure,
})

const priceSchema: z.ZodType<LimitPrice> = z.object({
  limit: z.enum([
    'poolCapacity',
    'sitePower',
    'openSites',
    'carbonBudget',
    'operatorSites',
    'operatorPower',
    'moves',
    'migration',
  ]),
  siteId: z.string().nullable(),
  operatorId: z.string().nullable(),
  poolId: z.string().nullable(),
  periodId: z.string().nullable(),
  shadowPrice: figure,
  unit: z.enum(['accelerator', 'kW', 'site', 'kgPerDay', 'move', 'GB']),
  limitValue: figure,
  sensitivityRange: z.object({ from: end, to: end }),
  validFor: z.enum(['everyPlan', 'thisPlanOnly']),
})

/** What `berth plan --json` prints beside the plan; the engine is told in two fields there. */
const documentSchema = z.object({
  status: oneOf<SolveStatus>(solveStatuses),
  stoppedBy: oneOf<StopReason>(stopReasons),
  scope: oneOf<SearchScope>(searchScopes).default('everything'),
  gapRelative: end,
  engine: z.enum(engineNames),
  engineVersion: z.string(),
  tiers: z.array(tierSchema),
  prices: z.array(priceSchema),
})

/**
 * What a document of `berth plan --json` says about how good its plan is, and the prices of its limits, or every problem in it.
 * Null where the value is a plan alone, which says nothing about that.
 */
export const readPlanProof = (value: unknown): Checked<PlanProof | null> => {
  const saysMore =
    typeof value === 'object' && value !== null && 'plan' in value && 'status' in value
  if (!saysMore) return { ok: true, value: null }
  const result = documentSchema.safeParse(value)
  if (!result.success)
    return {
      ok: false,
      issues: issuesOf(result.error, value, {
        schema: documentSchema,
        nounOf: (collection) => collection.replace(/s$/, ''),
        root: 'plan document',
      }),
    }
  const { engine, engineVersion, ...proof } = result.data
  return { ok: true, value: { ...proof, engine: { name: engine, version: engineVersion } } }
}
