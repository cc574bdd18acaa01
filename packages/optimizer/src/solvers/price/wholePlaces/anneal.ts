import type { Random } from '@berth/shared'
import type { Placing } from './placing.ts'

/** How long a placing is annealed, between which temperatures in units of cost, and how strict limits are at the end of it. */
export interface Annealing {
  steps: number
  from: number
  to: number
  strictness: readonly [from: number, to: number]
  random: Random
  isOver: () => boolean
}

/** How often a move sends an item of the new place away, and how often that one goes where the first came from. */
const exchange = 0.9
const swap = 0.7
/** Steps between two temperatures. */
const stepsPerTemperature = 512

/**
 * Moves items to other places, or one there and another away, by chance: what costs less is kept, what costs more sometimes, and more seldom
 * the colder it is.
 * @see Kirkpatrick, Gelatt, Vecchi, "Optimization by simulated annealing", Science 220 (1983).
 */
export const anneal = (placing: Placing, options: Annealing): void => {
  const { steps, from, to, strictness, random, isOver } = options
  const { at, first, openColumn, members } = placing
  const { columnAt, placeOf, placeCount } = placing.ground.places
  const { next } = random
  const count = at.length
  const part = stepsPerTemperature / Math.max(1, steps)
  const cooling = (to / from) ** part
  const growth = (strictness[1] / strictness[0]) ** part
  let temperature = from
  placing.strictness = strictness[0]
  const isKept = (change: number) => change <= 0 || next() < Math.exp(-change / temperature)
  /** One of an item’s columns at open sites, rather a cheap one. */
  const choose = (i: number) => {
    const x = next()
    return openColumn[first[i]! + Math.floor((first[i + 1]! - first[i]!) * x * x * x)]!
  }
  for (let step = 0; step < steps; step++) {
    if (step > 0 && step % stepsPerTemperature === 0) {
      if (isOver()) break
      temperature *= cooling
      placing.strictness *= growth
    }
    const i = Math.floor(next() * count)
    const before = at[i]!
    const column = choose(i)
    if (column === before) continue
    const there = members[placeOf[column]!]!
    let change = placing.try(i, column)
    let [j, target] = [-1, -1]
    if (there.length > 0 && next() < exchange) {
      j = there[Math.floor(next() * there.length)]!
      const back = columnAt[j * placeCount + placeOf[before]!]!
      target = back >= 0 && next() < swap ? back : choose(j)
      if (target === at[j]) j = -1
      else change = placing.try(j, target)
    }
    if (isKept(change)) placing.keep(i, column, j, target)
    else placing.undo()
  }
  placing.strictness = strictness[1]
}
