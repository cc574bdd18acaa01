import { stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { type Issue, type ObjectiveName, objectiveNames } from '@berth/shared'
import { type ReportDocument, report, reportCsv, reportHtml, reportJson } from '../report/index.ts'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { twoFleets } from './planCommand.ts'
import { planToAskAbout } from './planToAskAbout.ts'
import { readInput, readPlanWithProof } from './readInput.ts'
import { printIssues, type Terminal } from './terminal.ts'

const writers: Record<string, (document: ReportDocument) => string> = {
  html: reportHtml,
  json: reportJson,
  csv: reportCsv,
}
const formats = Object.keys(writers)

export const reportOptions: Record<string, OptionRule> = {
  fleet: { value: 'text', help: 'built-in fleet that the plan is for; default china-2025' },
  'what-if': { value: 'text', help: 'what-ifs of the built-in fleet that the plan was made with' },
  plan: { value: 'text', help: 'file of the plan to report; without it one is made first' },
  compare: { value: 'text', help: 'file of a second plan, which is compared with the first' },
  out: { value: 'text', help: 'file to write; without it the report is printed' },
  format: { value: formats, help: 'by default what the name of --out ends in, else html' },
  objective: {
    value: objectiveNames.filter((name) => name !== 'weighted'),
    help: 'what to aim at where a plan is made first; default consolidate',
  },
  gap: {
    value: 'number',
    min: 0,
    max: 1,
    help: 'a plan that is made first is good enough this close to the best; default 0.01',
  },
  'time-limit': {
    value: 'number',
    min: 0.1,
    max: 86_400,
    help: 'seconds for a plan that is made first; default 60',
  },
}

/** `berth report`: reads fleet and plans, and writes the report. */
export const reportCommand = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const { positionals, texts, numbers, issues } = parseArguments(words, reportOptions, 1)
  const [scenarioPath, out, planPath, otherPath] = [
    positionals[0],
    texts.get('out'),
    texts.get('plan'),
    texts.get('compare'),
  ]
  if (scenarioPath !== undefined && texts.has('fleet')) issues.push(twoFleets(scenarioPath))
  const format = texts.get('format') ?? formatOf(out)
  const misplaced =
    out === undefined ? [] : await wrongPlaces(out, [scenarioPath, planPath, otherPath])
  issues.push(...misplaced)
  if (format === null && misplaced.length === 0) issues.push(unknownEnding(out ?? ''))
  const fleet = await readInput({
    path: scenarioPath,
    fleetId: texts.get('fleet') ?? 'china-2025',
    whatIfIds: texts.get('what-if')?.split(',') ?? [],
  })
  const known = fleet.ok ? fleet.value : null
  const [first, other] = await Promise.all(
    [planPath, otherPath].map((path) =>
      path === undefined ? undefined : readPlanWithProof(path, known),
    ),
  )
  for (const part of [fleet, first, other]) if (part && !part.ok) issues.push(...part.issues)
  if (issues.length > 0 || !fleet.ok || format === null) return refuse(terminal, issues)
  if (terminal.isWatched && !first) terminal.err('\r\u001b[Kplanning')
  const plan =
    first ??
    (await planToAskAbout(undefined, fleet.value, {
      ...(texts.has('objective') ? { objective: texts.get('objective') as ObjectiveName } : {}),
      gapRelative: numbers.get('gap') ?? 0.01,
      timeLimitSeconds: numbers.get('time-limit') ?? 60,
    }))
  if (terminal.isWatched && !first) terminal.err('\r\u001b[K')
  if (!plan.ok) return refuse(terminal, plan.issues)
  const nameOf = (path: string | undefined) => (path === undefined ? null : basename(path))
  const document = report(fleet.value, plan.value.plan, {
    name: nameOf(planPath),
    proof: plan.value.proof,
    other: other?.ok ? { ...other.value, name: nameOf(otherPath) } : null,
    // A Swede writes the day as ISO 8601 does.
    madeAt: new Date().toLocaleDateString('sv'),
  })
  const text = writers[format]?.(document) ?? ''
  if (out === undefined) terminal.out(text)
  else {
    const fault = await writeFile(out, text).then(
      () => null,
      (cause: Error) => cause.message,
    )
    if (fault !== null) return refuse(terminal, [notWritten(out, fault)])
    terminal.out(`${document.headline}\nIt is written to ${out}.\n`)
  }
  return document.isCertified ? exitCodes.done : exitCodes.no
}

const refuse = (terminal: Terminal, issues: readonly Issue[]): ExitCode => {
  printIssues(terminal, issues)
  return exitCodes.badInput
}

/** The format that a file name asks for; null where it asks for none that there is. */
const formatOf = (path: string | undefined): string | null => {
  if (path === undefined) return 'html'
  const ending = extname(path).slice(1).toLowerCase()
  return ending === 'htm' ? 'html' : formats.includes(ending) ? ending : null
}

/** What keeps a file from being written, as far as that can be told before the work. */
const wrongPlaces = async (
  out: string,
  inputs: readonly (string | undefined)[],
): Promise<Issue[]> => {
  const isFolder = (path: string) =>
    stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
  const issue = (found: string, allowed: string, fix: string): Issue => ({
    code: 'OPTION_OUT_UNFIT',
    path: '--out',
    entity: `file ${out}`,
    found,
    allowed,
    fix,
  })
  if (await isFolder(out))
    return [issue('a folder', 'a file is needed', `write --out ${out}/report.html.`)]
  if (!(await isFolder(dirname(out))))
    return [
      issue('a folder that is not there', 'it must exist', `make the folder ${dirname(out)}.`),
    ]
  return inputs.some((path) => path !== undefined && resolve(path) === resolve(out))
    ? [issue('a file that is read', 'another file is needed', 'choose another name.')]
    : []
}

const unknownEnding = (out: string): Issue => ({
  code: 'OPTION_FORMAT_UNKNOWN',
  path: '--out',
  entity: `file ${out}`,
  found: extname(out) === '' ? 'a name without an ending' : `the ending ${extname(out)}`,
  allowed: `a report is ${formats.join(', ')}`,
  fix: `write --format ${formats.join(' or ')}, or another ending.`,
})

const notWritten = (out: string, found: string): Issue => ({
  code: 'FILE_NOT_WRITTEN',
  path: out,
  entity: `file ${out}`,
  found,
  allowed: 'a file that can be written is needed',
  fix: 'choose another place with --out.',
})
