import type { CommandLineEngine } from './engine.ts'
import { numberIn } from './numberIn.ts'

/** COIN-OR’s branch and cut. */
export const cbc: CommandLineEngine = {
  kind: 'commandLine',
  name: 'cbc',
  title: 'CBC',
  isPeer: true,
  largestColumns: { lp: 0, mip: 100_000 },
  program: 'cbc',
  versionArguments: ['-quit'],
  versionPattern: /Version: (\S+)/,
  solveArguments: (file, { gapRelative, timeLimitSeconds }) => [
    file,
    '-timeMode',
    'elapsed',
    '-ratioGap',
    String(gapRelative),
    '-sec',
    String(timeLimitSeconds),
    '-solve',
  ],
  readArguments: (file) => [file, '-quit'],
  understand: (output) => {
    const isSolved = /^Result - Optimal solution found/m.test(output)
    return {
      // Nodes within the gap are cut off, so “optimal” of a search with a gap means no more than that.
      status: isSolved
        ? 'withinGap'
        : /^Result - Stopped on time/m.test(output)
          ? 'timeLimit'
          : /^Result - .*infeasible/m.test(output)
            ? 'infeasible'
            : 'failed',
      objectiveValue: numberIn(output, /^Objective value:\s+(\S+)/m),
      bestBound: numberIn(output, /^Lower bound:\s+(\S+)/m),
      seconds: null,
      readSeconds: null,
    }
  },
}
