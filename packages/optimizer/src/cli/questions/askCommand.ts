import { type Checked, type Issue, type ObjectiveName, objectiveNames } from '@berth/shared'
import type { AskProgress } from '../../asking/askOptions.ts'
import { type OptionRule, parseArguments } from '../arguments.ts'
import { type ExitCode, exitCodes } from '../exitCodes.ts'
import { commandHelp } from '../help.ts'
import { planToAskAbout } from '../planToAskAbout.ts'
import { readInput } from '../readInput.ts'
import { printIssues, type Terminal } from '../terminal.ts'
import type { Answer, Question } from './question.ts'

/** Options that every question has. */
export const askOptions: Record<string, OptionRule> = {
  fleet: { value: 'text', help: 'built-in fleet to ask about; default china-2025' },
  scenario: { value: 'text', help: 'scenario or fleet file, or folder of CSV files, to ask about' },
  'what-if': {
    value: 'text',
    help: 'what-ifs of the built-in fleet to apply, separated by commas',
  },
  plan: { value: 'text', help: 'file of the plan to ask about; without it one is made first' },
  objective: {
    value: objectiveNames.filter((name) => name !== 'weighted'),
    help: 'what to aim at',
  },
  gap: {
    value: 'number',
    min: 0,
    max: 1,
    help: 'a plan proved this close to the best is good enough; default 0.01',
  },
  'time-limit': {
    value: 'number',
    min: 0.1,
    max: 86_400,
    help: 'seconds for the answer, and as many for the plan that is made first; default 60',
  },
  json: { value: 'flag', help: 'print one JSON document' },
}

/** The command `berth explain` or `berth explore`: picks the question, reads fleet and plan, and prints the answer. */
export const askCommand =
  (command: string, questions: Record<string, Question>) =>
  async (words: readonly string[], terminal: Terminal): Promise<ExitCode> => {
    const [name, ...rest] = words
    const question =
      name !== undefined && Object.hasOwn(questions, name) ? questions[name] : undefined
    if (name === undefined || !question)
      return refuse(terminal, [unknown(command, name, questions)])
    const rules = { ...askOptions, ...question.options }
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(
        commandHelp({
          usage: [command, name, ...question.words, '[options]'].join(' '),
          what: question.what,
          options: rules,
          example: question.example,
        }),
      )
      return exitCodes.done
    }
    const parsed = parseArguments(rest, rules, question.words.length)
    const { positionals, flags, texts, numbers, issues } = parsed
    for (const word of question.words.slice(positionals.length)) issues.push(missing(name, word))
    if (texts.has('fleet') && texts.has('scenario')) issues.push(twoFleets)
    const asJson = flags.has('json')
    if (issues.length > 0) return refuse(terminal, issues, asJson)
    const fleet = await readInput({
      path: texts.get('scenario'),
      fleetId: texts.get('fleet') ?? 'china-2025',
      whatIfIds: texts.get('what-if')?.split(',') ?? [],
    })
    if (!fleet.ok) return refuse(terminal, fleet.issues, asJson)
    const options = {
      ...(texts.has('objective') ? { objective: texts.get('objective') as ObjectiveName } : {}),
      gapRelative: numbers.get('gap') ?? 0.01,
      timeLimitSeconds: numbers.get('time-limit') ?? 60,
    }
    const tell = ({ done, total, step }: AskProgress) => {
      if (terminal.isWatched)
        terminal.err(`\r\u001b[K${done}${total === null ? '' : ` of ${total}`}: ${step}`)
    }
    const subject = {
      fleet: fleet.value,
      words: parsed,
      options: { ...options, onProgress: tell },
    }
    const ask = async (): Promise<Checked<Answer>> => {
      if (question.needsPlan === false) return { ok: true, value: await question.ask(subject) }
      tell({ done: 0, total: null, step: 'the plan' })
      const plan = await planToAskAbout(texts.get('plan'), fleet.value, options)
      if (!plan.ok) return plan
      return { ok: true, value: await question.ask({ ...subject, plan: plan.value.plan }) }
    }
    const asked = await ask()
    if (!asked.ok) return refuse(terminal, asked.issues, asJson)
    const answer = asked.value
    if (terminal.isWatched) terminal.err('\r\u001b[K')
    if (asJson) terminal.out(`${JSON.stringify(answer.document, null, 2)}\n`)
    else for (const line of answer.lines) terminal.out(`${line}\n`)
    return answer.isNo ? exitCodes.no : exitCodes.done
  }

const refuse = (terminal: Terminal, issues: readonly Issue[], asJson = false): ExitCode => {
  if (asJson) terminal.out(`${JSON.stringify({ status: 'badInput', issues }, null, 2)}\n`)
  printIssues(terminal, issues)
  return exitCodes.badInput
}

const unknown = (
  command: string,
  name: string | undefined,
  questions: Record<string, Question>,
): Issue => ({
  code: 'QUESTION_UNKNOWN',
  path: `berth ${command}`,
  entity: 'the command line',
  found: name === undefined ? 'no question' : `"${name}"`,
  allowed: `its questions are ${Object.keys(questions).join(', ')}`,
  fix: `write berth ${command} ${Object.keys(questions)[0]} --help, for example.`,
})

const missing = (question: string, word: string): Issue => ({
  code: 'QUESTION_WORD_MISSING',
  path: question,
  entity: 'the command line',
  found: `no ${word}`,
  allowed: `${question} asks about one`,
  fix: `write the id of a ${word} after ${question}.`,
})

const twoFleets: Issue = {
  code: 'OPTION_FLEET_TWICE',
  path: '--scenario',
  entity: 'the command line',
  found: 'both --scenario and --fleet',
  allowed: 'a question is about one fleet',
  fix: 'leave one of them out.',
}
