import type { GroupedProgram } from './groupedProgram.ts'

/**
 * Whether everything that must be whole is a choice between no and yes, and a group that has such a choice is all choices: where a
 * single one of its columns may take a part, that one is whole because the others are.
 */
export const isYesOrNo = (
  { cost, groupCount, groupStart, origin }: GroupedProgram,
  whole: Uint8Array,
): boolean => {
  for (let g = 0; g < groupCount; g++) {
    let [choices, loose] = [0, 0]
    for (let c = groupStart[g]!; c < groupStart[g + 1]!; c++) {
      const j = origin.modelColumn[c]!
      if (j >= 0 && whole[j] === 1) {
        if (origin.fullValue[c] !== 1 || !Number.isInteger(origin.base[j])) return false
        choices++
      } else if (cost[c]! < Number.POSITIVE_INFINITY) loose++
    }
    if (choices > 0 && loose > 1) return false
  }
  return true
}
