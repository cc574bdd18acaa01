/**
 * A seeded source of numbers in [0, 1).
 * @see mulberry32, Tommy Ettinger, public domain.
 */
export const seededRandom = (seed: number) => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low: number, high: number) => low + next() * (high - low),
    whole: (low: number, high: number) => Math.floor(low + next() * (high - low + 1)),
    chance: (probability: number) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new Error('Cannot pick from an empty list.')
      return chosen
    },
  }
}
/** A source of numbers made by `seededRandom`. */
export type Random = ReturnType<typeof seededRandom>
