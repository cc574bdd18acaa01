import type { StopReason } from '@berth/shared'
import { chooseBranch } from './branching.ts'
import { type Choice, Choices } from './choices.ts'
import { Decisions } from './decisions.ts'
import { FacilityDual } from './facilities/facilityDual.ts'
import { readFacilities } from './facilities/facilityProgram.ts'
import { searchFacilities } from './facilities/searchFacilities.ts'
import { serveThrough } from './facilities/serveThrough.ts'
import { fairPrices } from './fairPrices.ts'
import { Gap, type GapOptions } from './gap.ts'
import { GroupedLp, type GroupedLpOutcome, type SparsePlan } from './groupedLp.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { LinkingCutFinder } from './linkingCuts.ts'
import { offerRoundedPlan } from './roundedPlan.ts'
import { sampleProgram } from './sampleProgram.ts'
import { WholePlacer } from './wholePlaces/placeWhole.ts'

/** How a search is limited and watched. */
export interface MipOptions extends GapOptions {
  /** 1 for each of the model's columns that must be whole. */
  isWhole: Uint8Array
  /** Why the search has to end now; null while it need not. */
  stopReason: () => StopReason | null
  /** After so many nodes it ends. */
  mostNodes?: number
}

/** What a search found; `plan` is null where there is none, and `cost` then infinite. */
export interface MipOutcome {
  plan: SparsePlan | null
  cost: number
  bestBound: number
  stoppedBy: StopReason
}

interface Node {
  bound: number
  choices: readonly Choice[]
}

const mostCutRounds = 12
/** Rounds of cuts at a node: more of them cost more than their bound saves. */
const nodeCutRounds = 1
/** Nodes without cuts at first: a plan is often found there before the points move. */
const nodesBeforeCuts = 12
/** A round of cuts that lifts the bound by less than this is the last. */
const worthwhileLift = 1e-5
/** Columns of each group that the root starts with. */
const firstColumns = 8
/** From so many groups on, prices to start from come from the LP of some of them, at most so many, to a gap that is small enough for that. */
const sample = { from: 200, most: 300, gap: 1e-3 } as const
/** Nodes between two plans made by rounding. */
const nodesPerPlan = 6
/** Part of the gap by which a node may be worse than the best one before it is left for later. */
const mostBehind = 0.3
/** Part of the groups that have to be whole from which on sites are chosen before places. */
const mostlyWhole = 0.5
/** Choosing sites with groups split as they like: the part of the gap that it may leave, and how many nodes it may take. */
const sitesFirst = { gapPart: 0.2, nodes: 60 } as const

/**
 * Whole-number programs over groups: branch and bound on what is open and on what must be placed whole. Each node is an LP over
 * all columns, from the prices and basis of the one before; its bound is made from the costs and prices alone.
 * Linking cuts (a group uses no more of a site than the site is open) are added where they are broken.
 * Pure facility location goes another way: `searchFacilities`.
 */
export const solveMip = (lp: GroupedLp, options: MipOptions): MipOutcome =>
  new MipSearch(lp, options).run()

/** Whether `solveMip` has bounds of its own for a program, so that nothing else need be solved before. */
export const isFacilityLocation = (program: GroupedProgram, isWhole: Uint8Array): boolean =>
  readFacilities(program, new Decisions(program, isWhole)) !== null

class MipSearch {
  readonly #options: MipOptions
  readonly lp: GroupedLp
  readonly decisions: Decisions
  readonly choices: Choices
  readonly gap: Gap
  readonly #open: Node[] = []
  readonly #finder: LinkingCutFinder
  #sincePlan = 0
  #nodes = 0
  #placer: WholePlacer | null = null

  constructor(lp: GroupedLp, options: MipOptions) {
    this.#options = options
    this.lp = lp
    this.decisions = new Decisions(lp.program, options.isWhole)
    this.choices = new Choices(lp, this.decisions)
    this.gap = new Gap(options)
    this.#finder = new LinkingCutFinder(lp.program, this.decisions)
  }

  readonly solve = (cutoff = Number.POSITIVE_INFINITY): GroupedLpOutcome =>
    this.lp.solve({
      gapRelative: 0,
      isOver: () => this.#options.stopReason() !== null,
      cutoff,
    })

