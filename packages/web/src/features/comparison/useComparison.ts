import { useEffect, useState } from 'react'
import { ask } from '../../graphql/ask.ts'
import {
  againstTodayDocument,
  type ComparisonRecord,
  earlierPlansDocument,
  plansComparedDocument,
} from '../../graphql/comparisonDocument.ts'

/** What the plan is set against; `atHand` for another plan against the one that the page shows. */
export type CompareWith = 'today' | 'earlier' | 'atHand'

export type Found =
  | { state: 'loading' }
  | { state: 'none' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; comparison: ComparisonRecord }

interface Plans {
  scenarioId: string
  planId: string
  earlierPlanId: string | null
}

/** Asks how the plan differs from today, or from the plan before it. */
export function useComparison(side: CompareWith, plans: Plans): Found {
  const { scenarioId, planId, earlierPlanId } = plans
  const [found, setFound] = useState<Found>({ state: 'loading' })
  useEffect(() => {
    let isWanted = true
    setFound({ state: 'loading' })
    compare(side, { scenarioId, planId, earlierPlanId }).then(
      (comparison) =>
        isWanted && setFound(comparison ? { state: 'ready', comparison } : { state: 'none' }),
      (error: Error) => isWanted && setFound({ state: 'failed', message: error.message }),
    )
    return () => {
      isWanted = false
    }
  }, [side, scenarioId, planId, earlierPlanId])
  return found
}

async function compare(
  side: CompareWith,
  { scenarioId, planId, earlierPlanId }: Plans,
): Promise<ComparisonRecord | null> {
  if (side === 'today') {
    return (await ask('query', againstTodayDocument, { id: planId })).plan?.changes ?? null
  }
  const base = earlierPlanId ?? (await planBefore(scenarioId, planId))
  if (base === null) return null
  const { comparison } = await ask('query', plansComparedDocument, { base, other: planId })
  return comparison
}

/** The newest plan of the scenario that is another one. */
async function planBefore(scenarioId: string, planId: string): Promise<string | null> {
  const { scenario } = await ask('query', earlierPlansDocument, { id: scenarioId })
  const plans = scenario?.solveRuns.flatMap(({ plan }) => (plan ? [plan] : [])) ?? []
  return plans.find((plan) => plan.id !== planId)?.id ?? null
}
