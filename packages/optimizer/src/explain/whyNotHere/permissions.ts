import { type Amendment, amended, isWithin, together } from './amendment.ts'
import { newPool } from './newPool.ts'
import { judge, type PoolRefusals } from './obstacles.ts'
import { permissionFor } from './permissionFor.ts'
import type { Subject } from './subject.ts'
import { wholeLimits } from './wholeLimits.ts'

/** One fix may bring up the next: a larger replica fits the memory and no more the pool. */
const mostRounds = 8

/**
 * The amendments that make the place legal, one list for each pool of the site; lists that ask for more than another are left out. An empty
 * list where it is legal already. A pool for which nothing is known that would help is left out; where that leaves none, the site gets a new one.
 */
export const permissions = (subject: Subject, pools: readonly PoolRefusals[]): Amendment[][] => {
  const lists = pools.flatMap(({ pool, refusals }) => {
    if (refusals.length === 0) return [[]]
    const list = permissionAt(subject, pool.pool.id)
    return list ? [list] : []
  })
  const known = lists.length > 0 ? lists : withNewPool(subject)
  const smallest = known.filter(
    (list, k) => !lists.some((other, j) => isWithin(other, list) || (j < k && isSame(other, list))),
  )
  return smallest.map((list) => together(list, wholeLimits(subject, list)))
}

const withNewPool = (subject: Subject): Amendment[][] => {
  const pool = newPool(subject)
  const list = pool && permissionAt(subject, pool.poolId, [pool.amendment])
  return list ? [list] : []
}

const isSame = (one: readonly Amendment[], other: readonly Amendment[]) =>
  one.length === other.length &&
  one.every(({ figure, key }) =>
    other.some((amendment) => amendment.key === key && amendment.figure?.to === figure?.to),
  )

/** The amendments that make one pool legal, on top of some others; null where nothing is known that would. */
const permissionAt = (
  subject: Subject,
  poolId: string,
  start: readonly Amendment[] = [],
): Amendment[] | null => {
  let list = [...start]
  for (let round = 0; round < mostRounds; round++) {
    const { fleet } = amended(subject.fleet, list)
    const here = judge(fleet, subject).pools.find(({ pool }) => pool.pool.id === poolId)
    if (!here) return null
    if (here.refusals.length === 0) return list
    const next: Amendment[] = []
    for (const { refusal } of here.refusals) {
      const found = permissionFor(refusal, { fleet, subject, pool: here.pool })
      if (!found) return null
      // Of several regions the slowest sets the SLO.
      const known = next.find(({ key }) => key === found.key)
      if ((found.figure?.to ?? 0) >= (known?.figure?.to ?? 0)) next.push(found)
    }
    list = together(list, next)
  }
  return null
}
