import type { PlacementProgramOptions } from '@berth/optimizer/testing'

export type Suite =
  | 'lp'
  | 'cold'
  | 'mip'
  | 'whatIf'
  | 'anytime'
  | 'robustness'
  | 'million'
  | 'heldPlans'

/** One line of the benchmark: a generated program, and what is asked about it. */
export interface BenchInstance {
  /** As in the rows of the result; `--only` looks into it. */
  name: string
  suite: Suite
  program: PlacementProgramOptions
  /** The gap asked for; 0 for linear programs. */
  gapRelative: number
  /** Engines that are asked, by name. */
  engines: string[]
  /** Whether a run without options has it. */
  isDefault: boolean
  /** How often all engines are gone through; each goes once through where it takes long. */
  rounds: number
  /** Seconds for each solve where the usual limit would end all peers. */
  timeLimitSeconds?: number
  /** About what all of its engines take together on the machine of the README; told before the run. */
  expectedSeconds: number
}

export const isMipProgram = ({ hasFixedCosts, indivisibleShare = 0 }: PlacementProgramOptions) =>
  hasFixedCosts === true || indivisibleShare > 0
