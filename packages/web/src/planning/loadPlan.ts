import { ask } from '../graphql/ask.ts'
import {
  morePlacementsDocument,
  type PlacementRecord,
  type PlanHead,
  planDocument,
} from '../graphql/planDocuments.ts'
import { readPages } from './readPages.ts'

/** A plan with all its placements; it never changes, so it is read once. */
export interface PlanData {
  head: PlanHead
  placements: PlacementRecord[]
}

const kept = new Map<string, Promise<PlanData | null>>()

/** Reads a plan; null where there is none of this id. */
export function loadPlan(id: string): Promise<PlanData | null> {
  const known = kept.get(id)
  if (known) return known
  const asked = readPlan(id).catch((error: unknown) => {
    kept.delete(id)
    throw error
  })
  kept.set(id, asked)
  return asked
}

async function readPlan(id: string): Promise<PlanData | null> {
  const { plan } = await ask('query', planDocument, { id })
  if (!plan) return null
  const placements = await readPages(plan.placements, async (after) => {
    const more = await ask('query', morePlacementsDocument, { id, after })
    return more.plan?.placements
  })
  return { head: plan, placements }
}
