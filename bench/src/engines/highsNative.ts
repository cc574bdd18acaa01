import { writeFileSync } from 'node:fs'
import type { CommandLineEngine } from './engine.ts'
import { numberIn } from './numberIn.ts'

/** HiGHS as a native program. */
export const highsNative: CommandLineEngine = {
  kind: 'commandLine',
  name: 'highs',
  title: 'HiGHS (native)',
  isPeer: true,
  largestColumns: { lp: 2_000_000, mip: 400_000 },
  program: 'highs',
  versionArguments: ['--version'],
  versionPattern: /version (\S+)/,
  solveArguments: (file, { gapRelative, timeLimitSeconds }) => {
    // The gap can be said in a file only.
    const settings = `${file}.options`
    writeFileSync(settings, `mip_rel_gap = ${gapRelative}\n`)
    return ['--time_limit', String(timeLimitSeconds), '--options_file', settings, file]
  },
  understand: (output, { isMip }) => {
    const status = /^\s*(?:Model status\s*:|Status)\s+(.+)$/m.exec(output)?.[1]?.trim()
    const objectiveValue = numberIn(
      output,
      isMip ? /^\s*Primal bound\s+(\S+)/m : /^Objective value\s*:\s+(\S+)/m,
    )
    const isSolved = status === 'Optimal'
    return {
      status: isSolved
        ? isMip
          ? 'withinGap'
          : 'optimal'
        : status === 'Time limit reached'
          ? 'timeLimit'
          : status === 'Infeasible'
            ? 'infeasible'
            : 'failed',
      objectiveValue: isSolved || isMip ? objectiveValue : null,
      bestBound: isMip
        ? numberIn(output, /^\s*Dual bound\s+(\S+)/m)
        : isSolved
          ? objectiveValue
          : null,
      seconds: numberIn(
        output,
        isMip ? /^\s*Timing\s+([\d.]+)/m : /^HiGHS run time\s*:\s+([\d.]+)/m,
      ),
      // What the process took beyond its run time; see measureCommandLine.
      readSeconds: null,
    }
  },
}
