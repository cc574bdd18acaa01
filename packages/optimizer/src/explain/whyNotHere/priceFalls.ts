import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { type Amendment, amended } from './amendment.ts'
import { costWith, type PlacingProgram } from './placingProgram.ts'
import { type Pair, smallestZero } from './smallestZero.ts'
import type { Subject } from './subject.ts'

/** A price of the site that could fall, and the amendment by which it does. */
interface SitePrice {
  /** What it is now, in its unit; it can fall to 0. */
  now: number
  lowerTo: (to: number) => Amendment
}

/** A little more than breaks even, so that the site is strictly cheaper: as part of the fall. */
const beyondEven = 3e-4
/** Differences below this part of the difference at today's price, and of the whole cost, are none. */
const noticeable = { ofExtra: 1e-6, ofCost: 1e-10 }

/**
 * For each price of the site by how much it has to fall until a plan with the other decisions held puts the workload there by itself. Prices for which no fall is
 * enough are left out. Cost: two linear programs of some milliseconds for each of about ten prices tried.
 *
 * @param poolId The pool at which it would run.
 */
export const priceFalls = (
  program: PlacingProgram,
  subject: Subject,
  fleet: Fleet,
  poolId: string,
  settings: AskSettings,
): Amendment[] =>
  pricesOf(fleet, subject, poolId).flatMap(({ lowerTo, now }) => {
    if (now <= 0 || settings.isOver()) return []
    const free = costWith(program, subject, amended(fleet, [lowerTo(0)]).fleet)
    const part = smallestFall(program, free, settings)
    if (part === null || part <= 0) return []
    return [lowerTo(now * (1 - Math.min(1, part * (1 + beyondEven))))]
  })

/** The smallest part of a price that has to go; null where all of it is not enough. */
const smallestFall = (
  program: PlacingProgram,
  costAtNothing: Float64Array,
  settings: AskSettings,
): number | null => {
  const { cost, place, solve } = program
  const change = costAtNothing.map((amount, column) => amount - (cost[column] ?? 0))
  if (change.every((amount) => Math.abs(amount) < 1e-12)) return null
  const line = (goal: Float64Array, isPlaced: boolean) => {
    place(isPlaced)
    const found = solve(goal)
    if (!found) return null
    const slope = change.reduce((sum, amount, j) => sum + amount * (found.values[j] ?? 0), 0)
    return { value: found.value, slope }
  }
  const pairAt = (at: number): Pair | null => {
    if (settings.isOver()) return null
    const goal = cost.map((amount, column) => amount + at * (change[column] ?? 0))
    const [placed, free] = [line(goal, true), line(goal, false)]
    return placed && free ? { at, placed, free } : null
  }
  const start = pairAt(0)
  if (!start) return null
  const extra = start.placed.value - start.free.value
  const part = smallestZero(
    pairAt,
    'concave',
    Math.max(noticeable.ofExtra * extra, noticeable.ofCost * Math.abs(start.free.value)),
  )
  place(false)
  return part
}

const pricesOf = (fleet: Fleet, { kind, siteId }: Subject, poolId: string): SitePrice[] => {
  const site = fleet.sites.find(({ id }) => id === siteId)
  const pool = fleet.pools.find(({ id }) => id === poolId)
  const electricity: SitePrice = {
    now: 1,
    lowerTo: (to) => ({
      key: `electricity ${siteId}`,
      words: `the electricity price of ${siteId}`,
      figure: { from: 1, to, unit: 'of today', isWhole: false },
      edits: (_, factor) => [{ kind: 'scaleElectricityPrice', siteId, factor }],
    }),
  }
  const operation: SitePrice = {
    now: pool?.operatingCostPerHour ?? 0,
    lowerTo: (to) => ({
      key: `operation ${poolId}`,
      words: `the operating cost of a busy accelerator at ${poolId}`,
      figure: {
        from: pool?.operatingCostPerHour ?? 0,
        to,
        unit: `${fleet.currency} per hour`,
        isWhole: false,
      },
      edits: (_, operatingCostPerHour) => [
        { kind: 'change', collection: 'pools', id: poolId, set: { operatingCostPerHour } },
      ],
    }),
  }
  const egress: SitePrice = {
    now: kind === 'inference' ? (site?.egressPricePerGb ?? 0) : 0,
    lowerTo: (to) => ({
      key: `egress ${siteId}`,
      words: `the egress price of ${siteId}`,
      figure: {
        from: site?.egressPricePerGb ?? 0,
        to,
        unit: `${fleet.currency} per GB`,
        isWhole: false,
      },
      edits: (_, egressPricePerGb) => [
        { kind: 'change', collection: 'sites', id: siteId, set: { egressPricePerGb } },
      ],
    }),
  }
  return [electricity, operation, egress]
}
