/** Relative difference up to which two values are the same: some more than the room with which a goal is held. */
const rounding = 2e-7

/**
 * What no other entry is at least as good as in both measures and better in one, by rising first and falling second measure. Of entries that are the same in both the
 * first is kept.
 */
export const notDominated = <Entry extends { values: readonly [number, number] }>(
  entries: readonly Entry[],
): Entry[] => {
  const sorted = [...entries].sort((a, b) => a.values[0] - b.values[0] || a.values[1] - b.values[1])
  const kept: Entry[] = []
  for (const entry of sorted) {
    const last = kept.at(-1)
    if (!last) {
      kept.push(entry)
      continue
    }
    const isBetterInSecond = entry.values[1] < last.values[1] - roomOf(last.values[1])
    if (!isBetterInSecond) continue
    // As good in the first and better in the second.
    if (entry.values[0] <= last.values[0] + roomOf(last.values[0])) kept.pop()
    kept.push(entry)
  }
  return kept
}

/** Room for rounding in a value. */
export const roomOf = (value: number) => rounding * Math.max(1, Math.abs(value))
