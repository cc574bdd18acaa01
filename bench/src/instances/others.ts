import type { BenchInstance } from './instance.ts'

/** 200 edits, one at a time, on a solved program. */
export const whatIf: BenchInstance = {
  name: '150 x 400, what-if',
  suite: 'whatIf',
  program: { seed: 1, sites: 150, workloads: 400 },
  gapRelative: 0,
  engines: ['price', 'highs-wasm'],
  isDefault: true,
  rounds: 1,
  expectedSeconds: 120,
}

/** 200 edits, one at a time, on the plan of the built-in fleet, whose decisions are held. */
export const heldPlans: BenchInstance = {
  name: 'china-2025, what-if with decisions held',
  suite: 'heldPlans',
  program: { seed: 1, sites: 186, workloads: 405 },
  gapRelative: 0.01,
  engines: ['berth'],
  isDefault: true,
  rounds: 1,
  expectedSeconds: 180,
}

/** How the proved gap falls while the engine works. */
export const anytime: BenchInstance[] = [[150, true] as const, [500, true] as const].map(
  ([sites, isDefault]) => ({
    name: `${sites} x 10,000, gap over time`,
    suite: 'anytime',
    program: { seed: 1, sites, workloads: 10_000 },
    gapRelative: 0,
    engines: ['price'],
    isDefault,
    rounds: 1,
    expectedSeconds: sites > 150 ? 40 : 15,
  }),
)

/** A million workloads, read, planned by cost and certified, by the planner itself. */
export const million: BenchInstance = {
  name: '500 x 1,000,000, read, planned, certified',
  suite: 'million',
  program: { seed: 1, sites: 500, workloads: 1_000_000 },
  gapRelative: 0.001,
  engines: ['berth'],
  isDefault: true,
  rounds: 1,
  expectedSeconds: 90,
}
