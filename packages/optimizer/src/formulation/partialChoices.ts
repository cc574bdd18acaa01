import type { Random } from '@berth/shared'
import type { Formulation } from './formulation.ts'

/** The columns of one workload, or of one region's requests, at one site. */
interface Choice {
  siteIndex: number
  column: number
}

/** Parts of the whole-number columns that are worth deciding while the rest is held. */
export interface PartialChoices {
  /** Every decision on a site, and the places of gangs that a relaxed point splits. */
  undecidedIn(point: Float64Array): Set<number>
  /** Some sites that suit one workload best, and the places of every gang that is at one of them. */
  near(
    point: Float64Array,
    reducedCost: Float64Array | null,
    random: Random,
    siteCount: number,
  ): Set<number>
}

/** A gang of which a relaxed point has less than this in one place is split. */
const wholeShare = 1 - 1e-6
/** Besides the sites that suit a workload best, this share are drawn from all of its sites. */
const drawnShare = 0.25

/**
 * The parts in which a plan is found and improved by small programs. What is near is drawn: a workload, and the sites that suit it best
 * at the prices of the relaxation.
 * @see large neighbourhood search: Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 98;
 * relaxation-enforced neighbourhoods: Berthold, "RENS: the optimal rounding", Mathematical Programming Computation 6 (2014).
 */
export const partialChoices = ({ candidates, indexed, variables }: Formulation): PartialChoices => {
  const {
    blocks,
    operatedBy,
    refitted,
    replicas,
    share,
    siteOpen,
    trainingPlaced,
    trainingUnplaced,
  } = variables
  const gangs: Choice[][] = indexed.gangs.map(() => [])
  candidates.training.forEach(({ gangIndex, siteIndex }, c) => {
    gangs[gangIndex]?.push({ siteIndex, column: trainingPlaced[c] ?? -1 })
  })
  const cells: Choice[][] = indexed.cells.map(() => [])
  candidates.inference.forEach(({ cellIndex, siteIndex }, c) => {
    cells[cellIndex]?.push({ siteIndex, column: share[c * blocks.length] ?? -1 })
  })
  const workloads = [...gangs, ...cells].filter((choices) => choices.length > 1)
  const siteColumns = (s: number) =>
    [siteOpen[s], refitted[s], ...(operatedBy[s] ?? []).map(({ column }) => column)].filter(
      (column) => column !== undefined && column >= 0,
    ) as number[]

  const placeOf = (choices: readonly Choice[], point: Float64Array, share: number) =>
    choices.find(({ column }) => (point[column] ?? 0) > share)
  const undecidedIn = (point: Float64Array) => {
    const freed = new Set<number>()
    for (const s of indexed.sites.keys()) for (const column of siteColumns(s)) freed.add(column)
    gangs.forEach((choices, j) => {
      const unplaced = trainingUnplaced[j] ?? -1
      if (placeOf(choices, point, wholeShare) || (point[unplaced] ?? 0) > wholeShare) return
      for (const { column } of choices) freed.add(column)
      freed.add(unplaced)
    })
    for (const { column } of replicas) freed.add(column)
    return freed
  }
  const near: PartialChoices['near'] = (point, reducedCost, random, siteCount) => {
    const freed = new Set<number>()
    if (workloads.length === 0) return freed
    const workload = random.pick(workloads)
    const priceOf = ({ column }: Choice) => reducedCost?.[column] ?? 0
    const sites = new Set<number>()
    const here = placeOf(workload, point, 0.5)
    if (here) sites.add(here.siteIndex)
    const best = [...workload].sort((a, b) => priceOf(a) - priceOf(b))
    for (const { siteIndex } of best) {
      if (sites.size >= siteCount) break
      sites.add(random.chance(drawnShare) ? random.pick(workload).siteIndex : siteIndex)
    }
    for (const s of sites) for (const column of siteColumns(s)) freed.add(column)
    gangs.forEach((choices, j) => {
      const now = placeOf(choices, point, 0.5)
      if (now && !sites.has(now.siteIndex)) return
      for (const { siteIndex, column } of choices) if (sites.has(siteIndex)) freed.add(column)
      freed.add(trainingUnplaced[j] ?? -1)
    })
    for (const { poolIndex, column } of replicas)
      if (sites.has(indexed.pools[poolIndex]?.siteIndex ?? -1)) freed.add(column)
    return freed
  }
  return { undecidedIn, near }
}
