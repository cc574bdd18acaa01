import { seededRandom } from '@berth/shared'
import type { LinearSession, LinearSolution, LinearSolveOptions } from '../solvers/linearSolver.ts'
import { branchOnSites } from './branchOnSites.ts'
import type { Goal } from './goals.ts'
import {
  type ColumnBounds,
  chosenBy,
  freeDecisions,
  heldBut,
  settledDecisions,
  unusedSites,
  withColumnsFixed,
} from './heldColumns.ts'
import { addCuts, solveRelaxation } from './solveRelaxation.ts'
import { TierProgress, type TierSolution } from './tierProgress.ts'
import type { TierSearch } from './tierSearch.ts'

/** Shares of the time that is left, for each step. */
const timeShare = {
  /** Sites among those that the relaxation opens, and what is placed at them. */
  firstSites: 0.25,
  sites: 0.6,
  branching: 0.85,
  filling: 0.5,
  /** Filling the sites that the relaxation opens more than half. */
  roundedSites: 0.1,
  /** Filling sites that branching decided on. */
  decidedSites: 0.15,
  /** Placing what the relaxation splits, the rest held. */
  split: 0.1,
  firstPlan: 0.4,
  /** The whole program before anything else, where it is small or the engine has bounds of its own. */
  wholeFirst: 0.8,
  /** A program with few gangs as a whole: in passing, and for long. */
  briefly: 0.05,
  whole: 0.75,
  /** Deciding a plan anew part by part, all parts together and each; before a program with few gangs is tried as a whole, and otherwise. */
  firstParts: 0.12,
  parts: 0.3,
  part: 0.05,
} as const
/** After so many parts in vain, deciding anew part by part ends. */
const mostIdleParts = 150
/** Sites in a part at first. A part that is decided at once and in vain lets the next ones grow, one that takes long lets them shrink. */
const firstPartSites = 4
const growth = 1.05
const shrinking = 0.8
/**
 * Up to so many columns the engine's own search over the whole program comes first, and undisturbed: cuts, held columns and a plan
 * to start from cost it more than they give. With them 6 of 10 public instances that it solves in a minute were left with a gap.
 */
const fewColumns = 20_000
/** Up to so many places for gangs, choosing sites and places at once is faster than one after the other. */
const fewGangChoices = 8000

/**
 * Solves one goal as a mixed-integer program. Every bound holds for every plan:
 * 1. the LP relaxation; a small program, or one that the engine has bounds of its own for, is then searched as a whole, which ends most;
 * 2. the relaxation tightened by cuts, and a first plan. Few gangs: everything placed at the sites that the relaxation opens more
 *    than half. Many: sites chosen among those that the relaxation opens, with gangs split as they like, then gangs placed whole at
 *    the sites chosen; and the same over all sites, which is a relaxation and bounds every plan, without the decisions whose reduced cost alone
 *    exceeds the gap, since a plan that used one would cost more than the plan in hand;
 * 3. parts of the plan decided anew, the rest held, as long as that helps;
 * 4. the whole program, without the decisions that are settled; with few gangs parts decided anew once more where that did not end it.
 * It ends as soon as the gap is small enough.
 * @see reduced-cost fixing: Crowder, Johnson, Padberg, "Solving large-scale zero-one linear programming problems", Operations Research 31 (1983).
 */
