/** Where a bar lies between the ends of its track, as shares of it. */
export interface BarSpan {
  start: number
  share: number
}

/** The ends of a track that holds all changes and 0. */
export function trackOf(changes: readonly number[]): readonly [number, number] {
  return [Math.min(0, ...changes), Math.max(0, ...changes)]
}

/** The bar from 0 to a change. */
export function barSpan(change: number, [least, largest]: readonly [number, number]): BarSpan {
  const length = largest - least || 1
  return { start: (Math.min(0, change) - least) / length, share: Math.abs(change) / length }
}
