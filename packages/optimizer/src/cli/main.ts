import { checkCommand, checkOptions } from './checkCommand.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { generateCommand, generateOptions } from './generateCommand.ts'
import { type Command, commandHelp, overview } from './help.ts'
import { instanceCommand, instanceOptions } from './instanceCommand.ts'
import { planCommand, planOptions } from './planCommand.ts'
import { askCommand, askOptions } from './questions/askCommand.ts'
import { explainQuestions } from './questions/explainQuestions.ts'
import { exploreQuestions } from './questions/exploreQuestions.ts'
import { reportCommand, reportOptions } from './reportCommand.ts'
import { processTerminal, type Terminal } from './terminal.ts'

type Run = (words: readonly string[], terminal: Terminal) => Promise<ExitCode>

const commands: Record<string, Command & { run: Run }> = {
  plan: {
    usage: 'plan [scenario.json | folder of CSV files] [options]',
    what: 'Finds where every workload runs and which sites stay open, and proves how good that is.',
    options: planOptions,
    example: 'berth plan --fleet china-2025 --objective consolidate --gap 0.01',
    run: planCommand,
  },
  check: {
    usage: 'check scenario.json plan.json [options]',
    what: 'Recomputes every limit and figure of a plan, without any engine.',
    options: checkOptions,
    example: 'berth check plan.json --fleet china-2025',
    run: checkCommand,
  },
  explain: {
    usage: `explain ${Object.keys(explainQuestions).join(' | ')} [options]`,
    what: 'Answers a question about a plan: why not, what limits, what would change it.',
    options: askOptions,
    example: 'berth explain why-not chat Guiyang-1 --fleet china-2025',
    run: askCommand('explain', explainQuestions),
  },
  explore: {
    usage: `explore ${Object.keys(exploreQuestions).join(' | ')} [options]`,
    what: 'Makes the many plans that a question needs: fewer sites, other goals, shocks, migration.',
    options: askOptions,
    example: 'berth explore stress --fleet china-2025',
    run: askCommand('explore', exploreQuestions),
  },
  report: {
    usage: 'report [scenario.json | folder of CSV files] [options]',
    what: 'Writes what a plan does and why, or how two plans differ, as a page to read and print, as JSON or as CSV.',
    options: reportOptions,
    example: 'berth report --fleet china-2025 --plan plan.json --out report.html',
    run: reportCommand,
  },
  generate: {
    usage: 'generate folder [options]',
    what: 'Writes a made-up fleet and a file of workloads of any size, to try plan --workloads with.',
    options: generateOptions,
    example: 'berth generate trial --sites 500 --workloads 1000000',
    run: generateCommand,
  },
  instance: {
    usage: 'instance file [second file] [options]',
    what: 'Solves a public test problem (facility location, assignment, p-median, machine reassignment, LP or MIP) and prints value and bound.',
    options: instanceOptions,
    example: 'berth instance cap101.txt --time-limit 60',
    run: instanceCommand,
  },
}

const wantsHelp = (word: string | undefined) =>
  word === undefined || word === '--help' || word === '-h' || word === 'help'

/** Runs one command line and returns its exit code. Nothing is thrown: a fault is told in one sentence. */
export const main = async (words: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const [name, ...rest] = words
  if (name === undefined || wantsHelp(name)) {
    terminal.out(overview(commands))
    return exitCodes.done
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    terminal.err(
      `Cannot run "${name}" because it is not a command. To fix: use ${Object.keys(commands).join(' or ')}; berth --help lists them.\n`,
    )
    return exitCodes.badInput
  }
  // A question has help of its own.
  const asksForHelp = rest.includes('--help') || rest.includes('-h')
  if (asksForHelp && (rest[0]?.startsWith('-') || !['explain', 'explore'].includes(name))) {
    terminal.out(commandHelp(command))
    return exitCodes.done
  }
  try {
    return await command.run(rest, terminal)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    terminal.err(`Berth failed, and this is its own fault: ${said.split('\n')[0]?.slice(0, 300)}\n`)
    return exitCodes.fault
  }
}

/** Runs the process's own command line. */
export const runProcess = async (): Promise<void> => {
  process.stdout.on('error', () => process.exit(exitCodes.done))
  process.exitCode = await main(process.argv.slice(2), processTerminal())
}