  run(): MipOutcome {
    const { gap } = this
    const { stopReason } = this.#options
    const facilities = readFacilities(this.lp.program, this.decisions)
    if (facilities) {
      const isOver = () => stopReason() !== null
      const { highs } = this.lp
      const { openings } = this.decisions
      const serve = (isOpen: ArrayLike<number>) =>
        serveThrough(highs, facilities, openings, isOpen, isOver)
      searchFacilities(new FacilityDual(facilities), gap, serve, isOver)
      return this.#end(stopReason() ?? this.#lastReason())
    }
    this.#startRoot()
    const root = this.solve()
    gap.bestBound = root.bestBound
    if (root.plan === null) return this.#end(stopReason() ?? 'engineLimit')
    const last = this.#cutRoot(root)
    gap.tell()
    if (this.#isMostlyWhole()) this.#placeWhole(last)
    else offerRoundedPlan(this, last)
    if (gap.isClosed) return this.#end('gap')
    const open = this.#open
    open.push({ bound: gap.bestBound, choices: [] })
    while (open.length > 0) {
      const reason = stopReason()
      if (reason) return this.#end(reason)
      const node = takeBest(open)
      gap.raise(node.bound)
      if (gap.isClosed) break
      if (this.#dive(node)) return this.#end(gap.isClosed ? 'gap' : 'engineLimit')
      const stopped = stopReason()
      if (stopped) return this.#end(stopped)
    }
    // Whatever was not looked at further costs at least the cutoff.
    if (open.length === 0) gap.raise(gap.incumbent ? gap.cutoff : Number.POSITIVE_INFINITY)
    return this.#end(this.#lastReason())
  }

  /** Where limits come from openings, what these cost says more about prices than a smooth dual does. */
  #startRoot(): void {
    const { lp, decisions } = this
    if (lp.price.some((price) => price !== 0)) {
      lp.startNear(lp.price, firstColumns)
      return
    }
    const prices = fairPrices(lp.program, decisions.openings)
    const priced = prices.reduce((count, price) => count + (price > 0 ? 1 : 0), 0)
    if (priced <= prices.length / 2) return
    lp.startNear(this.#pricesOfSample(prices) ?? prices, firstColumns)
  }

  /** The prices of an LP with some of the groups; null where there are few anyway. */
  #pricesOfSample(start: Float64Array): Float64Array | null {
    const { highs, program } = this.lp
    const served = program.groupCount - this.decisions.openings.length
    const count = Math.min(sample.most, Math.ceil(served / 2))
    const some = served < sample.from ? null : sampleProgram(program, count)
    if (!some) return null
    const lp = new GroupedLp(highs, some)
    try {
      lp.startNear(start, firstColumns)
      lp.solve({ gapRelative: sample.gap, isOver: () => this.#options.stopReason() !== null })
      this.lp.passes += (lp.passes * some.columnCount) / program.columnCount
      return lp.price
    } finally {
      lp.dispose()
    }
  }

  #isMostlyWhole(): boolean {
    const { isWholeGroup, openings } = this.decisions
    const whole = isWholeGroup.reduce((sum, one) => sum + one, -openings.length)
    return whole > mostlyWhole * (isWholeGroup.length - openings.length)
  }

  /** Chooses sites with groups split as they like, which bounds every plan, then places at these sites. */
  #placeWhole(root: GroupedLpOutcome): void {
    const { lp, gap } = this
    const { stopReason, gapRelative, gapAbsolute } = this.#options
    const { modelColumn } = lp.program.origin
    this.#placer = WholePlacer.for(this, () => stopReason() !== null)
    const isWhole = new Uint8Array(this.#options.isWhole.length)
    for (const { yes } of this.decisions.openings) isWhole[modelColumn[yes]!] = 1
    const sites = new MipSearch(lp, {
      isWhole,
      stopReason,
      gapRelative: sitesFirst.gapPart * gapRelative,
      gapAbsolute: sitesFirst.gapPart * gapAbsolute,
      mostNodes: sitesFirst.nodes,
      onProgress: (_, bound) => gap.raise(bound),
    })
    const { plan, bestBound } = sites.run()
    gap.raise(bestBound)
    const chosen = plan ?? root.plan
    if (!chosen || !this.#placer) return
    this.#placer.offerNear(chosen, 'brief')
    if (!gap.isClosed) this.#placer.offerNear(chosen, 'long')
    this.#placer.turnSites()
  }

  #offerPlanNear(solved: GroupedLpOutcome): void {
    if (this.#placer && solved.plan) this.#placer.offerNear(solved.plan, 'brief')
    else offerRoundedPlan(this, solved)
  }

  /** Why a search ended that looked at everything. */
  #lastReason(): StopReason {
    return this.gap.unresolved < this.gap.cost ? 'engineLimit' : 'gap'
  }

  /** Goes down from a node until it ends, the likelier child first; the others stay open. Returns whether the gap closed on the way. */
  #dive(node: Node): boolean {
    const { gap, choices, decisions } = this
    const open = this.#open
    let current = node
    while (!this.#options.stopReason()) {
      if (gap.isAbove(current.bound)) return false
      if (++this.#nodes > (this.#options.mostNodes ?? Number.POSITIVE_INFINITY)) {
        open.push(current)
        return true
      }
      choices.set(current.choices)
      const solved = this.#solveNode()
      const bound = Math.max(current.bound, solved.bestBound)
      if (gap.isAbove(bound)) return false
      if (solved.plan === null) {
        if (!solved.isInfeasible) gap.giveUp(bound)
        return false
      }
      const split = decisions.splitGroups(solved.plan)
      if (split.size === 0) {
        gap.offer(solved)
        return false
      }
      if (++this.#sincePlan >= nodesPerPlan || gap.incumbent === null) {
        this.#sincePlan = 0
        this.#offerPlanNear(solved)
        if (gap.isAbove(bound)) return false
      }
      const [likely, other] = chooseBranch(decisions, choices.ownCost, split)
      if (!likely || !other) {
        gap.giveUp(bound)
        return false
      }
      open.push({ bound, choices: [...current.choices, other] })
      current = { bound, choices: [...current.choices, likely] }
      const least = open.reduce((low, node) => Math.min(low, node.bound), bound)
      gap.raise(least)
      if (gap.isClosed) return true
      // What is left is not the best any more: leave it for later where there is a plan already.
      if (gap.incumbent !== null && bound > least + mostBehind * (gap.cost - least)) {
        open.push(current)
        return false
      }
    }
    return false
  }

  /** Solves a node, with the linking cuts that its plan breaks; its bound is the best of these. */
  #solveNode(): GroupedLpOutcome {
    const { lp, gap } = this
    let solved = this.solve(gap.cutoff)
    let { bestBound } = solved
    const rounds = this.#nodes > nodesBeforeCuts ? nodeCutRounds : 0
    for (let round = 0; round < rounds; round++) {
      if (solved.plan === null || gap.isAbove(bestBound)) break
      const cuts = this.#finder.find(solved.plan)
      if (cuts.length === 0) break
      lp.addCuts(cuts)
      solved = this.solve(gap.cutoff)
      bestBound = Math.max(bestBound, solved.bestBound)
    }
    return { ...solved, bestBound }
  }

