import {
  type Fleet,
  type Plan,
  planFormat,
  type SearchScope,
  type SolveResult,
} from '@berth/shared'
import { findCandidates } from './candidates/findCandidates.ts'
import { rulesThatMayStayBroken } from './evaluate/allowance.ts'
import { busyBySite } from './evaluate/busyBySite.ts'
import { certify } from './evaluate/certify.ts'
import { evaluateLoad } from './evaluate/evaluate.ts'
import { type Examination, examine } from './evaluate/examination.ts'
import { loadOf } from './evaluate/load.ts'
import { stateOf } from './evaluate/state.ts'
import { formulate } from './formulation/formulate.ts'
import { formulateHeld } from './formulation/formulateHeld.ts'
import type { Formulation } from './formulation/formulation.ts'
import { sizeOf } from './linear/linearModel.ts'
import type { AddedRow } from './linear/withRows.ts'
import { type PlanOptions, withDefaults } from './planOptions.ts'
import { groupCells } from './scenario/groupCells.ts'
import { type IndexedFleet, indexFleet } from './scenario/indexFleet.ts'
import { finishWithWholeReplicas } from './solution/finishWithWholeReplicas.ts'
import { solveWithDecisionsFixed } from './solution/fixDecisions.ts'
import { readPlacementPrices } from './solution/readPlacementPrices.ts'
import { readPlacements } from './solution/readPlacements.ts'
import { readPrices } from './solution/readPrices.ts'
import { readUnserved, refusalsOf } from './solution/refusals.ts'
import { readSiteDecisions } from './solution/siteDecisions.ts'
import { solveTiers, type TierOutcome } from './solution/solveTiers.ts'
import type { LinearSolver } from './solvers/linearSolver.ts'
import { selectSolver } from './solvers/selectSolver.ts'
import { judgeWholeReplicas } from './wholeReplicas.ts'

/** Share of the time limit that is kept for the last LP, with all decisions fixed, and for the certificate. */
const finishingShare = 0.1
/** Time that the last LP may take, even where the search has used more than its share. */
const finishingSeconds = 30
/** Or this, where somebody waits for the end. Without this LP the plan has no prices. */
const hurriedSeconds = 0.4
/** Least and largest share of the time limit for the plan with whole replicas: what the search leaves, between these. */
const wholeReplicaShare = { least: 0.05, largest: 0.25 }

/**
 * Plans where every workload of a fleet runs and which sites stay open, proves how good the plan is, and certifies it
 * by an independent check. The answer is always a value: a plan is in it exactly when one exists that holds every limit,
 * and `status`, `stoppedBy` and `message` say why there is none. Throws only where the fleet is not one that `readFleet`
 * accepts, or where an engine fails. Blocks its thread while the engine works: call it in a worker where that matters.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const result = await plan(tinyFleet(), { objective: 'consolidate', timeLimitSeconds: 60 })
 * if (!result.plan) throw new Error(result.message)
 * console.log(result.status, result.plan.openSiteIds) // optimal [ 'West' ]
 * console.log(result.plan.account.costPerHour.toFixed(0), result.certificate?.ok) // 145 true
 */
export const plan = (fleet: Fleet, options: PlanOptions = {}): Promise<SolveResult> =>
  planGroups(fleet, { workloadCounts: new Map(), wantsRanges: true }, options)

interface Groups {
  /** For how many workloads an inference workload of the fleet stands, by its id; others count as one. */
  workloadCounts: ReadonlyMap<string, number>
  /** Whether to work out in which ranges prices hold: with a million columns that can take as long as the plan. */
  wantsRanges: boolean
  /** Limits that a question adds to those of the fleet, such as a share that has to be at a site. */
  rowsFor?: (formulation: Formulation) => AddedRow[]
  /** Goals as a question changes them, or one of its own in place of `weighted`, with the columns that it needs besides those of the fleet. */
  ownGoalFor?: (formulation: Formulation) => Formulation
  /** An engine to plan with instead of the one that the options name, for tests of engines. */
  solver?: LinearSolver
}

/** Plans a fleet of which some inference workloads stand for many that differ only in volume. */
export const planGroups = async (
  fleet: Fleet,
  groups: Groups,
  options: PlanOptions,
): Promise<SolveResult> => {
  if (!options.hold) return search(fleet, groups, options, 'everything')
  const held = await search(fleet, groups, options, 'sitesAndGangsHeld')
  const { unservedPenaltyPerHour } = options.hold.account
  const servesAsMuch =
    held.plan !== null &&
    held.plan.account.unservedPenaltyPerHour <= unservedPenaltyPerHour * (1 + 1e-6) + 1e-6
  if (servesAsMuch) return held
  const timeLimitSeconds = Math.max(
    0.1,
    (options.timeLimitSeconds ?? withDefaults({}).timeLimitSeconds) - held.seconds,
  )
  return search(fleet, groups, { ...options, timeLimitSeconds }, 'sitesHeld')
}

