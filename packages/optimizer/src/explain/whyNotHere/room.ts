import type { Fleet } from '@berth/shared'
import { type Amendment, together } from './amendment.ts'
import { carbonBudget, migrationBudget, poolCountOf, powerLimitOf } from './figures.ts'
import type { OwnLimit, PlacingProgram } from './placingProgram.ts'

/** Figures that are told are a little more than the smallest, by as much as the engine is inexact. */
const roundingUp = 1e-6
/** Amounts up to this are nothing. */
const nothing = 1e-7

/**
 * The smallest amendments by which there is room at the site: each limit alone where that is enough; else together, the smallest of the first
 * with the others free, then of the second, and so on, so that none of them can be less with those before it. Empty where no room would do.
 *
 * @param fleet The fleet of the program, from whose figures the amendments go on.
 */
export const roomFor = (program: PlacingProgram, fleet: Fleet): Amendment[][] => {
  program.place(true)
  const alone = program.limits.flatMap((limit) => {
    const amount = smallest(program, limit, [limit])
    return amount === null || amount <= nothing ? [] : [[grown(program, fleet, limit, amount)]]
  })
  const lists = alone.length > 0 ? alone : allTogether(program, fleet)
  reset(program)
  program.place(false)
  return lists
}

/** How little more of a limit is enough, with some limits free and the others as they are set; null where nothing is. */
const smallest = (
  { cost, limits, session, solve }: PlacingProgram,
  limit: OwnLimit,
  free: readonly OwnLimit[],
): number | null => {
  for (const { column } of limits) session.setBounds(column, 0, 0)
  for (const { column } of free) session.setBounds(column, 0, Number.POSITIVE_INFINITY)
  const goal = new Float64Array(cost.length)
  goal[limit.column] = 1
  return solve(goal)?.value ?? null
}

const reset = ({ limits, session }: PlacingProgram) => {
  for (const { column } of limits) session.setBounds(column, 0, 0)
}

const allTogether = (program: PlacingProgram, fleet: Fleet): Amendment[][] => {
  const { cost, limits, session, solve } = program
  const ordered = [...limits].sort((a, b) => order[a.limit] - order[b.limit])
  for (const { column } of limits) session.setBounds(column, 0, Number.POSITIVE_INFINITY)
  let list: Amendment[] = []
  for (const limit of ordered) {
    const goal = new Float64Array(cost.length)
    goal[limit.column] = 1
    const found = solve(goal)
    if (!found) return []
    const amount = found.value <= nothing ? 0 : roundedUp(limit, found.value)
    session.setBounds(limit.column, amount, amount)
    if (amount > 0) list = together(list, [grown(program, fleet, limit, amount)])
  }
  return list.length > 0 ? [list] : []
}

/** Machines first, since they bring a draw of their own. */
const order = { poolCapacity: 0, sitePower: 1, carbonBudget: 2, moves: 3, migration: 4 } as const

const roundedUp = ({ limit }: OwnLimit, amount: number) =>
  limit === 'poolCapacity' ? Math.ceil(amount - roundingUp) : amount * (1 + roundingUp)

/** The amendment that makes a limit larger by an amount, or by the next whole number. */
export const grown = (
  { formulation: { indexed } }: PlacingProgram,
  { policy }: Fleet,
  limit: OwnLimit,
  amount: number,
): Amendment => {
  const more = roundedUp(limit, amount)
  const raised = limit.limitValue + more
  switch (limit.limit) {
    case 'poolCapacity':
      return poolCountOf(
        indexed.pools[limit.poolIndex ?? -1]?.pool.id ?? '',
        limit.limitValue,
        raised,
      )
    case 'sitePower':
      return powerLimitOf(
        indexed.sites[limit.siteIndex ?? -1]?.site.id ?? '',
        limit.limitValue,
        raised,
      )
    case 'carbonBudget':
      return carbonBudget(policy.carbonBudgetKgPerDay ?? 0, raised)
    case 'moves':
    case 'migration':
      return migrationBudget(limit.limit, limit.limitValue, raised)
  }
}
