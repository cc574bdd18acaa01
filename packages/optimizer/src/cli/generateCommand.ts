import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateServingFleet, generateWorkloads } from '../testing/generateWorkloads.ts'
import { whole } from '../words/numbers.ts'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { printIssues, type Terminal } from './terminal.ts'

export const generateOptions: Record<string, OptionRule> = {
  sites: { value: 'number', min: 5, max: 5000, help: 'sites of the fleet; default 50' },
  workloads: { value: 'number', min: 1, max: 1e7, help: 'lines of the file; default 10000' },
  load: { value: 'number', min: 0, max: 10, help: 'busy share of the accelerators; default 0.5' },
  seed: { value: 'number', min: 0, max: 1e9, help: 'another seed gives another fleet; default 1' },
}

/** `berth generate folder`: a made-up fleet and a file of workloads of any size, to try Berth with and to measure it by. */
export const generateCommand = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const { positionals, numbers, issues } = parseArguments(words, generateOptions, 1)
  const [folder] = positionals
  if (folder === undefined)
    issues.push({
      code: 'OPTION_FOLDER_MISSING',
      path: 'berth generate',
      entity: 'the command line',
      found: 'no folder',
      allowed: 'a folder to write to is needed',
      fix: 'write berth generate FOLDER.',
    })
  if (issues.length > 0 || folder === undefined) {
    printIssues(terminal, issues)
    return exitCodes.badInput
  }
  const seed = Math.floor(numbers.get('seed') ?? 1)
  const sites = Math.floor(numbers.get('sites') ?? 50)
  const workloads = Math.floor(numbers.get('workloads') ?? 10_000)
  const fleet = generateServingFleet({ seed, sites })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'fleet.json'), `${JSON.stringify(fleet, null, 2)}\n`)
  const lines = generateWorkloads(fleet, { seed, workloads, load: numbers.get('load') ?? 0.5 })
  await pipeline(Readable.from(lines), createWriteStream(join(folder, 'workloads.csv')))
  terminal.out(
    `${whole(sites)} sites stand in ${join(folder, 'fleet.json')}, ${whole(workloads)} workloads in ${join(folder, 'workloads.csv')}.\n`,
  )
  return exitCodes.done
}
