import { type Random, seededRandom } from '@berth/shared'
import type { SparsePlan } from '../groupedLp.ts'
import type { PlanSearch } from '../roundedPlan.ts'
import { unitCosts } from '../scales.ts'
import { anneal } from './anneal.ts'
import { readPlaces } from './places.ts'
import { Placing, type PlacingGround } from './placing.ts'

/** Steps for each item: for a plan at once, for a good one, and after a site was opened or shut. */
const steps = { brief: 1000, long: 16_000, turned: 4000 } as const
/** Temperatures, in units of what an item costs at its cheapest place in the mean. */
const temperature = { first: 0.1, turned: 0.1, last: 0.0005 } as const
/** Limits are soft at first, so that items can pass each other, and end strict. */
const strictness: readonly [number, number] = [0.5, 20]
const strictest: readonly [number, number] = [20, 2000]
const stepsToHold = 200
/** A site counts as open in an LP from this share on. */
const openShare = 0.5
/** Sites turned in vain after which nothing more is expected of it. */
const mostIdleTurns = 24
/** Of so many sites that are nearest to being worth it, one is turned. */
const nearestSites = 25

/**
 * Looks for plans in which every group is placed whole: a start near an LP's plan is annealed with limits that are soft at first.
 * Groups that may be split are placed whole as well, and get their shares from an LP in the end.
 */
export class WholePlacer {
  readonly #search: PlanSearch
  readonly #ground: PlacingGround
  readonly #isOver: () => boolean
  readonly #random: Random = seededRandom(1)
  readonly #unit: number
  /** Openings, the one whose price is nearest to what it is worth first. */
  readonly #byWorth: number[]
  #best: Placing | null = null

  /** Null for a program that it cannot see. */
  static for(search: PlanSearch, isOver: () => boolean): WholePlacer | null {
    const { program, price } = search.lp
    const places = readPlaces(program, search.decisions, price)
    if (!places) return null
    const weight = unitCosts(program).map((amount, r) => Math.max(amount, price[r]!))
    const ground = { program, decisions: search.decisions, places, weight }
    return new WholePlacer(search, ground, isOver)
  }

  private constructor(search: PlanSearch, ground: PlacingGround, isOver: () => boolean) {
    this.#search = search
    this.#ground = ground
    this.#isOver = isOver
    const { items, column, start } = ground.places
    let sum = 0
    for (let i = 0; i < items.length; i++) sum += Math.abs(ground.program.cost[column[start[i]!]!]!)
    this.#unit = Math.max(1e-9, sum / Math.max(1, items.length))
    this.#byWorth = openingsByWorth(search)
  }

  /** Offers a plan near an LP's. */
  offerNear(plan: SparsePlan, length: 'brief' | 'long'): void {
    const placing = this.#startAt(plan)
    if (placing) this.#anneal(placing, steps[length], temperature.first)
  }

  /** Opens and shuts sites of the best plan, one or two at a time, as long as that helps and the gap is open. */
  turnSites(): void {
    for (let idle = 0; idle < mostIdleTurns && this.#best && !this.#isOver(); idle++) {
      if (this.#search.gap.isClosed) return
      const best: Placing = this.#best
      const placing = best.copy()
      placing.strictness = strictness[0]
      if (!this.#turnSome(placing, idle % 3)) continue
      this.#anneal(placing, steps.turned, temperature.turned)
      if (this.#best !== best) idle = -1
    }
  }

  #turnSome(placing: Placing, kind: number): boolean {
    const pick = (isOpen: number) => {
      const list = this.#byWorth.filter((k) => placing.isOpen[k] === isOpen)
      const x = this.#random.next()
      return list[Math.floor(Math.min(list.length, nearestSites) * x * x)]
    }
    const sites = [kind === 1 ? undefined : pick(0), kind === 0 ? undefined : pick(1)]
    const turned = sites.filter((site) => site !== undefined)
    return turned.length > 0 && turned.every((site) => placing.turn(site))
  }

  #anneal(placing: Placing, perItem: number, from: number) {
    const count = placing.at.length
    const options = {
      to: temperature.last * this.#unit,
      random: this.#random,
      isOver: this.#isOver,
    }
    anneal(placing, { ...options, steps: perItem * count, from: from * this.#unit, strictness })
    if (!placing.holdsLimits)
      anneal(placing, {
        ...options,
        steps: stepsToHold * count,
        from: options.to,
        strictness: strictest,
      })
    if (!placing.holdsLimits || (this.#best && placing.cost >= this.#best.cost)) return
    this.#best = placing
    this.#offer(placing)
  }

  /** At the sites that the LP opens, every item where most of it is. */
  #startAt({ columns, shares }: SparsePlan): Placing | null {
    const share = new Map(columns.map((c, k) => [c, shares[k]!]))
    const isOpen = this.#ground.decisions.openings.map(({ yes }) =>
      (share.get(yes) ?? 0) >= openShare ? 1 : 0,
    )
    const placing = new Placing(this.#ground, isOpen)
    for (let i = 0; i < placing.at.length; i++) {
      let [best, most] = [-1, 0]
      for (let k = placing.first[i]!; k < placing.first[i + 1]!; k++) {
        const amount = share.get(placing.openColumn[k]!) ?? 0
        if (amount > most) {
          most = amount
          best = placing.openColumn[k]!
        }
      }
      if (best >= 0) {
        placing.try(i, best)
        placing.keep(i, best)
      } else if (!placing.moveToBest(i)) return null
    }
    return placing
  }

  #offer({ at, isOpen, cost }: Placing) {
    const { decisions, places } = this.#ground
    const { choices, gap, solve } = this.#search
    const sites = decisions.openings.map(({ yes, no }, k) => (isOpen[k] ? yes : no))
    if (places.items.every((g) => decisions.isWholeGroup[g])) {
      const columns = [...sites, ...at]
      gap.offer({ plan: { columns, shares: columns.map(() => 1) }, cost })
      return
    }
    const before = choices.made
    const whole = [...at].filter((c) => decisions.isWholeGroup[decisions.groupOf[c]!])
    choices.set([...sites, ...whole].map((column) => ({ column, isTaken: true })))
    gap.offer(solve(gap.cutoff))
    choices.set(before)
  }
}

/** By how much an opening costs more or less than its capacity is worth at the present prices. */
const openingsByWorth = ({ decisions, lp }: PlanSearch): number[] => {
  const { cost, entryStart, entryRow, entryUse } = lp.program
  const distance = decisions.openings.map(({ yes, no }) => {
    let sum = cost[yes]! - cost[no]!
    for (let e = entryStart[yes]!; e < entryStart[yes + 1]!; e++)
      sum += lp.price[entryRow[e]!]! * entryUse[e]!
    return Math.abs(sum)
  })
  return [...distance.keys()].sort((a, b) => distance[a]! - distance[b]! || a - b)
}
