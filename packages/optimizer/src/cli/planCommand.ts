import { engineNames, type Issue, type ObjectiveName, objectiveNames } from '@berth/shared'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { planDocument } from './planDocument.ts'
import { planInThread, planWorkloadsInThread } from './planInThread.ts'
import { groupsWithoutPlace, printWorkloads, workloadsDocument } from './planWorkloadsCommand.ts'
import { printPlan } from './printPlan.ts'
import { progressLine } from './progressLine.ts'
import { readInput, readPlanFile } from './readInput.ts'
import { readWeights } from './readWeights.ts'
import { printIssues, type Terminal } from './terminal.ts'
import { readWorkloadFile, writePlacementFile } from './workloadFiles.ts'
import { workloadsWithoutPlace } from './workloadsWithoutPlace.ts'

export const planOptions: Record<string, OptionRule> = {
  fleet: { value: 'text', help: 'built-in fleet to plan for; default china-2025' },
  'what-if': {
    value: 'text',
    help: 'what-ifs of the built-in fleet to apply, separated by commas',
  },
  objective: {
    value: objectiveNames,
    help: 'what to aim at; default consolidate, with --weights weighted',
  },
  weights: {
    value: 'text',
    help: 'weights of cost, openSites, carbon (kg/day) and latency (ms), as cost=1,carbon=0.5',
  },
  engine: {
    value: ['auto', ...engineNames],
    help: 'auto, highs, simplex-js or price; default auto',
  },
  gap: {
    value: 'number',
    min: 0,
    max: 1,
    help: 'stop once the plan is proved this close to the best; default 0.001',
  },
  'time-limit': { value: 'number', min: 0.1, max: 86_400, help: 'seconds to search; default 60' },
  hold: {
    value: 'text',
    help: 'plan whose open sites and places of gangs are kept; only shares are decided anew',
  },
  'accept-unserved': { value: 'flag', help: 'plan the rest where a workload has no place at all' },
  workloads: {
    value: 'text',
    help: 'CSV file of inference workloads to plan besides those of the fleet, a line each',
  },
  placements: { value: 'text', help: 'file to write where each of these workloads is served' },
  json: { value: 'flag', help: 'print one JSON document' },
}

export const planCommand = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const { positionals, flags, texts, numbers, issues } = parseArguments(words, planOptions, 1)
  const asJson = flags.has('json')
  const refuse = (problems: readonly Issue[]) => {
    if (asJson)
      terminal.out(`${JSON.stringify({ status: 'badInput', issues: problems }, null, 2)}\n`)
    printIssues(terminal, problems)
    return exitCodes.badInput
  }
  const weights = readWeights(texts.get('weights'), issues)
  if (positionals[0] !== undefined && texts.has('fleet')) issues.push(twoFleets(positionals[0]))
  const [workloadsPath, placementsPath] = [texts.get('workloads'), texts.get('placements')]
  if (placementsPath !== undefined && workloadsPath === undefined)
    issues.push(placementsWithoutWorkloads)
  if (issues.length > 0) return refuse(issues)
  const input = await readInput({
    path: positionals[0],
    fleetId: texts.get('fleet') ?? 'china-2025',
    whatIfIds: texts.get('what-if')?.split(',') ?? [],
  })
  if (!input.ok) return refuse(input.issues)
  const fleet = input.value
  const read =
    workloadsPath === undefined ? undefined : await readWorkloadFile(workloadsPath, fleet)
  if (read && !read.ok) return refuse(read.issues)
  const table = read?.value
  const held = texts.has('hold') ? await readPlanFile(texts.get('hold') ?? '', fleet) : undefined
  if (held && !held.ok) return refuse(held.issues)
  if (!flags.has('accept-unserved')) {
    const homeless = table
      ? groupsWithoutPlace(fleet, table, workloadsPath ?? '')
      : workloadsWithoutPlace(fleet)
    if (homeless.length > 0) return refuse(homeless)
  }

  const progress = progressLine(terminal)
  const options = {
    objective: (texts.get('objective') ?? (weights ? 'weighted' : 'consolidate')) as ObjectiveName,
    ...(weights ? { weights } : {}),
    engine: (texts.get('engine') ?? 'auto') as 'auto',
    gapRelative: numbers.get('gap') ?? 0.001,
    timeLimitSeconds: numbers.get('time-limit') ?? 60,
    hold: held?.value ?? null,
  }
  /** Ends early with the best plan so far when Ctrl-C is pressed. */
  const ended = async <T>(search: { result: Promise<T>; stop: () => void }): Promise<T> => {
    process.once('SIGINT', search.stop)
    const result = await search.result
    process.off('SIGINT', search.stop)
    progress.clear()
    return result
  }
  if (table) {
    const result = await ended(planWorkloadsInThread(fleet, table, options, progress.show))
    if (placementsPath !== undefined && result.placements)
      await writePlacementFile(placementsPath, fleet, table, result.placements)
    if (asJson)
      terminal.out(`${JSON.stringify(workloadsDocument(result, placementsPath), null, 2)}
`)
    else printWorkloads(terminal, result, placementsPath)
    return result.plan ? exitCodes.done : exitCodes.no
  }
  const result = await ended(planInThread(fleet, options, progress.show))
  if (asJson)
    terminal.out(`${JSON.stringify(planDocument(result), null, 2)}
`)
  else printPlan(terminal, result)
  return result.plan ? exitCodes.done : exitCodes.no
}

export const twoFleets = (path: string): Issue => ({
  code: 'OPTION_FLEET_TWICE',
  path: '--fleet',
  entity: 'the command line',
  found: `both ${path} and --fleet`,
  allowed: 'a plan is for one fleet',
  fix: 'leave one of them out.',
})

const placementsWithoutWorkloads: Issue = {
  code: 'OPTION_PLACEMENTS_ALONE',
  path: '--placements',
  entity: 'the command line',
  found: '--placements without --workloads',
  allowed: 'it says where to write what becomes of a file of workloads',
  fix: 'add --workloads FILE, or read the placements from --json.',
}
