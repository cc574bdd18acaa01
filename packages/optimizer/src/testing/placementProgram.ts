import { type Random, seededRandom } from '@berth/shared'
import type { LinearModel } from '../linear/linearModel.ts'

/** How a generated program differs from the standard one. */
export type ProgramShape =
  | 'standard'
  | 'fewHugeSites'
  | 'manyTinySites'
  | 'oneScarceResource'
  | 'identicalCosts'
  | 'bindingBudget'
  | 'fourPeriods'

/** What a generated program consists of. */
export interface PlacementProgramOptions {
  /** The same seed gives the same program. */
  seed: number
  sites: number
  workloads: number
  /** Accelerators asked for over accelerators installed, both weighed by speed; 0.75 by default. */
  load?: number
  shape?: ProgramShape
  /** Whether a site costs something when it is open, with one yes-or-no column each. */
  hasFixedCosts?: boolean
  /** Share of the workloads that must be placed whole; 0 by default. */
  indivisibleShare?: number
}

interface Pool {
  site: number
  type: number
  count: number
}
interface Place {
  x: number
  y: number
}
interface Site extends Place {
  energyPrice: number
  egressPrice: number
  powerKw: number
  fixedCost: number
}
interface Workload extends Place {
  isTraining: boolean
  isWhole: boolean
  /** Accelerators of speed 1 that it keeps busy. */
  size: number
  /** How far away it may run, in units of the box. */
  reach: number
  needsMemory: boolean
  /** Size in each period over the largest. */
  profile: number[]
}

const types = [
  { speed: 1, kw: 1.4, perHour: 0.35 },
  { speed: 0.55, kw: 0.9, perHour: 0.22 },
  { speed: 0.2, kw: 0.55, perHour: 0.1 },
]

/**
 * A placement problem as a bare linear program: one group of columns for each workload, with one column for every pool that may
 * run it and one for leaving it unserved; a row for each pool’s accelerators and each site’s power. It is the placement
 * model without its words, at any size, and stored as the engines take it.
 */
export const placementProgram = (options: PlacementProgramOptions): LinearModel => {
  const { workloads: workloadCount, shape = 'standard', hasFixedCosts = false } = options
  const random = seededRandom(options.seed)
  const periods = shape === 'fourPeriods' ? 4 : 1
  const sites = Array.from({ length: options.sites }, () => siteOf(random, shape))
  const pools = sites.flatMap((site, s) => poolsOf(s, site, random, shape))
  const installed = pools.reduce((sum, { count, type }) => sum + count * speedOf(type), 0)
  const workloads = workloadsOf(workloadCount, installed, random, options)
  /** Pools that may run a workload; the same for all that can need the same, so it is looked up in two passes. */
  const eachCandidate = (work: Workload, use: (pool: Pool, p: number) => void) => {
    for (const [p, pool] of pools.entries()) {
      const site = sites[pool.site]
      if (!site || (work.needsMemory && pool.type === 2)) continue
      if (distance(work, site) > work.reach) continue
      if (work.isWhole && work.size / speedOf(pool.type) > pool.count) continue
      use(pool, p)
    }
  }

  const hasBudget = shape === 'bindingBudget'
  const siteRow = workloadCount + pools.length * periods
  const budgetRow = siteRow + sites.length * periods
  const rowCount = budgetRow + (hasBudget ? 1 : 0)
  const groupStart = new Int32Array(workloadCount + 1)
  const perRow = new Int32Array(rowCount + 1)
  for (const [i, work] of workloads.entries()) {
    let columns = 1
    eachCandidate(work, ({ site }, p) => {
      columns++
      for (let t = 0; t < periods; t++) {
        perRow[workloadCount + p * periods + t]!++
        perRow[siteRow + site * periods + t]!++
      }
    })
    groupStart[i + 1] = (groupStart[i] ?? 0) + columns
    perRow[i] = columns
  }
  const shareColumns = groupStart[workloadCount] ?? 0
  const columnCount = shareColumns + (hasFixedCosts ? sites.length : 0)
  if (hasBudget) perRow[budgetRow] = shareColumns - workloadCount
  if (hasFixedCosts) for (let row = workloadCount; row < budgetRow; row++) perRow[row]!++

  const rowStart = new Int32Array(rowCount + 1)
  for (let row = 0; row < rowCount; row++) rowStart[row + 1] = rowStart[row]! + perRow[row]!
  const next = rowStart.slice()
  const nonZeros = rowStart[rowCount]!
  const columnIndex = new Int32Array(nonZeros)
  const value = new Float64Array(nonZeros)
  const cost = new Float64Array(columnCount)
  const upper = new Float64Array(columnCount).fill(1)
  const isInteger = new Uint8Array(columnCount)
  const rowLower = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY)
  const rowUpper = new Float64Array(rowCount)
  const put = (row: number, column: number, amount: number) => {
    const at = next[row]!++
    columnIndex[at] = column
    value[at] = amount
  }
  let cheapestEnergy = 0
  for (const [i, work] of workloads.entries()) {
    let column = groupStart[i]!
    let leastEnergy = Number.POSITIVE_INFINITY
    rowLower[i] = 1
    rowUpper[i] = 1
    eachCandidate(work, (pool, p) => {
      const type = types[pool.type]
      const site = sites[pool.site]
      if (!type || !site) return
      const accelerators = work.size / type.speed
      const energy = accelerators * type.kw
      const transport = work.isTraining ? 0.02 : 0.5
      cost[column] =
        shape === 'identicalCosts'
          ? Math.round(work.size)
          : energy * site.energyPrice +
            accelerators * type.perHour +
            work.size * transport * distance(work, site) * site.egressPrice
      put(i, column, 1)
      for (let t = 0; t < periods; t++) {
        const busy = accelerators * (work.profile[t] ?? 1)
        put(workloadCount + p * periods + t, column, busy)
        put(siteRow + pool.site * periods + t, column, busy * type.kw)
      }
      if (hasBudget) put(budgetRow, column, energy)
      leastEnergy = Math.min(leastEnergy, energy)
      isInteger[column] = work.isWhole ? 1 : 0
      column++
    })
    put(i, column, 1)
    cost[column] = work.size * 8
    isInteger[column] = work.isWhole ? 1 : 0
    if (leastEnergy < Number.POSITIVE_INFINITY) cheapestEnergy += leastEnergy
  }
  const limit = (row: number, amount: number, site: number) => {
    rowUpper[row] = hasFixedCosts ? 0 : amount
    if (hasFixedCosts) put(row, shareColumns + site, -amount)
  }
  for (const [p, { count, site }] of pools.entries())
    for (let t = 0; t < periods; t++) limit(workloadCount + p * periods + t, count, site)
  for (const [s, { powerKw, fixedCost }] of sites.entries()) {
    for (let t = 0; t < periods; t++) limit(siteRow + s * periods + t, powerKw, s)
    if (!hasFixedCosts) continue
    cost[shareColumns + s] = fixedCost
    isInteger[shareColumns + s] = 1
  }
  if (hasBudget) rowUpper[budgetRow] = cheapestEnergy * 1.15
  return {
    columnCount,
    rowCount,
    cost,
    offset: 0,
    lower: new Float64Array(columnCount),
    upper,
    isInteger,
    rowLower,
    rowUpper,
    rowStart,
    columnIndex,
    value,
    columnName: (column) => `x${column}`,
    rowName: (row) => `r${row}`,
  }
}

