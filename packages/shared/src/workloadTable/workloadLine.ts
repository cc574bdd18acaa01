import { z } from 'zod'
import { id, perPeriod, quantity } from '../fields/fields.ts'
import { columnsOf } from '../files/csv/tables.ts'
import { inferenceWorkloadSchema, regionalDemandSchema } from '../fleet/workloads.ts'

const { classId, latencySloMs, allowedJurisdictions, maxSharePerSite } =
  inferenceWorkloadSchema.shape
const { minSites, targetUtilisation, unservedPenaltyPerMillionTokens } =
  inferenceWorkloadSchema.shape

/** One line of a file of workloads: an inference workload with the requests of one region. */
export const workloadLineSchema = z.strictObject({
  workloadId: id('Name of the workload, unique in the file and in the fleet.'),
  classId,
  regionId: regionalDemandSchema.shape.regionId,
  tokensPerSecond: quantity(
    'tokensPerSecond',
    { min: 0 },
    'Tokens asked for, prompt and answer together.',
  ),
  periodFactor: perPeriod(
    'ratio',
    { min: 0 },
    'Demand in a period as a multiple of tokensPerSecond.',
  ).default(1),
  latencySloMs,
  allowedJurisdictions,
  maxSharePerSite,
  minSites,
  targetUtilisation,
  unservedPenaltyPerMillionTokens,
})

/** What differs from line to line; all else is a workload's terms. */
export const lineFields = ['workloadId', 'tokensPerSecond'] as const
export const workloadTermsSchema = workloadLineSchema.omit({
  workloadId: true,
  tokensPerSecond: true,
})

/** The columns of the file, in the order of the field table. */
export const workloadColumns = columnsOf(workloadLineSchema)
