import { useEffect, useState } from 'react'
import type { SiteRankRecord } from '../../graphql/siteRankDocument.ts'
import { moveToText as text } from '../../text/moveTo.ts'
import { siteRanks } from './siteRanks.ts'

export type Ranking =
  | { state: 'asking' }
  | { state: 'ranked'; ranks: SiteRankRecord[] }
  | { state: 'failed'; reason: string }

/** Asks for the ranking of all sites for a workload. */
export function useSiteRanks(planId: string, workloadKey: string): Ranking {
  const [ranking, setRanking] = useState<Ranking>({ state: 'asking' })
  useEffect(() => {
    let isWanted = true
    const show = (shown: Ranking) => isWanted && setRanking(shown)
    siteRanks(planId, workloadKey).then(
      (ranks) =>
        show(
          ranks ? { state: 'ranked', ranks } : { state: 'failed', reason: text.unknownWorkload },
        ),
      (error: unknown) =>
        show({ state: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isWanted = false
    }
  }, [planId, workloadKey])
  return ranking
}
