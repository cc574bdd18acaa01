import type { Fleet } from '@berth/shared'
import type { ConflictItem, ConflictMember } from './conflictAnswer.ts'
import { sentenceOf, sentenceOfMany } from './describeItem.ts'
import type { FoundConflict, ItemGroup } from './shrinkConflict.ts'

/** Rules that are told one by one; of more, the rest is counted. */
const mostTold = 6

/** A group of a conflict in the planner’s words. */
export const conflictItem = (fleet: Fleet, group: ItemGroup): ConflictItem => {
  const members = group.map((item): ConflictMember => {
    const { workloadId, regionId, siteId, poolId, operatorId, limit, unit } = item
    const text = sentenceOf(fleet, item)
    return { workloadId, regionId, siteId, poolId, operatorId, limit, unit, text }
  })
  const [first] = group
  if (!first) throw new Error('A rule of a conflict without an entity.')
  const [only] = members
  return {
    rule: first.rule,
    members,
    text: only && members.length === 1 ? only.text : sentenceOfMany(first.rule, members.length),
  }
}

/** How far it was shown that every item of a conflict is needed. */
export const proofText = ({ isMinimal, groups }: FoundConflict): string => {
  const halls = groups.every(({ length }) => length === 1)
    ? ''
    : ' Accelerators and power limits are as the sites have them; where rules are counted, they were looked at together.'
  return isMinimal
    ? `Leaving out any one of them makes a plan possible for the others.${halls}`
    : `The time was up before it was shown that each of them is needed.${halls}`
}

/** A conflict as a sentence. */
export const conflictText = (items: readonly ConflictItem[], proof: string): string => {
  const told = items.slice(0, mostTold).map(({ text }) => text)
  const rest = items.length - told.length
  const list = [...told, ...(rest > 0 ? [`${rest} more`] : [])]
  const together = `${list.slice(0, -1).join(', ')}${list.length > 1 ? ' and ' : ''}${list.at(-1)}`
  return list.length === 1
    ? `This is not possible: ${together}. ${proof}`
    : `These cannot hold together: ${together}. ${proof}`
}
