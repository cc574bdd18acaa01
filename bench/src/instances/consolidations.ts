import type { BenchInstance } from './instance.ts'
import { sizeName } from './linearPrograms.ts'

interface Consolidation {
  sites?: number
  workloads?: number
  seed?: number
  load?: number
  indivisibleShare?: number
  gapRelative?: number
  isDefault?: boolean
  expectedSeconds?: number
}

const consolidation = ({
  sites = 150,
  workloads = 400,
  seed = 1,
  load = 0.25,
  indivisibleShare = 0,
  gapRelative = 0.001,
  isDefault = false,
  expectedSeconds = 250,
}: Consolidation): BenchInstance => {
  const whole =
    indivisibleShare === 0
      ? 'divisible'
      : indivisibleShare === 1
        ? 'all indivisible'
        : `${indivisibleShare * 100} % indivisible`
  return {
    name: `consolidate ${sizeName(sites, workloads)}, ${whole}, load ${load}, seed ${seed}`,
    suite: 'mip',
    program: { seed, sites, workloads, load, hasFixedCosts: true, indivisibleShare },
    gapRelative,
    engines: ['price', 'cbc', 'highs', 'highs-wasm'],
    isDefault,
    rounds: 1,
    expectedSeconds,
  }
}

/** Which sites stay open, at a fixed cost for each: whole-number programs, to a proved gap. */
export const consolidations: BenchInstance[] = [
  consolidation({ sites: 50, workloads: 100, isDefault: true, expectedSeconds: 30 }),
  consolidation({ isDefault: true }),
  consolidation({ indivisibleShare: 0.3, isDefault: true }),
  ...[2, 3, 4, 5].map((seed) => consolidation({ seed, indivisibleShare: 0.3 })),
  ...[0.1, 0.2, 0.4, 0.5, 0.6].map((load) => consolidation({ load, indivisibleShare: 0.3 })),
  consolidation({ indivisibleShare: 1, gapRelative: 0.005 }),
  consolidation({ workloads: 2_000, expectedSeconds: 400 }),
]
