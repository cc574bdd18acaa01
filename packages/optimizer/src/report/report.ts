import type { Fleet, Plan, PlanProof } from '@berth/shared'
import { type ReportDocument, type ReportSection, reportFormat } from './document.ts'
import { assumptionSection } from './sections/assumptions.ts'
import { brokenLimitSection } from './sections/brokenLimits.ts'
import { costSection } from './sections/costs.ts'
import { highlights } from './sections/kpis.ts'
import { mapSection } from './sections/map.ts'
import { moveSection } from './sections/moves.ts'
import { priceSection } from './sections/prices.ts'
import { proofSection } from './sections/proof.ts'
import { siteSection } from './sections/sites.ts'
import { summarySection } from './sections/summary.ts'
import { unservedSection } from './sections/unserved.ts'
import { utilisationSection } from './sections/utilisation.ts'
import { workloadSection } from './sections/workloads.ts'
import { type GivenPlan, subjectOf } from './subject.ts'
import { headlineOf } from './words/headline.ts'

/** What a report may say besides the plan itself. All may be left out. */
export interface ReportOptions {
  /** What people call the plan. */
  name?: string | null
  /** How good the plan is proved to be, and the prices of its limits: a `SolveResult` is that, or what `readPlanProof` reads. */
  proof?: PlanProof | null
  /** A second plan of the same fleet, which is compared with the first: then the first is plan A, the second plan B. */
  other?: { plan: Plan; name?: string | null; proof?: PlanProof | null } | null
  /** When the report is made, as it shall be written: the report reads no clock. */
  madeAt?: string | null
  /** Answers of other questions about the plan, as sections; they come before the assumptions. */
  sections?: readonly ReportSection[]
}

/**
 * What a plan does and why, or how two plans differ, as one document of words, tables and charts: write it with `reportHtml`,
 * `reportJson` or `reportCsv`. Every figure is recomputed from the fleet and the placements; where the plan claims something
 * else, the headline says so. Nothing is thrown: a site or workload that the fleet does not have is told by the certificate.
 * Cost: as two or three of `certify`, a tenth of a second for 200 sites.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { report, reportCsv, reportHtml } from '@berth/optimizer/report'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const result = await plan(fleet, { objective: 'cost' })
 * if (!result.plan) throw new Error(result.message)
 * const document = report(fleet, result.plan, { proof: result })
 * console.log(document.headline) // 1 of 2 open sites are enough, 82.18 k CNY per month are saved (43.7 %), and everything is served.
 * console.log(reportHtml(document).includes('<script')) // false
 * console.log(reportCsv(document).split('\r\n')[0]) // report,item,value,,,,,,,,
 */
export const report = (fleet: Fleet, plan: Plan, options: ReportOptions = {}): ReportDocument => {
  const first: GivenPlan = { plan, name: options.name ?? null, proof: options.proof ?? null }
  const subject = subjectOf(fleet, first, options.other ?? null)
  const sections = [
    summarySection(subject),
    mapSection(subject),
    costSection(subject),
    siteSection(subject),
    utilisationSection(subject),
    workloadSection(subject),
    moveSection(subject),
    unservedSection(subject),
    brokenLimitSection(subject),
    priceSection(subject),
    ...(options.sections ?? []),
    assumptionSection(subject),
    proofSection(subject),
  ]
  return {
    format: reportFormat,
    title: fleet.name,
    fleetId: fleet.id,
    currency: fleet.currency,
    madeAt: options.madeAt ?? null,
    headline: headlineOf(subject),
    isCertified: subject.plans.every(({ certificate }) => certificate.ok),
    highlights: highlights(subject),
    sections: sections.filter((section) => section !== null),
  }
}