  /** Adds broken linking cuts at the root until they lift the bound no more. */
  #cutRoot(root: GroupedLpOutcome): GroupedLpOutcome {
    const { lp, gap } = this
    let current = root
    for (let round = 0; round < mostCutRounds && current.plan; round++) {
      const cuts = this.#finder.find(current.plan)
      if (cuts.length === 0) break
      lp.addCuts(cuts)
      const next = this.solve()
      if (next.plan === null) break
      const lift = next.bestBound - gap.bestBound
      gap.bestBound = Math.max(gap.bestBound, next.bestBound)
      current = next
      if (lift < worthwhileLift * Math.abs(gap.bestBound)) break
    }
    return current
  }

  #end(stoppedBy: StopReason): MipOutcome {
    const { incumbent, cost, bestBound, isProved } = this.gap
    this.choices.set([])
    return {
      plan: incumbent,
      cost,
      bestBound: Math.min(bestBound, cost),
      stoppedBy: isProved ? 'finished' : stoppedBy,
    }
  }
}

/** Takes out the open node with the least bound. */
const takeBest = (open: Node[]): Node => {
  let at = 0
  for (let k = 1; k < open.length; k++) if (open[k]!.bound < open[at]!.bound) at = k
  return open.splice(at, 1)[0]!
}