/** Plans within one scope, also where demand is left without room, and without the ranges of prices: for questions that need many plans. */
export const planWithin = (
  fleet: Fleet,
  scope: SearchScope,
  options: PlanOptions,
  rowsFor: (formulation: Formulation) => AddedRow[] = () => [],
  ownGoalFor: (formulation: Formulation) => Formulation = (formulation) => formulation,
): Promise<SolveResult> =>
  search(
    fleet,
    { workloadCounts: new Map(), wantsRanges: false, rowsFor, ownGoalFor },
    options,
    scope,
  )

const search = async (
  fleet: Fleet,
  { workloadCounts, wantsRanges, rowsFor, ownGoalFor, solver: given }: Groups,
  options: PlanOptions,
  scope: SearchScope,
): Promise<SolveResult> => {
  const settings = withDefaults(options)
  const startedAt = settings.now()
  const elapsedSeconds = () => (settings.now() - startedAt) / 1000
  const announce = (phase: 'formulating' | 'certifying' | 'finishing') =>
    settings.onProgress({
      phase,
      tier: null,
      incumbent: null,
      bestBound: null,
      gapRelative: null,
      elapsedSeconds: elapsedSeconds(),
    })

  announce('formulating')
  const indexed = settings.grouping ? groupCells(indexFleet(fleet)) : indexFleet(fleet)
  const ofFleet = formulateHolding(indexed, settings, scope)
  const formulation = ownGoalFor?.(ofFleet) ?? ofFleet
  const selection = given
    ? { solver: given, reason: 'given', refusal: given.refuses(formulation.model) }
    : selectSolver(settings.engine, formulation.model)
  const { solver, reason } = selection
  const examination = examine(fleet)
  const today = evaluateLoad(examination, examination.today, examination.todaysLoad)
  const result: SolveResult = {
    status: 'refused',
    stoppedBy: 'engineLimit',
    message: selection.refusal ?? '',
    objective: settings.objective,
    scope,
    objectiveValue: null,
    bestBound: null,
    gapRelative: null,
    tiers: [],
    layers: null,
    wholeReplicaPlan: null,
    engine: { name: solver.name, version: solver.version, reason },
    size: sizeOf(formulation.model),
    seconds: elapsedSeconds(),
    plan: null,
    certificate: null,
    before: today.account,
    beforeViolations: today.violations,
    prices: [],
    placementPrices: [],
    refusals: refusalsOf(formulation),
  }
  if (selection.refusal !== null) return result
  const contradictions = rulingsThatCannotHold(formulation)
  if (contradictions.length > 0)
    return {
      ...result,
      status: 'infeasible',
      stoppedBy: 'finished',
      message: contradictions.join(' '),
    }

  const session = await openSession(solver, formulation)
  if (typeof session === 'string') return { ...result, message: session }
  try {
    for (const { name, lower, upper, entries } of rowsFor?.(formulation) ?? [])
      session.addRow(name, lower, upper, entries)
    const outcome = solveTiers(session, formulation, {
      ...settings,
      timeLimitSeconds: Math.max(
        0.1,
        settings.timeLimitSeconds *
          (1 - finishingShare - (settings.wholeReplicas ? wholeReplicaShare.least : 0)) -
          elapsedSeconds(),
      ),
    })
    Object.assign(result, summaryOf(outcome))
    if (outcome.values === null) {
      result.message = messageWithoutPlan(outcome)
      return { ...result, seconds: elapsedSeconds() }
    }
    const lastGoal = outcome.tiers.at(-1)?.name ?? 'cost'
    const fixed =
      outcome.lp ??
      solveWithDecisionsFixed(
        session,
        formulation,
        formulation.objectives[lastGoal],
        outcome.values,
        settings.isCancelled() ? hurriedSeconds : finishingSeconds,
      )
    announce('certifying')
    const values = fixed.values ?? outcome.values
    const found = readPlan(formulation, values, result, workloadCounts, examination)
    const certificate = certify(fleet, found)
    result.certificate = certificate
    if (!certificate.ok) {
      result.status = 'noPlanFound'
      result.stoppedBy = 'engineLimit'
      result.message = `The engine’s answer failed the independent check: ${certificate.violations[0]?.text}. To fix: try the other engine.`
      return { ...result, seconds: elapsedSeconds() }
    }
    const hasDecisions = formulation.model.isInteger.some((whole) => whole === 1)
    const { rowPrice, reducedCost } = fixed
    if (rowPrice && reducedCost) {
      const sensitivity = wantsRanges ? session.sensitivity() : null
      const priced = { values, rowPrice, reducedCost, sensitivity }
      const isDecided = hasDecisions || scope !== 'everything'
      const validFor = isDecided ? 'thisPlanOnly' : 'everyPlan'
      result.prices = readPrices(formulation, priced, validFor)
      result.placementPrices = readPlacementPrices(formulation, priced, validFor)
    }
    announce('finishing')
    const { wholeReplicaPlan, ...wholeReplicas } = judgeWholeReplicas(
      fleet,
      found,
      settings.wholeReplicas && !settings.isCancelled()
        ? await finishWithWholeReplicas(solver, formulation, values, {
            ...settings,
            onProgress: () => {},
            timeLimitSeconds: wholeReplicaSeconds(settings.timeLimitSeconds, elapsedSeconds()),
          })
        : {
            placements: null,
            refusal: settings.wholeReplicas ? 'the search was stopped' : 'it was not asked for',
          },
    )
    result.wholeReplicaPlan = wholeReplicaPlan
    result.layers = {
      lpRelaxation: outcome.lpRelaxation,
      integerPlan: lastGoal === 'cost' ? found.account.costPerHour : (result.objectiveValue ?? 0),
      ...wholeReplicas,
    }
    return { ...result, plan: found, seconds: elapsedSeconds() }
  } finally {
    session.dispose()
  }
}

