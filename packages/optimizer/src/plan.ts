import { type Fleet, type Plan, planFormat, type SolveResult } from '@berth/shared'
import { findCandidates } from './candidates/findCandidates.ts'
import {
  busyBySite,
  certify,
  evaluate,
  evaluateToday,
  rulesThatMayStayBroken,
  stateOf,
  todayOf,
} from './evaluate/index.ts'
import { formulate } from './formulation/formulate.ts'
import type { Formulation } from './formulation/formulation.ts'
import { sizeOf } from './linear/linearModel.ts'
import { type PlanOptions, withDefaults } from './planOptions.ts'
import { indexFleet } from './scenario/indexFleet.ts'
import { solveWithDecisionsFixed } from './solution/fixDecisions.ts'
import { readPlacements } from './solution/readPlacements.ts'
import { readPrices } from './solution/readPrices.ts'
import { readUnserved, refusalsOf } from './solution/refusals.ts'
import { readSiteDecisions } from './solution/siteDecisions.ts'
import { solveTiers, type TierOutcome } from './solution/solveTiers.ts'
import { wholeReplicasOf } from './solution/wholeReplicas.ts'
import { selectSolver } from './solvers/selectSolver.ts'

/** Share of the time limit that is kept for the last LP, with all decisions fixed, and for the certificate. */
const finishingShare = 0.1
/** Time that the last LP may take, even where the search has used more than its share. */
const finishingSeconds = 30

/**
 * Plans where every workload of a fleet runs and which sites stay open, proves how good the plan is, and certifies it
 * by an independent check. The answer is always a value: a plan is in it exactly when one exists that holds every limit,
 * and `status`, `stoppedBy` and `message` say why there is none. Throws only where the fleet is not one that `readFleet`
 * accepts, or where an engine fails. Blocks its thread while the engine works: call it in a worker where that matters.
 *
 * @example
 * const result = await plan(fleet, { objective: 'consolidate', timeLimitSeconds: 60 })
 * if (result.plan) console.log(result.plan.openSiteIds, result.gapRelative)
 */
export const plan = async (fleet: Fleet, options: PlanOptions = {}): Promise<SolveResult> => {
  const settings = withDefaults(options)
  const startedAt = settings.now()
  const elapsedSeconds = () => (settings.now() - startedAt) / 1000
  const announce = (phase: 'formulating' | 'certifying') =>
    settings.onProgress({
      phase,
      tier: null,
      incumbent: null,
      bestBound: null,
      gapRelative: null,
      elapsedSeconds: elapsedSeconds(),
    })

  announce('formulating')
  const indexed = indexFleet(fleet)
  const formulation = formulate(indexed, findCandidates(indexed), settings.weights)
  const selection = selectSolver(settings.engine, formulation.model)
  const { solver, reason } = selection
  const today = evaluateToday(fleet)
  const result: SolveResult = {
    status: 'refused',
    stoppedBy: 'engineLimit',
    message: selection.refusal ?? '',
    objective: settings.objective,
    objectiveValue: null,
    bestBound: null,
    gapRelative: null,
    tiers: [],
    layers: null,
    engine: { name: solver.name, version: solver.version, reason },
    size: sizeOf(formulation.model),
    seconds: elapsedSeconds(),
    plan: null,
    certificate: null,
    before: today.account,
    beforeViolations: today.violations,
    prices: [],
    refusals: refusalsOf(formulation),
  }
  if (selection.refusal !== null) return result

  const session = await solver.open(formulation.model)
  try {
    const outcome = solveTiers(session, formulation, {
      ...settings,
      timeLimitSeconds: Math.max(
        0.1,
        settings.timeLimitSeconds * (1 - finishingShare) - elapsedSeconds(),
      ),
    })
    Object.assign(result, summaryOf(outcome))
    if (outcome.values === null) {
      result.message = messageWithoutPlan(outcome)
      return { ...result, seconds: elapsedSeconds() }
    }
    const lastGoal = outcome.tiers.at(-1)?.name ?? 'cost'
    const fixed = solveWithDecisionsFixed(
      session,
      formulation,
      formulation.objectives[lastGoal],
      outcome.values,
      finishingSeconds,
    )
    announce('certifying')
    const values = fixed.values ?? outcome.values
    const found = readPlan(formulation, values, result)
    const certificate = certify(fleet, found)
    result.certificate = certificate
    if (!certificate.ok) {
      result.status = 'noPlanFound'
      result.stoppedBy = 'engineLimit'
      result.message = `The engine’s answer failed the independent check: ${certificate.violations[0]?.text}. To fix: try the other engine.`
      return { ...result, seconds: elapsedSeconds() }
    }
    const hasDecisions = formulation.model.isInteger.some((whole) => whole === 1)
    if (fixed.rowPrice)
      result.prices = readPrices(
        formulation,
        fixed.rowPrice,
        values,
        hasDecisions ? 'thisPlanOnly' : 'everyPlan',
      )
    result.layers = {
      lpRelaxation: outcome.lpRelaxation,
      integerPlan: found.account.costPerHour,
      ...wholeReplicasOf(
        fleet,
        found.placements,
        busyCostByPool(formulation),
        found.account.costPerHour,
      ),
    }
    return { ...result, plan: found, seconds: elapsedSeconds() }
  } finally {
    session.dispose()
  }
}

