import type { Fleet, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { limitUnits } from '../../solution/readPrices.ts'
import { perHour } from '../../words/numbers.ts'
import { type HeldProgram, openHeldProgram } from '../held/heldProgram.ts'
import { limitColumn, type PlannersLimit, plannersLimits } from '../held/limitColumns.ts'
import { settle, solveAgain } from '../held/settle.ts'
import { limitsWithoutPrice, type WithoutPrice } from './limitsWithoutPrice.ts'
import { type LimitWorth, worthInWords } from './limitWorth.ts'

/** What one more unit of each limit is worth under a plan. */
export interface PricesAnswer {
  currency: string
  /** Cost of the plan with the shares at their best for its decisions, currency per hour; null where there is none. */
  costPerHour: number | null
  /** Limits of which more saves something, the most valuable first: what spares penalties comes before what saves cost. */
  limits: LimitWorth[]
  withoutPrice: WithoutPrice[]
  text: string
}

/** Amounts below this, in currency per hour, are nothing. */
const nothing = 1e-9

/**
 * What one more unit of each limit would save per hour, and up to which limit: `savedPerHour` = −∂cost/∂limit to the side of more, with the
 * sites, operators and gangs of the plan held and as much served. One limit is one number also where it binds in several periods. Nothing is thrown:
 * without a price there is a text that says why. Cost: one linear program and its ranges; a fifth of a second for 186 sites and 405 workloads.
 *
 * @see sensitivity analysis by the optimal basis: Chvátal, "Linear programming" (1983), chapter 10.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { prices } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet((input) => {
 *   for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 60
 *   input.policy = { siteRulings: [{ siteId: 'East', ruling: 'open' }, { siteId: 'West', ruling: 'open' }] }
 * })
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const { limits } = await prices(fleet, found)
 * console.log(limits[0]?.limit, limits[0]?.siteId, limits[0]?.savedPerHour) // sitePower West 0.5
 * console.log(limits[0]?.sensitivityRange.to?.toFixed(0)) // 70
 */
export const prices = async (
  fleet: Fleet,
  plan: Plan,
  options: AskOptions = {},
): Promise<PricesAnswer> => {
  const settings = withAskDefaults(plan, options)
  const { currency } = fleet
  let limits: PlannersLimit[] = []
  const program = await openHeldProgram(fleet, plan, (formulation) => {
    limits = plannersLimits(formulation)
    return limits.map((limit) => limitColumn(limit, 0, 0))
  })
  try {
    const settled = settle(program, settings)
    if (typeof settled === 'string')
      return {
        currency,
        costPerHour: null,
        limits: [],
        withoutPrice: [],
        text: `The limits have no price because ${settled}. To fix: plan this fleet anew, or allow more time.`,
      }
    const costPerHour = settled.lp.objectiveValue
    const binding = (row: number) => Math.abs(settled.lp.rowPrice?.[row] ?? 0) > nothing
    const worths = read(program, limits, settled.lp.reducedCost, settings)
    const spared = readSpared(program, limits, settled.outcome.tiers, settings)
    const found = limits
      .map((limit, k) => {
        const rows = limit.rows.filter(({ row }) => binding(row))
        return worthOf(program, { ...limit, rows }, worths[k] ?? noWorth, spared[k] ?? 0, currency)
      })
      .filter(({ savedPerHour, savedPenaltyPerHour }) => savedPerHour + savedPenaltyPerHour > 0)
      .sort(
        (a, b) => b.savedPenaltyPerHour - a.savedPenaltyPerHour || b.savedPerHour - a.savedPerHour,
      )
    return {
      currency,
      costPerHour,
      limits: found,
      withoutPrice: limitsWithoutPrice(fleet),
      text: summary(found, costPerHour, currency),
    }
  } finally {
    program.session.dispose()
  }
}

interface Worth {
  savedPerHour: number
  /** How much less and more of the limit the price holds for; null where nothing ends it. */
  from: number | null
  to: number | null
}

const noWorth: Worth = { savedPerHour: 0, from: null, to: null }
const endless = 1e20
/** A step to the side of more, relative to the limit. */
const smallStep = 1e-6

/** The worth of every limit, in the order of the limits. At a corner, where more and less have other prices, it is that of more. */
const read = (
  { firstAdded, session }: HeldProgram,
  limits: readonly PlannersLimit[],
  reducedCost: Float64Array,
  settings: AskSettings,
): Worth[] => {
  const sensitivity = session.sensitivity()
  const ends = (column: number, range: typeof sensitivity) => {
    const [from, to] = [range?.columnFrom[column], range?.columnTo[column]]
    const end = (value: number | undefined) =>
      value === undefined || Math.abs(value) >= endless ? null : value
    return { from: end(from), to: end(to) }
  }
  const worths = limits.map((_, k): Worth => {
    const column = firstAdded + k
    return { savedPerHour: -(reducedCost[column] ?? 0), ...ends(column, sensitivity) }
  })
  return worths.map((worth, k) => {
    const step = smallStep * Math.max(1, Math.abs(limits[k]?.limitValue ?? 1))
    if (worth.savedPerHour <= nothing || worth.to === null || worth.to > step) return worth
    const column = firstAdded + k
    session.setBounds(column, step, step)
    const beyond = solveAgain({ session }, settings)
    const range = ends(column, session.sensitivity())
    session.setBounds(column, 0, 0)
    if (!beyond) return worth
    return { savedPerHour: -(beyond.reducedCost[column] ?? 0), from: 0, to: range.to }
  })
}

/** By how much one more unit of each limit lets the penalty of unserved demand fall. */
const readSpared = (
  { formulation, firstAdded, session }: HeldProgram,
  limits: readonly PlannersLimit[],
  tiers: readonly { name: string; objectiveValue: number }[],
  settings: AskSettings,
): number[] => {
  const unserved = tiers.find(({ name }) => name === 'unserved')?.objectiveValue ?? 0
  if (unserved <= 1e-6) return []
  const { cost, offset } = formulation.objectives.unserved
  session.setObjective(cost, offset)
  const solution = solveAgain({ session }, settings)
  return limits.map((_, k) => {
    const spared = -(solution?.reducedCost[firstAdded + k] ?? 0)
    return spared > nothing ? spared : 0
  })
}

const worthOf = (
  { formulation }: HeldProgram,
  { limit, limitValue, poolIndex, rows, siteIndex }: PlannersLimit,
  { from, savedPerHour, to }: Worth,
  savedPenaltyPerHour: number,
  currency: string,
): LimitWorth => {
  const { fleet, pools, sites } = formulation.indexed
  const worth = {
    limit,
    siteId: siteIndex === null ? null : (sites[siteIndex]?.site.id ?? null),
    poolId: poolIndex === null ? null : (pools[poolIndex]?.pool.id ?? null),
    limitValue,
    unit: limitUnits[limit],
    periodIds: rows.flatMap(({ periodIndex }) =>
      periodIndex === null ? [] : (fleet.periods[periodIndex]?.id ?? []),
    ),
    savedPerHour: savedPerHour > nothing ? savedPerHour : 0,
    sensitivityRange: {
      from: from === null ? null : limitValue + from,
      to: to === null ? null : limitValue + to,
    },
    savedPenaltyPerHour,
    validFor: 'thisPlanOnly' as const,
  }
  return { ...worth, text: worthInWords(worth, currency) }
}

const summary = (limits: readonly LimitWorth[], costPerHour: number, currency: string): string => {
  const [first] = limits
  return first
    ? `${limits.length} limits hold the cost up, which is ${perHour(costPerHour, currency)}. The most valuable: ${first.text}`
    : `No limit holds the cost up, which is ${perHour(costPerHour, currency)}: more of any would save nothing with these decisions.`
}
