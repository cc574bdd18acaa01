/** Two values close to each other between which a sign changes. */
export interface Crossing {
  /** Where the difference is not above 0. */
  before: number
  /** Where it is. */
  after: number
}

/** Part of the interval that a step leaves at either end at least. */
const margin = 0.02

/**
 * Finds where a difference becomes positive between `from`, where it is not, and `to`, where it is; null where `isOver` says so before. Steps follow the
 * straight line between the ends, a hair to either side in turn, and every third halves: a difference that is nearly straight takes five steps or so.
 */
export const crossingOf = async (
  differenceAt: (value: number) => Promise<number>,
  from: number,
  to: number,
  width: number,
  isOver: () => boolean,
): Promise<Crossing | null> => {
  let [before, after] = [from, to]
  let [low, high] = [await differenceAt(from), await differenceAt(to)]
  for (let step = 1; Math.abs(after - before) > width; step++) {
    if (isOver()) return null
    const straight = high > low ? (0 - low) / (high - low) : 0.5
    const aside = ((step % 2 === 0 ? 1 : -1) * width) / (3 * Math.abs(after - before))
    const part = step % 3 === 0 ? 0.5 : Math.min(1 - margin, Math.max(margin, straight + aside))
    const value = before + part * (after - before)
    const difference = await differenceAt(value)
    if (difference > 0) [after, high] = [value, difference]
    else [before, low] = [value, difference]
  }
  return { before, after }
}
