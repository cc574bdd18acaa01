import { z } from 'zod'
import type { Checked } from '../issues/issue.ts'
import { issuesOf } from '../issues/zodIssues.ts'
import { costTermNames } from '../plan/cost.ts'
import {
  objectiveNames,
  type Plan,
  type PlanAccount,
  planFormat,
  type SiteDecisionKind,
  siteDecisionKinds,
} from '../plan/plan.ts'

const figure = z.number()
const figureOrNull = z.number().nullable()
const accountSchema: z.ZodType<PlanAccount> = z.strictObject({
  openSites: figure,
  openAccelerators: figure,
  busyAccelerators: figure,
  idleAccelerators: figure,
  utilisationFraction: figureOrNull,
  itLoadKw: figure,
  facilityPowerKw: figure,
  carbonKgPerDay: figure,
  demandTokensPerSecond: figure,
  servedFraction: figureOrNull,
  servedWithinSloFraction: figureOrNull,
  meanLatencyMs: figureOrNull,
  moves: figure,
  migrationGb: figure,
  trainingsPlaced: figure,
  trainings: figure,
  costTerms: z.array(z.strictObject({ name: z.enum(costTermNames), amountPerHour: figure })),
  costPerHour: figure,
  unservedPenaltyPerHour: figure,
})

const planSchema: z.ZodType<Plan> = z.strictObject({
  format: z.literal(planFormat),
  fleetId: z.string(),
  currency: z.string(),
  objective: z.enum(objectiveNames),
  openSiteIds: z.array(z.string()),
  placements: z.array(
    z.strictObject({
      workloadId: z.string(),
      regionId: z.string().nullable(),
      poolId: z.string(),
      siteId: z.string(),
      periodId: z.string().nullable(),
      share: figure,
      hoursPerDay: figureOrNull,
      acceleratorsBusy: figure,
      replicas: figure,
    }),
  ),
  unserved: z.array(
    z.strictObject({
      workloadId: z.string(),
      regionId: z.string().nullable(),
      share: figure,
      penaltyPerHour: figure,
      reason: z.string(),
    }),
  ),
  siteDecisions: z.array(
    z.strictObject({
      siteId: z.string(),
      decision: z.enum(Object.keys(siteDecisionKinds) as [SiteDecisionKind, ...SiteDecisionKind[]]),
      open: z.boolean(),
      operatorId: z.string(),
      refitted: z.boolean(),
      reason: z.string(),
      acceleratorCount: figure,
      busyBefore: figure,
      busyAfter: figure,
    }),
  ),
  brokenLimits: z.array(
    z.strictObject({
      rule: z.string(),
      entity: z.string(),
      found: z.union([figure, z.string()]),
      allowed: z.union([figure, z.string()]),
      unit: z.string(),
      text: z.string(),
    }),
  ),
  account: accountSchema,
})

/** A value from outside as a plan, or every problem in it. A document with a `plan` inside, as `berth plan --json` prints, is accepted. */
export const readPlan = (value: unknown): Checked<Plan> => {
  const inner = (value as { plan?: unknown } | null)?.plan ?? value
  const result = planSchema.safeParse(inner)
  return result.success
    ? { ok: true, value: result.data }
    : {
        ok: false,
        issues: issuesOf(result.error, inner, {
          schema: planSchema,
          nounOf: (collection) => collection.replace(/s$/, ''),
          root: 'plan',
        }),
      }
}
