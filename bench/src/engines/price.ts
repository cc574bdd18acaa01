import type { LinearSolver } from '@berth/optimizer/testing'
import * as testing from '@berth/optimizer/testing'
import type { InProcessEngine } from './engine.ts'
import { sessionEngine } from './sessionEngine.ts'

/** Looked up by name, so that a build without it reports it as absent. */
export const findPriceSolver = (): LinearSolver | null =>
  (testing as { priceSolver?: LinearSolver }).priceSolver ?? null

/** The optimizer’s own engine. */
export const price: InProcessEngine = {
  kind: 'inProcess',
  name: 'price',
  title: 'price (Berth)',
  isPeer: false,
  largestColumns: { lp: Number.POSITIVE_INFINITY, mip: Number.POSITIVE_INFINITY },
  load: async () => {
    const solver = findPriceSolver()
    return solver && sessionEngine(solver)
  },
}
