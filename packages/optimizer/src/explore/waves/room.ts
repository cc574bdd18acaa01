import type { Examination } from '../../evaluate/examination.ts'
import type { PoolLoads } from './poolLoads.ts'
import { type RoomPlan, roomPlanOf } from './roomPlan.ts'

/** A pool or site that has too little room for a load, in one period. */
export interface Shortage {
  rule: 'poolCapacityHolds' | 'sitePowerHolds'
  /** `pool in period` or `site in period`. */
  entity: string
  /** Pools whose load counts. */
  poolIds: readonly string[]
  /** What is used, what would be, and what is allowed, in `unit`. */
  used: number
  needed: number
  allowed: number
  unit: 'accelerators' | 'kW'
}

/** How much the pools and sites of a fleet carry, and how much they may. */
export interface Room {
  /** Where the room is too small for some load beside what is there; empty where it is large enough. */
  shortages: (extra: PoolLoads) => Shortage[]
  fits: (extra: PoolLoads) => boolean
  /** Adds a load, or takes it away. */
  add: (load: PoolLoads, sign: 1 | -1) => void
  copy: () => Room
}

/** What is a shortage and what is rounding. */
const tolerance = 1e-7

/** The room that today’s load leaves. Pools and sites over their limit today may stay so, but not more. */
export const roomToday = (examination: Examination): Room => {
  const plan = roomPlanOf(examination)
  return roomOf(plan, plan.busyToday.slice(), plan.powerToday.slice())
}

const roomOf = (plan: RoomPlan, busy: Float64Array, power: Float64Array): Room => {
  const shortages = (extra: PoolLoads): Shortage[] => [
    ...shortagesOf(extra, busy, plan.capacity, plan.poolAt, 'poolCapacityHolds'),
    ...shortagesOf(plan.powerOf(extra), power, plan.powerLimit, plan.siteAt, 'sitePowerHolds'),
  ]
  return {
    shortages,
    fits: (extra) => shortages(extra).length === 0,
    add: (load, sign) => {
      for (const [place, amount] of load) busy[place] = (busy[place] ?? 0) + sign * amount
      for (const [place, amount] of plan.powerOf(load))
        power[place] = (power[place] ?? 0) + sign * amount
    },
    copy: () => roomOf(plan, busy.slice(), power.slice()),
  }
}

const shortagesOf = (
  extra: PoolLoads,
  used: Float64Array,
  limits: Float64Array,
  nameAt: RoomPlan['poolAt'],
  rule: Shortage['rule'],
): Shortage[] => {
  const found: Shortage[] = []
  const unit = rule === 'poolCapacityHolds' ? 'accelerators' : 'kW'
  for (const [place, amount] of extra) {
    const [needed, allowed] = [(used[place] ?? 0) + amount, limits[place] ?? 0]
    if (needed > allowed + tolerance * Math.max(1, allowed))
      found.push({ rule, ...nameAt(place), used: needed - amount, needed, allowed, unit })
  }
  return found
}