/** The model of everything, or of what is left to decide where decisions of an earlier plan are held. */
const formulateHolding = (
  indexed: IndexedFleet,
  { hold, weights }: Required<PlanOptions>,
  scope: SearchScope,
): Formulation => {
  if (!hold || scope === 'everything') return formulate(indexed, findCandidates(indexed), weights)
  return formulateHeld(indexed, hold, scope === 'sitesAndGangsHeld', weights)
}

const wholeReplicaSeconds = (limit: number, elapsed: number) =>
  Math.min(
    limit * wholeReplicaShare.largest,
    Math.max(limit * wholeReplicaShare.least, limit - elapsed),
  )

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
    return 'No plan can hold every limit at once: sites kept open, the open-site limit, the carbon budget, power limits and the limits of operators contradict each other. To fix: relax one of them.'
  if (stoppedBy === 'cancelled') return 'It was stopped before the first plan was found.'
  if (stoppedBy === 'timeLimit')
    return 'The time was up before the first plan was found. To fix: allow more time.'
  return 'The engine gave up before it found a plan. To fix: try the other engine.'
}

/** The model in the engine, or in words why its memory does not hold it. */
const openSession = async (solver: LinearSolver, { model }: Formulation) => {
  try {
    return await solver.open(model)
  } catch (cause) {
    const { columns, nonZeros } = sizeOf(model)
    const words = (count: number) => count.toLocaleString('en')
    return `${solver.name} could not hold the model of ${words(columns)} columns and ${words(nonZeros)} non-zeros: ${cause instanceof Error ? cause.message : String(cause)}. To fix: split the fleet, or leave sites out.`
  }
}

/** Sites that the planner keeps open and that cannot open, each with the reason. */
const rulingsThatCannotHold = ({ candidates, indexed }: Formulation): string[] =>
  indexed.sites.flatMap(({ site, index, ruling }) => {
    const refusal = candidates.siteRefusals[index]
    return ruling === 'open' && refusal
      ? [`Cannot keep ${site.id} open because ${refusal.text}. To fix: ${refusal.fix}`]
      : []
  })

const readPlan = (
  formulation: Formulation,
  values: Float64Array,
  result: SolveResult,
  workloadCounts: ReadonlyMap<string, number>,
  examination: Examination,
): Plan => {
  const { fleet } = formulation.indexed
  const placements = readPlacements(formulation, values)
  const isOpen = (s: number) => (values[formulation.variables.siteOpen[s] ?? -1] ?? 0) > 0.5
  const openSiteIds = fleet.sites.filter((_, s) => isOpen(s)).map((site) => site.id)
  const { lookup } = examination
  const load = loadOf(lookup, { openSiteIds, placements })
  const siteDecisions = readSiteDecisions(
    formulation,
    values,
    new Set(openSiteIds),
    busyBySite(lookup, examination.todaysLoad),
    busyBySite(lookup, load),
    placements,
    workloadCounts,
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
  const { account, violations } = evaluateLoad(examination, stateOf(answer), load)
  const brokenLimits = violations.filter(({ rule }) => rulesThatMayStayBroken.has(rule))
  return { ...answer, format: planFormat, brokenLimits, account }
}
