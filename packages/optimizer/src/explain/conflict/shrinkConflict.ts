import type { Verdict } from './probe.ts'
import type { RuleItem } from './ruleItem.ts'

/** Rules that are held or given up together. */
export type ItemGroup = readonly RuleItem[]

/** Who says whether rules can hold together. */
export interface Oracle {
  hold(items: ItemGroup): void
  giveWay(items: ItemGroup): void
  /** Whether some plan holds every rule that is held. */
  verdict(): Verdict | Promise<Verdict>
}

/** What is left of a conflict when nothing more can be left out. */
export interface FoundConflict {
  groups: ItemGroup[]
  /** Whether for every group a plan was found that holds all the others. */
  isMinimal: boolean
}

/**
 * Deletion filter: groups that contradict each other are given up one by one, in order; one whose absence makes a plan possible is needed
 * and held again. Rules only ever loosen, so what is needed once stays needed.
 *
 * @param triesHalves Whether halves of them are tried first, which takes fewer questions where few are needed.
 * @see Chinneck, Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3 (1991).
 */
export const shrinkConflict = async (
  oracle: Oracle,
  groups: readonly ItemGroup[],
  triesHalves: boolean,
  isOver: () => boolean,
): Promise<FoundConflict> => {
  const kept: ItemGroup[] = []
  let isMinimal = true
  const tryWithout = async (some: readonly ItemGroup[]): Promise<void> => {
    if (some.length === 0) return
    if (isOver()) {
      kept.push(...some)
      isMinimal = false
      return
    }
    const isOne = some.length === 1
    if (isOne || (triesHalves && some.length < groups.length)) {
      const items = some.flat()
      oracle.giveWay(items)
      const verdict = await oracle.verdict()
      if (verdict === 'impossible') return
      oracle.hold(items)
      if (isOne) {
        kept.push(...some)
        isMinimal &&= verdict === 'possible'
        return
      }
    }
    const half = Math.ceil(some.length / 2)
    await tryWithout(some.slice(0, half))
    await tryWithout(some.slice(half))
  }
  await tryWithout(groups)
  return { groups: kept, isMinimal }
}