const speedOf = (type: number) => types[type]?.speed ?? 1
const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y)

const siteOf = (random: Random, shape: ProgramShape): Site => ({
  x: random.next(),
  y: random.next(),
  energyPrice: random.between(0.25, 0.8),
  egressPrice: random.between(0.5, 1.5),
  powerKw: shape === 'oneScarceResource' ? random.between(0.45, 0.6) : random.between(0.7, 1.1),
  fixedCost: 0,
})

/** One or two pools; the site’s power, drawn as a share, becomes kW of them all. */
const poolsOf = (s: number, site: Site, random: Random, shape: ProgramShape): Pool[] => {
  const scale = shape === 'fewHugeSites' ? 6 : shape === 'manyTinySites' ? 1 : 4
  const pools = Array.from({ length: random.whole(1, 2) }, () => ({
    site: s,
    type: random.whole(0, 2),
    count: Math.round(50 * 2 ** random.between(0, scale)),
  }))
  const fullKw = pools.reduce((sum, { type, count }) => sum + count * (types[type]?.kw ?? 1), 0)
  site.powerKw *= fullKw
  site.fixedCost = fullKw * random.between(0.2, 0.5)
  return pools
}

const workloadsOf = (
  count: number,
  installed: number,
  random: Random,
  { load = 0.75, indivisibleShare = 0, shape }: PlacementProgramOptions,
): Workload[] => {
  const drawn = Array.from({ length: count }, (): Workload => {
    const isTraining = random.chance(0.4)
    return {
      x: random.next(),
      y: random.next(),
      isTraining,
      isWhole: false,
      size: 2 ** random.between(0, 4),
      reach: isTraining ? 2 : random.between(0.25, 0.9),
      needsMemory: random.chance(0.3),
      profile: shape === 'fourPeriods' ? [1, 2, 3, 4].map(() => random.between(0.3, 1)) : [1],
    }
  })
  const asked = drawn.reduce((sum, { size }) => sum + size, 0)
  for (const work of drawn) {
    work.size *= (load * installed) / asked
    work.isWhole = random.chance(indivisibleShare)
  }
  return drawn
}
