import type { Gap } from '../gap.ts'
import { type FacilityDual, open, shut, undecided } from './facilityDual.ts'
import type { Serving } from './serveThrough.ts'

/** Steps of an ascent: to the first plan, at the root, after a branch, and after openings were settled. */
const steps = { first: 100, root: 900, branch: 80, settled: 30 }
/** Length of the first step: from afar, and from prices that were good for the node above. */
const firstStep = { afar: 1, near: 0.15 }
/** Before there is a plan, the optimum is taken to be above the first bound by this fraction. */
const guessedRise = 0.1
/** A target above the plan in hand by this fraction keeps steps from vanishing near the optimum. */
const beyondPlan = 1e-3

interface Node {
  bound: number
  price: Float64Array
  decided: Int8Array
  /** The opening to decide next; −1 where all are decided. */
  branch: number
}

/**
 * Facility location by branch and bound on the openings, from Lagrangian bounds: what the other answer to an opening would cost
 * by these prices alone settles most of them. A plan is the LP with the openings that the prices open: `serve`.
 * Raises the bound of `gap` to what is proved of all nodes that are still open, and ends when `isOver`.
 */
export const searchFacilities = (
  dual: FacilityDual,
  gap: Gap,
  serve: (isOpen: ArrayLike<number>) => Serving,
  isOver: () => boolean,
): void => {
  const { openingCount } = dual.facilities
  /** Whether the cheapest plan with each set of openings is proved, where it was looked for. */
  const proved = new Map<string, boolean>()

  const targetAt = (bound: number) =>
    gap.incumbent
      ? gap.cost * (1 + Math.sign(gap.cost) * beyondPlan)
      : bound + guessedRise * Math.abs(bound)
  const ascend = (node: Node, mostSteps: number, first: number) => {
    const cutoff = gap.cutoff
    const bound = dual.ascend(node.price, node.decided, {
      mostSteps,
      firstStep: first,
      cutoff,
      target: targetAt(Math.max(node.bound, dual.boundAt(node.price, node.decided))),
      isOver,
    })
    node.bound = Math.max(node.bound, bound)
  }
  /** Offers the cheapest plan with these openings, once; whether nothing is cheaper with them. */
  const offerPlan = (isOpen: ArrayLike<number>): boolean => {
    const key = Array.from(isOpen).join('')
    const known = proved.get(key)
    if (known !== undefined) return known
    const serving = serve(isOpen)
    gap.offer(serving)
    proved.set(key, serving.isProved)
    return serving.isProved
  }
  /** Offers the plan with the openings that the node’s prices open, unless these prices already say that it costs too much. */
  const offerPlanOf = (node: Node) => {
    dual.boundAt(node.price, node.decided)
    const isOpen = dual.isOpen.slice()
    if (dual.boundAt(node.price, Int8Array.from(isOpen)) < gap.cutoff) offerPlan(isOpen)
  }
  /** Settles every opening whose other answer is above the cutoff; returns how many. */
  const settle = (node: Node): number => {
    const bound = dual.boundAt(node.price, node.decided)
    let settled = 0
    for (let k = 0; k < openingCount; k++) {
      if (node.decided[k] !== undecided) continue
      if (dual.boundOtherwise(bound, node.decided, k) < gap.cutoff) continue
      node.decided[k] = dual.isOpen[k] ? open : shut
      settled++
    }
    return settled
  }
  const chooseBranch = (node: Node) => {
    node.branch = -1
    let nearest = Number.POSITIVE_INFINITY
    for (let k = 0; k < openingCount; k++) {
      const distance = Math.abs(dual.openShare[k]! - 0.5)
      if (node.decided[k] === undecided && distance < nearest) {
        nearest = distance
        node.branch = k
      }
    }
  }
  const waiting: Node[] = []
  /** Whether anything is left to look for in a node. */
  const isLeft = ({ bound }: Node) => !gap.isAbove(bound) && bound < Number.POSITIVE_INFINITY
  const look = (node: Node, mostSteps: number, first: number) => {
    ascend(node, mostSteps, first)
    if (!isLeft(node)) return
    offerPlanOf(node)
    if (gap.incumbent && settle(node) > 0) {
      ascend(node, steps.settled, firstStep.near)
      settle(node)
    }
    if (!isLeft(node)) return
    chooseBranch(node)
    waiting.push(node)
  }

  const root: Node = {
    bound: Number.NEGATIVE_INFINITY,
    price: dual.startPrices(),
    decided: dual.facilities.decided.slice(),
    branch: -1,
  }
  ascend(root, steps.first, firstStep.afar)
  gap.raise(root.bound)
  offerPlanOf(root)
  look(root, steps.root, firstStep.afar)
  gap.raise(root.bound)
  while (waiting.length > 0 && !isOver()) {
    const node = takeBest(waiting)
    gap.raise(node.bound)
    if (!isLeft(node)) return
    if (node.branch < 0) {
      if (!offerPlan(node.decided)) gap.giveUp(node.bound)
      continue
    }
    for (const answer of [open, shut]) {
      const decided = node.decided.slice()
      decided[node.branch] = answer
      look({ ...node, decided, price: node.price.slice() }, steps.branch, firstStep.near)
    }
  }
  // Whatever was not looked at further costs at least the cutoff.
  if (waiting.length === 0 && !isOver())
    gap.raise(gap.incumbent ? gap.cutoff : Number.POSITIVE_INFINITY)
}

/** Takes out the node with the least bound. */
const takeBest = (waiting: Node[]): Node => {
  let at = 0
  for (let k = 1; k < waiting.length; k++) if (waiting[k]!.bound < waiting[at]!.bound) at = k
  return waiting.splice(at, 1)[0]!
}
