import type { Problem } from './problem.ts'
import { advance, copyOf, type Progress, type Step, stateNow } from './progress.ts'

/** Decides sites before a wave, as far as that breaks no limit more than today, without what moves in the wave. */
export interface Decider {
  /** Whether sites can be decided besides those that already are; they then are. */
  decides: (siteIds: readonly string[]) => boolean
  /** Decides as many as can be, in whatever order they can. Which these are. */
  decidesAsManyAs: (siteIds: readonly string[]) => string[]
}

/** The progress itself stays as it is. */
export const deciderOf = (problem: Problem, progress: Progress): Decider => {
  let trial = copyOf(progress)
  let refused = new Set<string>()
  const decides = (siteIds: readonly string[]): boolean => {
    const wanted = siteIds.filter((id) => !trial.decidedSiteIds.has(id))
    if (wanted.length === 0) return true
    if (wanted.some((id) => refused.has(id))) return false
    const next = copyOf(trial)
    advance(next, { decidesSiteIds: wanted, steps: [] })
    if (problem.worseThanToday(stateNow(problem, next)).length > 0) {
      if (wanted.length === 1) for (const id of wanted) refused.add(id)
      return false
    }
    trial = next
    // What was refused may go now: an operator that gave a site away can take another.
    refused = new Set()
    return true
  }
  return {
    decides,
    decidesAsManyAs: (siteIds) => {
      // Operators that swap sites can only do so at once.
      if (decides(siteIds)) return [...siteIds]
      const decided: string[] = []
      let left = [...siteIds]
      for (let before = -1; decided.length > before; ) {
        before = decided.length
        decided.push(...left.filter((id) => decides([id])))
        left = left.filter((id) => !decided.includes(id))
      }
      return decided
    },
  }
}

/** Sites that have to be decided before a step arrives there. */
export const sitesNeeded = (
  { siteOfPool, siteIdsToDecide }: Problem,
  { decidedSiteIds }: Progress,
  { to }: Pick<Step, 'to'>,
): string[] => {
  const siteIds = new Set(to.map(({ poolId }) => siteOfPool.get(poolId) ?? ''))
  return [...siteIds].filter((id) => siteIdsToDecide.has(id) && !decidedSiteIds.has(id))
}
