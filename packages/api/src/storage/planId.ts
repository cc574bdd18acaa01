import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'
import type { PlanDocument } from './tables.ts'

/** The id of a plan: the hash of everything that it says. */
export const planId = (document: PlanDocument): string =>
  createHash('sha256').update(canonicalJson(document)).digest('hex').slice(0, 40)
