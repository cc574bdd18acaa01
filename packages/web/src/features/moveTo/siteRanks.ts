import { ask } from '../../graphql/ask.ts'
import { type SiteRankRecord, siteRankDocument } from '../../graphql/siteRankDocument.ts'

// A plan never changes, so neither does the ranking of its sites.
const kept = new Map<string, Promise<SiteRankRecord[] | null>>()

/** Every site for a workload, the best first; null where the plan does not know the workload. */
export function siteRanks(planId: string, workloadKey: string): Promise<SiteRankRecord[] | null> {
  const key = `${planId} ${workloadKey}`
  const known = kept.get(key)
  if (known) return known
  const asked = ask('query', siteRankDocument, { planId, workloadKey })
    .then(({ plan }) => plan?.rankSites ?? null)
    .catch((error: unknown) => {
      kept.delete(key)
      throw error
    })
  kept.set(key, asked)
  return asked
}
