/** Each reason once, with how often it holds; the most frequent first. */
export function countedReasons(
  given: readonly { reason: string }[],
): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { reason } of given) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
}
