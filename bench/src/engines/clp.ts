import type { CommandLineEngine } from './engine.ts'
import { numberIn } from './numberIn.ts'

/** COIN-OR’s LP engine, by dual simplex. */
export const clp: CommandLineEngine = {
  kind: 'commandLine',
  name: 'clp',
  title: 'CLP',
  isPeer: true,
  largestColumns: { lp: Number.POSITIVE_INFINITY, mip: 0 },
  program: 'clp',
  versionArguments: ['-quit'],
  versionPattern: /version (\S+?),/,
  solveArguments: (file, { timeLimitSeconds }) => [
    file,
    '-seconds',
    String(timeLimitSeconds),
    '-dualsimplex',
  ],
  understand: (output) => {
    const isSolved = /^Optimal objective/m.test(output)
    const value = isSolved ? numberIn(output, /^Optimal objective (\S+)/m) : null
    return {
      status: isSolved
        ? 'optimal'
        : /^Stopped/m.test(output)
          ? 'timeLimit'
          : /infeasible/i.test(output)
            ? 'infeasible'
            : 'failed',
      objectiveValue: value,
      bestBound: value,
      seconds: numberIn(output, /iterations time ([\d.]+)/),
      readSeconds: numberIn(output, /imported from .* in ([\d.e-]+) seconds/),
    }
  },
}
