import type { PlacementProgramOptions, ProgramShape } from '@berth/optimizer/testing'
import type { BenchInstance } from './instance.ts'
import { sizeName } from './linearPrograms.ts'

const otherShapes: ProgramShape[] = [
  'fewHugeSites',
  'manyTinySites',
  'oneScarceResource',
  'identicalCosts',
  'bindingBudget',
  'fourPeriods',
]
const seedsFrom2 = (count: number) => Array.from({ length: count }, (_, k) => k + 2)

const variation = (
  workloads: number,
  program: Pick<PlacementProgramOptions, 'seed' | 'load' | 'shape'>,
): BenchInstance => ({
  name: `variation of ${sizeName(150, workloads)}: ${program.shape ?? `load ${program.load}`}, seed ${program.seed}`,
  suite: 'robustness',
  program: { sites: 150, workloads, ...program },
  gapRelative: 0,
  engines: ['price', 'highs-wasm'],
  isDefault: false,
  rounds: 1,
  expectedSeconds: workloads > 400 ? 60 : 6,
})

const variations = (workloads: number, seeds: number[], shapeSeeds: number[]) => [
  ...seeds.flatMap((seed) => [0.5, 0.9, 1.1].map((load) => variation(workloads, { seed, load }))),
  ...shapeSeeds.flatMap((seed) =>
    otherShapes.map((shape) => variation(workloads, { seed, shape })),
  ),
]

/** Other seeds, loads and shapes: whether the objective is the same as by HiGHS, and what it costs against the standard program. */
export const robustness: BenchInstance[] = [
  ...variations(400, seedsFrom2(20), seedsFrom2(2)),
  ...variations(2_000, seedsFrom2(2), seedsFrom2(1)),
]
