import type { AssignmentProblem } from './assignmentProblem.ts'
import { NumberReader } from './readNumbers.ts'

/**
 * OR-Library capacitated facility location: facilities and customers, then capacity and opening cost of each facility, then for
 * each customer its demand and its cost at each facility. Customers may be split.
 * @see Beasley, "OR-Library", Journal of the Operational Research Society 41 (1990).
 */
export const readCflp = (text: string, words?: Record<string, number>): AssignmentProblem => {
  const numbers = new NumberReader(text, words)
  const facilities = numbers.count('the number of facilities')
  const customerCount = numbers.count('the number of customers')
  const [capacity, openingCost] = pairs(numbers, facilities)
  const size = new Float64Array(customerCount * facilities)
  const cost = new Float64Array(customerCount * facilities)
  for (let j = 0; j < customerCount; j++) {
    size.fill(numbers.take(1, 'demands')[0] ?? 0, j * facilities, (j + 1) * facilities)
    cost.set(numbers.take(facilities, 'costs'), j * facilities)
  }
  numbers.end()
  return { capacity, openingCost, customerCount, size, cost, isSplittable: true, mostOpen: null }
}

/**
 * Single-source facility location in one of two layouts: capacities, opening costs, demands and costs by customer; or, where the
 * first line has one number only, pairs of capacity and opening cost, demands and costs by facility.
 * @see Holmberg, Rönnqvist, Yuan, European Journal of Operational Research 113 (1999).
 * @see Gadegaard, Klose, Nielsen, EURO Journal on Computational Optimization 6 (2018), for the second layout.
 */
export const readSscflp = (text: string): AssignmentProblem => {
  const isByFacility = /^\s*\S+[ \t]*\r?\n/.test(text)
  const numbers = new NumberReader(text)
  const facilities = numbers.count('the number of facilities')
  const customerCount = numbers.count('the number of customers')
  const [capacity, openingCost] = isByFacility
    ? pairs(numbers, facilities)
    : [
        numbers.take(facilities, 'capacities').slice(),
        numbers.take(facilities, 'opening costs').slice(),
      ]
  const demand = numbers.take(customerCount, 'demands')
  const listed = numbers.take(customerCount * facilities, 'costs')
  numbers.end()
  return {
    capacity,
    openingCost,
    customerCount,
    size: Float64Array.from(listed, (_, k) => demand[Math.floor(k / facilities)] ?? 0),
    cost: isByFacility ? byCustomer(listed, facilities, customerCount) : listed.slice(),
    isSplittable: false,
    mostOpen: null,
  }
}

/**
 * OR-Library capacitated p-median: every point is a customer and a possible facility, distances are rounded down.
 * @see Osman, Christofides, International Transactions in Operational Research 1 (1994).
 */
export const readPmedcap = (text: string): AssignmentProblem => {
  const numbers = new NumberReader(text)
  numbers.take(2, 'the number of the problem and its best known value')
  const points = numbers.count('the number of points')
  const mostOpen = numbers.count('the number of medians')
  const [capacity = 0] = numbers.take(1, 'the capacity')
  const rows = Array.from({ length: points }, () => numbers.take(4, 'a point'))
  numbers.end()
  const matrix = (entry: (from: Float64Array, to: Float64Array) => number) =>
    Float64Array.from({ length: points * points }, (_, k) =>
      entry(
        rows[Math.floor(k / points)] ?? new Float64Array(),
        rows[k % points] ?? new Float64Array(),
      ),
    )
  return {
    capacity: new Float64Array(points).fill(capacity),
    openingCost: new Float64Array(points),
    customerCount: points,
    size: matrix(([, , , demand = 0]) => demand),
    cost: matrix(([, x = 0, y = 0], [, u = 0, v = 0]) => Math.floor(Math.hypot(x - u, y - v))),
    isSplittable: false,
    mostOpen,
  }
}

/**
 * Generalised assignment: agents and items, costs by agent, sizes by agent, capacities. Cost is minimised and every item assigned.
 * @see Martello, Toth, "Knapsack Problems", Wiley (1990), chapter 7.
 */
export const readGap = (text: string): AssignmentProblem => {
  const numbers = new NumberReader(text)
  const agents = numbers.count('the number of agents')
  const customerCount = numbers.count('the number of items')
  const cost = numbers.take(agents * customerCount, 'costs')
  const size = numbers.take(agents * customerCount, 'sizes')
  const capacity = numbers.take(agents, 'capacities').slice()
  numbers.end()
  return {
    capacity,
    openingCost: new Float64Array(agents),
    customerCount,
    size: byCustomer(size, agents, customerCount),
    cost: byCustomer(cost, agents, customerCount),
    isSplittable: false,
    mostOpen: null,
  }
}

const pairs = (numbers: NumberReader, length: number) => {
  const list = numbers.take(2 * length, 'capacities and opening costs')
  const every = (offset: number) =>
    Float64Array.from({ length }, (_, i) => list[2 * i + offset] ?? 0)
  return [every(0), every(1)] as const
}

/** Turns a list that goes by facility into one that goes by customer. */
const byCustomer = (list: Float64Array, facilities: number, customers: number) =>
  Float64Array.from(
    list,
    (_, k) => list[(k % facilities) * customers + Math.floor(k / facilities)] ?? 0,
  )
