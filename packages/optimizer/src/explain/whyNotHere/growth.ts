import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import type { Amendment } from './amendment.ts'
import type { OwnLimit, PlacingProgram } from './placingProgram.ts'
import { grown } from './room.ts'
import { type Pair, smallestZero } from './smallestZero.ts'

/** A little more than breaks even, as part of the growth. */
const beyondEven = 3e-4
const noticeable = { ofExtra: 1e-6, ofCost: 1e-10 }

/**
 * For each limit of the site and its pools how much more of it there has to be until a plan with the other decisions held puts the workload there by itself:
 * then what runs there now is no more in its way. Limits of which no amount is enough are left out, and all of them where gangs are free,
 * since then costs do not bend one way.
 */
export const growths = (
  program: PlacingProgram,
  fleet: Fleet,
  settings: AskSettings,
): Amendment[] => {
  if (!program.isContinuous) return []
  return program.limits
    .filter(({ limit }) => limit === 'poolCapacity' || limit === 'sitePower')
    .flatMap((limit) => {
      const most = largestUse(program, limit)
      const part = most > 0 ? smallestGrowth(program, limit, most, settings) : null
      return part === null || part <= 0
        ? []
        : [grown(program, fleet, limit, part * most * (1 + beyondEven))]
    })
}

/** More of a limit than this changes nothing: everything that may run there at once, in its unit. */
const largestUse = ({ formulation }: PlacingProgram, { rows }: OwnLimit): number => {
  const { model } = formulation
  return Math.max(
    ...rows.map(({ perUnit, row }) => {
      let use = 0
      for (let k = model.rowStart[row] ?? 0; k < (model.rowStart[row + 1] ?? 0); k++) {
        const [column, value] = [model.columnIndex[k] ?? -1, model.value[k] ?? 0]
        if (value > 0) use += value * Math.min(1e9, model.upper[column] ?? 0)
      }
      return use / perUnit
    }),
  )
}

const smallestGrowth = (
  { cost, place, session, solve }: PlacingProgram,
  { column }: OwnLimit,
  most: number,
  settings: AskSettings,
): number | null => {
  const line = (isPlaced: boolean) => {
    place(isPlaced)
    const found = solve(cost)
    return found?.reducedCost
      ? { value: found.value, slope: (found.reducedCost[column] ?? 0) * most }
      : null
  }
  const pairAt = (at: number): Pair | null => {
    if (settings.isOver()) return null
    session.setBounds(column, at * most, at * most)
    const [placed, free] = [line(true), line(false)]
    return placed && free ? { at, placed, free } : null
  }
  const start = pairAt(0)
  const extra = start ? start.placed.value - start.free.value : 0
  const part = start
    ? smallestZero(
        pairAt,
        'convex',
        Math.max(noticeable.ofExtra * extra, noticeable.ofCost * Math.abs(start.free.value)),
      )
    : null
  session.setBounds(column, 0, 0)
  place(false)
  return part
}
