import type { Fleet, ObjectiveName } from '@berth/shared'
import { findCandidates } from '../candidates/findCandidates.ts'
import { formulate } from '../formulation/formulate.ts'
import type { ObjectiveTier } from '../formulation/formulation.ts'
import { RowCollector } from '../formulation/formulation.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { highsSolver } from '../solvers/highs/highsSolver.ts'

/** One goal and the least that any plan reaches, given the goals before it. */
export interface BruteForceGoal {
  name: ObjectiveTier
  value: number
}

const goalsOf: Record<Exclude<ObjectiveName, 'weighted'>, ObjectiveTier[]> = {
  cost: ['cost'],
  consolidate: ['openSites', 'cost'],
  carbon: ['carbon', 'cost'],
  latency: ['latency', 'cost'],
}
const limits = { relaxed: true, gapRelative: 0, timeLimitSeconds: 60 } as const

/**
 * The goals of a preset in order, by trying every combination of yes-or-no decisions and solving the rest as an LP: no branching,
 * no cuts, no heuristics, no bounds. Null where there are more decisions than `mostDecisions`; an empty list where no combination
 * holds every limit.
 */
export const bruteForce = async (
  fleet: Fleet,
  objective: keyof typeof goalsOf,
  mostDecisions = 12,
): Promise<BruteForceGoal[] | null> => {
  const indexed = indexFleet(fleet)
  const candidates = findCandidates(indexed)
  const { model, objectives, excess } = formulate(indexed, candidates, {})
  if (
    indexed.sites.some(({ ruling, index }) => ruling === 'open' && candidates.siteRefusals[index])
  )
    return []
  const decisions = [...model.isInteger.keys()].filter((column) => model.isInteger[column] === 1)
  const isBinary = (column: number) => model.lower[column] === 0 && model.upper[column] === 1
  const free = decisions.filter(isBinary)
  if (free.length > mostDecisions) return null
  if (decisions.some((column) => !isBinary(column) && model.lower[column] !== model.upper[column]))
    return null

  const session = await highsSolver.open(model)
  try {
    let combinations = Array.from({ length: 2 ** free.length }, (_, code) => code)
    const reached: BruteForceGoal[] = []
    const before: ObjectiveTier[] = excess.length > 0 ? ['brokenLimits', 'unserved'] : ['unserved']
    for (const name of [...before, ...goalsOf[objective]]) {
      const { cost, offset } = objectives[name]
      session.setObjective(cost, offset)
      const values = new Map<number, number>()
      for (const code of combinations) {
        free.forEach((column, bit) => {
          const chosen = (code >> bit) & 1
          session.setBounds(column, chosen, chosen)
        })
        const { objectiveValue } = session.solve(limits)
        if (objectiveValue !== null) values.set(code, objectiveValue)
      }
      if (values.size === 0) return []
      const value = Math.min(...values.values())
      reached.push({ name, value })
      const room = 1e-7 * Math.abs(value) + 1e-9
      combinations = [...values].filter(([, found]) => found <= value + room).map(([code]) => code)
      const row = new RowCollector()
      cost.forEach((price, column) => row.add(column, price))
      session.addRow(`${name} held`, Number.NEGATIVE_INFINITY, value - offset + room, row)
    }
    return reached
  } finally {
    session.dispose()
  }
}
