/**
 * The least that openings with enough capacity together cost: Σ cost·y with Σ capacity·y ≥ needed, where `decided` is 0 (shut),
 * 1 (open) or −1, each. Exact where the undecided ones have one capacity, otherwise the last one counts by its share.
 * Fills `isOpen`, the last one wholly open. Infinite where all of them are too few.
 */
export const coverAtLeast = (
  cost: Float64Array,
  capacity: Float64Array,
  needed: number,
  decided: Int8Array,
  isOpen: Uint8Array,
): number => {
  let [sum, lacking] = [0, needed * (1 - 1e-9)]
  const rest: number[] = []
  for (let k = 0; k < cost.length; k++) {
    const isTaken = decided[k] === 1 || (decided[k] === -1 && cost[k]! < 0)
    isOpen[k] = isTaken ? 1 : 0
    if (isTaken) {
      sum += cost[k]!
      lacking -= capacity[k]!
    } else if (decided[k] === -1 && capacity[k]! > 0) rest.push(k)
  }
  if (lacking <= 0) return sum
  const isOneSize = rest.every((k) => capacity[k] === capacity[rest[0]!])
  rest.sort((a, b) => cost[a]! / capacity[a]! - cost[b]! / capacity[b]! || a - b)
  for (const k of rest) {
    isOpen[k] = 1
    sum += cost[k]! * (isOneSize ? 1 : Math.min(1, lacking / capacity[k]!))
    lacking -= capacity[k]!
    if (lacking <= 0) return sum
  }
  return Number.POSITIVE_INFINITY
}
