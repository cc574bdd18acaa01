import { access, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type EngineChoice, engineNames, type Issue } from '@berth/shared'
import {
  InstanceError,
  type InstanceFormat,
  type InstanceResult,
  instanceFormats,
} from '../instances/instance.ts'
import { formatOf, solveInstance } from '../instances/solveInstance.ts'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { printIssues, type Terminal } from './terminal.ts'

export const instanceOptions: Record<string, OptionRule> = {
  format: { value: instanceFormats, help: 'how the file is written; default: told by its shape' },
  capacity: {
    value: 'number',
    min: 1,
    max: 1e9,
    help: 'what the word "capacity" stands for in a facility location file',
  },
  engine: {
    value: ['auto', ...engineNames],
    help: 'auto, highs, simplex-js or price; default auto, highs for MPS files. Machine reassignment needs none',
  },
  gap: {
    value: 'number',
    min: 0,
    max: 1,
    help: 'stop once the value is proved this close to the best; default 0.000001',
  },
  'time-limit': { value: 'number', min: 0.1, max: 86_400, help: 'seconds to search; default 60' },
  json: { value: 'flag', help: 'print one JSON document' },
}

/** The word that some facility location files have where a capacity should be. */
const capacitySuffix = /@capacity=(\d+)$/

export const instanceCommand = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const { positionals, flags, texts, numbers, issues } = parseArguments(words, instanceOptions, 2)
  const [given] = positionals
  const asJson = flags.has('json')
  const refuse = (problems: readonly Issue[]) => {
    if (asJson)
      terminal.out(`${JSON.stringify({ status: 'badInput', issues: problems }, null, 2)}\n`)
    printIssues(terminal, problems)
    return exitCodes.badInput
  }
  if (given === undefined) issues.push(noFile)
  if (given === undefined || issues.length > 0) return refuse(issues)

  const path = given.replace(capacitySuffix, '')
  const capacity = numbers.get('capacity') ?? Number(capacitySuffix.exec(given)?.[1] ?? Number.NaN)
  try {
    const files = await filesOf(path, positionals[1])
    const text = await readPlainOrPacked(files.model)
    const assignment = files.assignment && (await readPlainOrPacked(files.assignment))
    const format = (texts.get('format') as InstanceFormat | undefined) ?? formatOf(text)
    if (format === null) return refuse([unknownFormat(path)])
    const engine = texts.get('engine') as EngineChoice | undefined
    const result = await solveInstance(
      format,
      {
        text,
        ...(assignment === undefined ? {} : { assignment }),
        ...(Number.isNaN(capacity) ? {} : { capacity }),
      },
      {
        ...(engine === undefined ? {} : { engine }),
        gapRelative: numbers.get('gap') ?? 1e-6,
        timeLimitSeconds: numbers.get('time-limit') ?? 60,
        now: () => performance.now(),
      },
    )
    if (asJson) terminal.out(`${JSON.stringify({ instance: given, format, ...result }, null, 2)}\n`)
    else printResult(terminal, given, format, result)
    return result.objectiveValue !== null && result.violations.length === 0
      ? exitCodes.done
      : exitCodes.no
  } catch (cause) {
    if (cause instanceof InstanceError) return refuse([unreadable(path, cause)])
    if (isFileFault(cause)) return refuse([noSuchFile(path, cause.code)])
    throw cause
  }
}

/**
 * The files of an instance. Machine reassignment has two, model_NAME.txt and assignment_NAME.txt: the second is found beside the
 * first, and both are found by folder/NAME.
 */
const filesOf = async (path: string, second: string | undefined) => {
  const exists = (file: string) =>
    access(file).then(
      () => true,
      () => false,
    )
  const [folder, name] = [dirname(path), basename(path)]
  const pair = {
    model: join(folder, `model_${name}.txt`),
    assignment: join(folder, `assignment_${name}.txt`),
  }
  if (second === undefined && !(await exists(path)) && (await exists(pair.model))) return pair
  const beside = join(folder, name.replace(/^model_/, 'assignment_'))
  const found = beside !== path && (await exists(beside)) ? beside : undefined
  return { model: path, assignment: second ?? found }
}

const packedMagic = [0x1f, 0x8b]

/** The text of a file, unpacked where it is packed with gzip. */
const readPlainOrPacked = async (path: string): Promise<string> => {
  const bytes = await readFile(path)
  const isPacked = packedMagic.every((byte, position) => bytes[position] === byte)
  return (isPacked ? await promisify(gunzip)(bytes) : bytes).toString('utf8')
}

const isFileFault = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && 'code' in cause && 'syscall' in cause

const printResult = (
  { out }: Terminal,
  name: string,
  format: InstanceFormat,
  result: InstanceResult,
) => {
  const number = (value: number | null) =>
    value === null ? 'none' : value.toLocaleString('en', { maximumFractionDigits: 6 })
  out(`${name} (${format}): ${result.status}, stopped by ${result.stoppedBy}\n`)
  out(`  value  ${number(result.objectiveValue)}\n`)
  out(`  bound  ${number(result.bestBound)}\n`)
  out(
    `  gap    ${result.gapRelative === null ? 'none' : `${number(result.gapRelative * 100)} %`}\n`,
  )
  out(`  time   ${result.seconds.toFixed(2)} s\n`)
  if (result.refusal !== undefined) out(`  reason ${result.refusal}\n`)
  for (const violation of result.violations) out(`  broken ${violation}\n`)
}

const noFile: Issue = {
  code: 'INSTANCE_FILE_MISSING',
  path: 'file',
  entity: 'the command line',
  found: 'no file',
  allowed: 'berth instance needs one',
  fix: 'write berth instance FILE.',
}
const noSuchFile = (path: string, code: string | undefined): Issue => ({
  code: 'FILE_NOT_FOUND',
  path,
  entity: `file ${path}`,
  found: code === 'EISDIR' ? 'a folder' : `no file that can be read (${code})`,
  allowed: 'a file is needed',
  fix: 'correct the path.',
})
const unknownFormat = (path: string): Issue => ({
  code: 'INSTANCE_FORMAT_UNKNOWN',
  path,
  entity: `file ${path}`,
  found: 'a shape that fits no format',
  allowed: `Berth reads ${instanceFormats.join(', ')}`,
  fix: 'name the format with --format, or correct the file.',
})
const unreadable = (path: string, { problem, fix }: InstanceError): Issue => ({
  code: 'INSTANCE_UNREADABLE',
  path,
  entity: `file ${path}`,
  found: `a fault: ${problem}`,
  allowed: 'only complete files of a known format are read',
  fix,
})
