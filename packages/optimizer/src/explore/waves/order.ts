import type { Problem } from './problem.ts'
import type { Relocation } from './relocation.ts'
import type { Worth } from './worth.ts'

/** Nothing moves less than this, in accelerators, so that what moves for nothing is not worth endlessly much. */
const leastDisruption = 1e-6

/**
 * All relocations in the order in which they should be tried: site by site of those that the plan shuts, the site first that saves most for
 * what has to move, and then everything else by what it saves for what moves.
 */
export const inOrderOfWorth = ({ relocations }: Problem, worth: Worth): Relocation[] => {
  const bySite = new Map<string, Set<Relocation>>()
  for (const relocation of relocations)
    for (const siteId of worth.leaves(relocation).keys())
      bySite.set(siteId, (bySite.get(siteId) ?? new Set()).add(relocation))
  const ordered: Relocation[] = []
  const take = (group: Iterable<Relocation>) => {
    for (const relocation of [...group].sort((a, b) => a.movedAccelerators - b.movedAccelerators)) {
      ordered.push(relocation)
      for (const siteId of worth.leaves(relocation).keys()) bySite.get(siteId)?.delete(relocation)
    }
  }
  while (bySite.size > 0) {
    let [bestId, bestRate] = ['', Number.NEGATIVE_INFINITY]
    for (const [siteId, group] of bySite) {
      let [saved, moved] = [worth.shuttingPerHour(siteId), leastDisruption]
      for (const relocation of group) {
        saved += worth.ownPerHour(relocation)
        moved += relocation.movedAccelerators
      }
      if (saved / moved > bestRate) [bestId, bestRate] = [siteId, saved / moved]
    }
    take(bySite.get(bestId) ?? [])
    bySite.delete(bestId)
  }
  const taken = new Set(ordered)
  const rate = (relocation: Relocation) =>
    worth.ownPerHour(relocation) / (leastDisruption + relocation.movedAccelerators)
  const rest = relocations.filter((relocation) => !taken.has(relocation))
  return [...ordered, ...rest.sort((a, b) => rate(b) - rate(a))]
}