/** The numbers of the last goal, and the largest gap over all goals. */
const summaryOf = ({ status, stoppedBy, tiers }: TierOutcome) => {
  const last = tiers.at(-1)
  return {
    status,
    stoppedBy,
    tiers,
    objectiveValue: last?.objectiveValue ?? null,
    bestBound: last?.bestBound ?? null,
    gapRelative: tiers.length > 0 ? Math.max(...tiers.map((tier) => tier.gapRelative)) : null,
  }
}

const messageWithoutPlan = ({ status, stoppedBy }: TierOutcome): string => {
  if (status === 'infeasible')
    return 'No plan can hold every limit at once: sites kept open, the open-site limit, the carbon budget and power limits contradict each other. To fix: relax one of them.'
  if (stoppedBy === 'cancelled') return 'It was stopped before the first plan was found.'
  if (stoppedBy === 'timeLimit')
    return 'The time was up before the first plan was found. To fix: allow more time.'
  return 'The engine gave up before it found a plan. To fix: try the other engine.'
}

const readPlan = (formulation: Formulation, values: Float64Array, result: SolveResult): Plan => {
  const { fleet } = formulation.indexed
  const placements = readPlacements(formulation, values)
  const isOpen = (s: number) => (values[formulation.variables.siteOpen[s] ?? -1] ?? 0) > 0.5
  const openSiteIds = fleet.sites.filter((_, s) => isOpen(s)).map((site) => site.id)
  const siteDecisions = readSiteDecisions(
    formulation,
    values,
    new Set(openSiteIds),
    busyBySite(fleet, todayOf(fleet)),
    busyBySite(fleet, { openSiteIds, placements }),
    placements,
  )
  const answer = {
    fleetId: fleet.id,
    currency: fleet.currency,
    objective: result.objective,
    openSiteIds,
    placements,
    unserved: readUnserved(formulation, values, result.refusals),
    siteDecisions,
  }
  const { account, violations } = evaluate(fleet, stateOf(answer))
  const brokenLimits = violations.filter(({ rule }) => rulesThatMayStayBroken.has(rule))
  return { ...answer, format: planFormat, brokenLimits, account }
}

const busyCostByPool = ({ indexed, costs }: Formulation) =>
  new Map(
    indexed.pools.map(({ pool, index }) => [
      pool.id,
      (costs.busyAcceleratorPerHour[index] ?? new Float64Array()).reduce(
        (sum, price, t) => sum + price * (indexed.periodWeight[t] ?? 0),
        0,
      ),
    ]),
  )