export const solveTier = (
  session: LinearSession,
  goal: Goal,
  bounds: ColumnBounds,
  search: TierSearch,
): TierSolution => {
  const { gapRelative, remainingSeconds, isCancelled, siteDecisions } = search
  session.setObjective(goal.objective.cost, goal.objective.offset)
  const isWholeFirst = session.hasOwnBounds || bounds.lower.length <= fewColumns
  let root = solveRelaxation(
    session,
    goal,
    isWholeFirst ? { ...search, findCuts: () => [] } : search,
  )
  if (root.values === null) return { ...root, value: null, lpRelaxation: null }
  const { plainValue } = root
  const progress = new TierProgress(goal, search, root.bestBound)
  const end = (last: LinearSolution) => progress.end(last, plainValue)
  const choices = freeDecisions(bounds)
  if (choices.length === 0) {
    progress.offer(root)
    return { ...end(root), lp: root }
  }

  const mip = (share: number): LinearSolveOptions => ({
    gapRelative: goal.gapAbsolute > 0 ? 0 : gapRelative / 2,
    gapAbsolute: goal.gapAbsolute,
    timeLimitSeconds: remainingSeconds() * share,
    isCancelled,
    ...(progress.incumbent ? { start: progress.incumbent.values } : {}),
  })
  // Only a plan that is better by a whole one counts as better where things are counted.
  const settled = () =>
    settledDecisions(bounds, root, goal.gapAbsolute, progress.incumbent?.value ?? null)
  const solveHolding = (held: ReadonlyMap<number, number>, options: LinearSolveOptions) =>
    withColumnsFixed(session, bounds, held, () => session.solve(options))

  /** Chooses sites with gangs split as they like, holding some decisions. */
  const searchSites = (held: ReadonlyMap<number, number>, share: number, isWhole: boolean) =>
    solveHolding(held, {
      ...mip(share),
      wholeColumns: siteDecisions,
      aimsAtBound: true,
      isCancelled: () => progress.isOver(),
      onProgress: ({ bestBound }) => {
        if (isWhole && bestBound !== null) progress.raiseBound(bestBound)
        progress.tell(null)
      },
    })
  const decideSites = () => {
    const until = remainingSeconds() * (1 - timeShare.branching)
    branchOnSites({
      session,
      bounds,
      siteChoices,
      objective: goal.objective.cost,
      root,
      cutoff: () => progress.incumbent?.value ?? null,
      isOver: () => progress.isOver() || remainingSeconds() <= until,
      solveRelaxed: () =>
        session.solve({
          relaxed: true,
          gapRelative,
          timeLimitSeconds: remainingSeconds(),
          isCancelled,
        }),
      addCuts: (point) => addCuts(session, search.findCuts(point)),
      onBound: (bound) => {
        progress.raiseBound(bound)
        progress.tell(null)
      },
      onSitesDecided: (values) => fill(values, timeShare.decidedSites),
    })
  }
  /** Places everything at the sites that a search chose. */
  const fill = (values: Float64Array | null, share: number) => {
    if (values === null) return
    const onProgress: LinearSolveOptions['onProgress'] = ({ incumbent }) => progress.tell(incumbent)
    progress.offer(solveHolding(chosenBy(values, siteDecisions), { ...mip(share), onProgress }))
  }
  /** Decides parts of the plan anew, the rest held, as long as that goes on helping. */
  const improvePartByPart = (share: number) => {
    const random = seededRandom(1)
    let siteCount = firstPartSites
    const until = remainingSeconds() * (1 - share)
    for (let idle = 0; idle < mostIdleParts && progress.incumbent !== null; idle++) {
      if (progress.isOver() || remainingSeconds() <= until) return
      const { value, values } = progress.incumbent
      const freed = search.parts.near(values, root.reducedCost, random, siteCount)
      if (freed.size === 0) return
      const part = solveHolding(heldBut(freed, values, bounds), mip(timeShare.part))
      progress.offer(part)
      const isBetter = progress.incumbent.value < value - 1e-7 * Math.max(1, Math.abs(value))
      if (isBetter) idle = -1
      else
        siteCount = Math.max(2, siteCount * (part.stoppedBy === 'timeLimit' ? shrinking : growth))
    }
  }
  let hasToldPlan = false
  const searchWhole = (share: number, isOver: () => boolean): LinearSolution => {
    const whole = solveHolding(settled(), {
      ...mip(share),
      isCancelled: isOver,
      onProgress: ({ incumbent, bestBound }) => {
        if (bestBound !== null) progress.raiseBound(bestBound)
        progress.tell(incumbent)
        hasToldPlan ||= incumbent !== null
      },
    })
    progress.raiseBoundBy(whole)
    progress.offer(whole)
    return whole
  }

  const siteChoices = choices.filter((column) => siteDecisions[column] === 1)
  const hasFewGangs = choices.length - siteChoices.length <= fewGangChoices
  if (isWholeFirst) {
    const whole = searchWhole(timeShare.wholeFirst, isCancelled)
    if (progress.isOver() || whole.stoppedBy === 'finished') return end(whole)
    root = solveRelaxation(session, goal, search)
    progress.raiseBoundBy(root)
  }
  const relaxed = root.values
  if (relaxed === null) return end(root)
  if (siteChoices.length > 0) {
    if (hasFewGangs) fill(relaxed, timeShare.roundedSites)
    else {
      const unused = unusedSites(relaxed, siteDecisions, bounds)
      if (unused.size > 0)
        fill(searchSites(unused, timeShare.firstSites, false).values, timeShare.filling)
      if (progress.isOver()) return end(root)
      if (goal.gapAbsolute > 0) {
        const sites = searchSites(settled(), timeShare.sites, true)
        progress.raiseBoundBy(sites)
        if (sites.status === 'infeasible' && progress.incumbent === null) return end(sites)
        fill(sites.values, timeShare.filling)
      } else decideSites()
      if (progress.isOver()) return end(root)
    }
  }
  if (progress.incumbent === null) {
    const held = heldBut(search.parts.undecidedIn(relaxed), relaxed, bounds)
    progress.offer(solveHolding(held, mip(timeShare.split)))
    if (progress.isOver()) return end(root)
  }
  if (progress.incumbent === null) {
    const first = searchWhole(timeShare.firstPlan, () => isCancelled() || hasToldPlan)
    if (progress.isOver() || first.status === 'infeasible') return end(first)
  } else if (hasFewGangs) {
    if (!isWholeFirst) {
      const brief = searchWhole(timeShare.briefly, isCancelled)
      if (progress.isOver() || brief.stoppedBy === 'finished') return end(brief)
    }
    improvePartByPart(timeShare.firstParts)
    if (progress.isOver()) return end(root)
    const whole = searchWhole(timeShare.whole, isCancelled)
    if (progress.isOver() || whole.stoppedBy === 'finished') return end(whole)
    improvePartByPart(1)
    return end(whole)
  }
  improvePartByPart(timeShare.parts)
  if (progress.isOver()) return end(root)
  return end(searchWhole(1, isCancelled))
}
