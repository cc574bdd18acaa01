import {
  type Certificate,
  type Edit,
  type Fleet,
  type Plan,
  type PlanAccount,
  presetNames,
  type SolveProgress,
  type SolveResult,
  type WhatIf,
} from '@berth/shared'
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { ProcessIdentity } from './processIdentity.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const createdAt = () => moment('created_at').notNull().defaultNow()

/** Why a run ended without a result, and how to go on. */
export interface StoredProblem {
  code: string
  message: string
  fix: string
}

/** The result of a run without what the plan's own row holds. */
export type ResultSummary = Omit<
  SolveResult,
  'plan' | 'prices' | 'placementPrices' | 'certificate' | 'wholeReplicaPlan'
>

/** A plan with the proof that came with it, as of one version of one scenario. */
export interface PlanDocument {
  plan: Plan
  before: PlanAccount
  prices: SolveResult['prices']
  certificate: Certificate
  scenarioId: string
  scenarioVersion: number
}

/** Base fleets: what scenarios start from. They never change. */
export const fleets = pgTable('fleets', {
  key: text('key').primaryKey(),
  document: jsonb('document').$type<Fleet>().notNull(),
  whatIfs: jsonb('what_ifs').$type<WhatIf[]>().notNull(),
  createdAt: createdAt(),
})

export const scenarios = pgTable(
  'scenarios',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    fleetKey: text('fleet_key')
      .notNull()
      .references(() => fleets.key),
    /** Grows by one with every change, so that two planners notice each other. */
    version: integer('version').notNull().default(1),
    branchedFromId: text('branched_from_id'),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('scenarios_newest').on(table.createdAt, table.id)],
)

/**
 * Edits are only ever added or marked as removed, so that every earlier version can be read again:
 * version v holds the edits with `addedInVersion ≤ v` that were not removed in a version ≤ v.
 */
export const scenarioEdits = pgTable(
  'scenario_edits',
  {
    scenarioId: text('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    position: integer('position').notNull(),
    edit: jsonb('edit').$type<Edit>().notNull(),
    addedInVersion: integer('added_in_version').notNull(),
    removedInVersion: integer('removed_in_version'),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.scenarioId, table.position] })],
)

export const solveRunStates = [
  'queued',
  'running',
  'cancelling',
  'finished',
  'cancelled',
  'failed',
  'interrupted',
] as const
export type SolveRunState = (typeof solveRunStates)[number]

export const solveRuns = pgTable(
  'solve_runs',
  {
    id: text('id').primaryKey(),
    scenarioId: text('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    scenarioVersion: integer('scenario_version').notNull(),
    state: text('state', { enum: solveRunStates }).notNull(),
    objective: text('objective', { enum: presetNames }).notNull(),
    engine: text('engine', { enum: ['auto', 'highs', 'simplex-js', 'price'] }).notNull(),
    gapTarget: doublePrecision('gap_target').notNull(),
    timeLimitSeconds: doublePrecision('time_limit_seconds').notNull(),
    clientMutationKey: text('client_mutation_key'),
    /** The process that works on the run, and when it last said so. */
    owner: jsonb('owner').$type<ProcessIdentity>().notNull(),
    heartbeatAt: moment('heartbeat_at').notNull().defaultNow(),
    createdAt: createdAt(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    planId: text('plan_id'),
    result: jsonb('result').$type<ResultSummary>(),
    problem: jsonb('problem').$type<StoredProblem>(),
  },
  (table) => [
    index('solve_runs_by_scenario').on(table.scenarioId, table.createdAt),
    index('solve_runs_by_state').on(table.state),
  ],
)

export const solveRunEvents = pgTable(
  'solve_run_events',
  {
    runId: text('run_id')
      .notNull()
      .references(() => solveRuns.id),
    sequence: integer('sequence').notNull(),
    state: text('state', { enum: solveRunStates }).notNull(),
    progress: jsonb('progress').$type<SolveProgress>(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.sequence] })],
)

/** Plans never change: the id is the hash of the document. */
export const plans = pgTable('plans', {
  id: text('id').primaryKey(),
  document: jsonb('document').$type<PlanDocument>().notNull(),
  scenarioId: text('scenario_id')
    .notNull()
    .references(() => scenarios.id),
  scenarioVersion: integer('scenario_version').notNull(),
  createdAt: createdAt(),
})

/** What a client's key has already done, so that doing it twice does it once. */
export const mutationKeys = pgTable(
  'mutation_keys',
  {
    mutation: text('mutation').notNull(),
    key: text('key').notNull(),
    inputHash: text('input_hash').notNull(),
    resultId: text('result_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.mutation, table.key] })],
)

export type ScenarioRow = typeof scenarios.$inferSelect
export type ScenarioEditRow = typeof scenarioEdits.$inferSelect
export type SolveRunRow = typeof solveRuns.$inferSelect
export type SolveRunEventRow = typeof solveRunEvents.$inferSelect
export type PlanRow = typeof plans.$inferSelect
export type FleetRow = typeof fleets.$inferSelect
