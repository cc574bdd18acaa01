import type { BenchInstance } from './instance.ts'

export const lpEngines = [
  'price',
  'clp',
  'highs',
  'highs-wasm',
  'glpsol',
  'glpk.js',
  'yalps',
  'javascript-lp-solver',
]

/** Sites, workloads, and about how many seconds all engines take. */
const sizes = [
  [30, 60, 20],
  [50, 100, 30],
  [75, 200, 45],
  [100, 250, 55],
  [150, 400, 240],
  [150, 2_000, 220],
  [150, 10_000, 280],
  [500, 10_000, 340],
] as const
/** Sites of programs that the fastest peer takes minutes for. */
const longSites = 500
const longLimitSeconds = 300

export const sizeName = (sites: number, workloads: number) =>
  `${sites} x ${workloads.toLocaleString('en')}`

/** Linear programs of growing size, by every engine. */
export const linearPrograms: BenchInstance[] = sizes.map(([sites, workloads, expectedSeconds]) => ({
  name: sizeName(sites, workloads),
  suite: 'lp',
  program: { seed: 1, sites, workloads },
  gapRelative: 0,
  engines: lpEngines,
  isDefault: true,
  rounds: 3,
  expectedSeconds,
  ...(sites >= longSites ? { timeLimitSeconds: longLimitSeconds } : {}),
}))

/** The first solve of a fresh process, against whole processes of the engines on the command line. */
export const coldStart: BenchInstance = {
  name: '150 x 400, cold start',
  suite: 'cold',
  program: { seed: 1, sites: 150, workloads: 400 },
  gapRelative: 0,
  engines: ['price', 'clp', 'highs', 'highs-wasm'],
  isDefault: true,
  rounds: 5,
  expectedSeconds: 30,
}
