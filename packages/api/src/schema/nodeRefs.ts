import type { PlanRow, RunRow, ScenarioRow } from '../storage/tables.ts'
import { builder } from './core/builder.ts'

/** Rows are read in one query per tick, and never kept: a subscription outlives any cache. */
const loaderOptions = { cache: false }
const id = { resolve: (row: { id: string }) => row.id }
const inOrder = <T extends { id: string }>(ids: readonly string[], rows: readonly T[]) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((wanted) => byId.get(wanted) ?? new Error(`Nothing is stored as ${wanted}.`))
}

export const scenarioRef = builder.loadableNodeRef<ScenarioRow>('Scenario', {
  id,
  loaderOptions,
  load: async (ids, { berth }) => inOrder(ids, await berth.scenarios.find(ids)),
})

export const solveRunRef = builder.loadableNodeRef<RunRow<'solve'>>('SolveRun', {
  id,
  loaderOptions,
  load: async (ids, { berth }) => inOrder(ids, await berth.runs.find('solve', ids)),
})

export const explorationRef = builder.loadableNodeRef<RunRow<'exploration'>>('Exploration', {
  id,
  loaderOptions,
  load: async (ids, { berth }) => inOrder(ids, await berth.runs.find('exploration', ids)),
})

export const planRef = builder.loadableNodeRef<PlanRow>('Plan', {
  id,
  loaderOptions,
  load: async (ids, { berth }) => inOrder(ids, await berth.plans.find(ids)),
})
