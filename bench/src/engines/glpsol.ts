import type { CommandLineEngine } from './engine.ts'

/** GLPK, on the command line. */
export const glpsol: CommandLineEngine = {
  kind: 'commandLine',
  name: 'glpsol',
  title: 'GLPK',
  isPeer: true,
  largestColumns: { lp: 400_000, mip: 0 },
  program: 'glpsol',
  versionArguments: ['--version'],
  versionPattern: /Solver (\S+)/,
  solveArguments: (file, { gapRelative, timeLimitSeconds }) => [
    '--freemps',
    file,
    '--tmlim',
    String(Math.ceil(timeLimitSeconds)),
    '--mipgap',
    String(gapRelative),
  ],
  readArguments: (file) => ['--freemps', file, '--check'],
  understand: (output) => {
    const isSolved = /^OPTIMAL LP SOLUTION FOUND/m.test(output)
    const last = [...output.matchAll(/obj =\s+(\S+)/g)].at(-1)?.[1]
    const value = isSolved && last !== undefined ? Number(last) : null
    return {
      status: isSolved
        ? 'optimal'
        : /TIME LIMIT EXCEEDED/.test(output)
          ? 'timeLimit'
          : /NO (PRIMAL )?FEASIBLE SOLUTION/.test(output)
            ? 'infeasible'
            : 'failed',
      objectiveValue: value,
      bestBound: value,
      // It tells tenths of a second only.
      seconds: null,
      readSeconds: null,
    }
  },
}
