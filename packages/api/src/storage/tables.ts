import type { AskProgress } from '@berth/optimizer/explore'
import type {
  Certificate,
  Edit,
  EngineChoice,
  Fleet,
  Plan,
  PlanAccount,
  PresetName,
  SolveProgress,
  SolveResult,
  WhatIf,
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
import type { Answer, Question } from '../explorations/questions.ts'
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

export const runStates = [
  'queued',
  'running',
  'cancelling',
  'finished',
  'cancelled',
  'failed',
  'interrupted',
] as const
export type RunState = (typeof runStates)[number]

/** How a scenario is to be planned. */
export interface SolveTask {
  objective: PresetName
  engine: EngineChoice
  gapTarget: number
}

/** What is asked, and how good new plans must be. */
export interface ExplorationTask {
  question: Question
  /** Null for what the plan asked about aimed at. */
  objective: PresetName | null
  /** Null for the library's own. */
  gapTarget: number | null
}

/** What each kind of run is asked, reports while it works, and leaves behind. */
export interface RunKinds {
  solve: { task: SolveTask; progress: SolveProgress; result: ResultSummary }
  exploration: { task: ExplorationTask; progress: AskProgress; result: Answer }
}
export type RunKind = keyof RunKinds
type Of<P extends keyof RunKinds[RunKind]> = RunKinds[RunKind][P]

/** Long work: it is stored before it is acknowledged, and whoever works on it says so. */
export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['solve', 'exploration'] }).notNull(),
    scenarioId: text('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    scenarioVersion: integer('scenario_version').notNull(),
    /** The plan that it starts from: whose decisions are held, or which is asked about. */
    basePlanId: text('base_plan_id').references(() => plans.id),
    state: text('state', { enum: runStates }).notNull(),
    task: jsonb('task').$type<Of<'task'>>().notNull(),
    timeLimitSeconds: doublePrecision('time_limit_seconds').notNull(),
    clientMutationKey: text('client_mutation_key'),
    /** The process that works on the run, and when it last said so. */
    owner: jsonb('owner').$type<ProcessIdentity>().notNull(),
    heartbeatAt: moment('heartbeat_at').notNull().defaultNow(),
    createdAt: createdAt(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    /** The plan that it found. */
    planId: text('plan_id'),
    result: jsonb('result').$type<Of<'result'>>(),
    problem: jsonb('problem').$type<StoredProblem>(),
  },
  (table) => [
    index('runs_by_scenario').on(table.scenarioId, table.createdAt),
    index('runs_by_base_plan').on(table.basePlanId, table.createdAt),
    index('runs_by_state').on(table.state),
  ],
)

export const runEvents = pgTable(
  'run_events',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    sequence: integer('sequence').notNull(),
    state: text('state', { enum: runStates }).notNull(),
    progress: jsonb('progress').$type<Of<'progress'>>(),
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
type AnyRunRow = typeof runs.$inferSelect
/** A run of one kind, with the task and the result of that kind. */
export type RunRow<K extends RunKind = RunKind> = {
  [P in K]: Omit<AnyRunRow, 'kind' | 'task' | 'result'> & {
    kind: P
    task: RunKinds[P]['task']
    result: RunKinds[P]['result'] | null
  }
}[K]
type AnyRunEventRow = typeof runEvents.$inferSelect
/** Something that happened to a run of one kind. */
export type RunEventRow<K extends RunKind = RunKind> = Omit<AnyRunEventRow, 'progress'> & {
  progress: RunKinds[K]['progress'] | null
}
export type PlanRow = typeof plans.$inferSelect
export type FleetRow = typeof fleets.$inferSelect
