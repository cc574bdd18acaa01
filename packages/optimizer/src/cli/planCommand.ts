import {
  engineNames,
  type Fleet,
  type Issue,
  type ObjectiveName,
  objectiveNames,
} from '@berth/shared'
import { findCandidates } from '../candidates/findCandidates.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { refusalsOf } from '../solution/refusals.ts'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { planDocument } from './planDocument.ts'
import { planInThread } from './planInThread.ts'
import { printPlan } from './printPlan.ts'
import { progressLine } from './progressLine.ts'
import { readInput } from './readInput.ts'
import { readWeights } from './readWeights.ts'
import { printIssues, type Terminal } from './terminal.ts'

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
  'accept-unserved': { value: 'flag', help: 'plan the rest where a workload has no place at all' },
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
  if (issues.length > 0) return refuse(issues)
  const input = await readInput({
    path: positionals[0],
    fleetId: texts.get('fleet') ?? 'china-2025',
    whatIfIds: texts.get('what-if')?.split(',') ?? [],
  })
  if (!input.ok) return refuse(input.issues)
  const homeless = flags.has('accept-unserved') ? [] : workloadsWithoutPlace(input.value)
  if (homeless.length > 0) return refuse(homeless)

  const progress = progressLine(terminal)
  const search = planInThread(
    input.value,
    {
      objective: (texts.get('objective') ??
        (weights ? 'weighted' : 'consolidate')) as ObjectiveName,
      ...(weights ? { weights } : {}),
      engine: (texts.get('engine') ?? 'auto') as 'auto',
      gapRelative: numbers.get('gap') ?? 0.001,
      timeLimitSeconds: numbers.get('time-limit') ?? 60,
    },
    progress.show,
  )
  process.once('SIGINT', search.stop)
  const result = await search.result
  process.off('SIGINT', search.stop)
  progress.clear()
  if (asJson) terminal.out(`${JSON.stringify(planDocument(result), null, 2)}\n`)
  else printPlan(terminal, result)
  return result.plan ? exitCodes.done : exitCodes.no
}

const twoFleets = (path: string): Issue => ({
  code: 'OPTION_FLEET_TWICE',
  path: '--fleet',
  entity: 'the command line',
  found: `both ${path} and --fleet`,
  allowed: 'a plan is for one fleet',
  fix: 'leave one of them out.',
})

/** Workloads that no site may host are most often a slip in the input, so they are told before anything is planned. */
const workloadsWithoutPlace = (fleet: Fleet): Issue[] => {
  const indexed = indexFleet(fleet)
  return refusalsOf({ indexed, candidates: findCandidates(indexed) }).map(
    ({ code, workloadId, text }) => {
      const inference = fleet.inferenceWorkloads.findIndex(({ id }) => id === workloadId)
      const training = fleet.trainingWorkloads.findIndex(({ id }) => id === workloadId)
      return {
        code,
        path:
          inference >= 0 ? `inferenceWorkloads[${inference}]` : `trainingWorkloads[${training}]`,
        entity: `workload ${workloadId}`,
        found: 'no pool that may run it',
        allowed: 'a workload needs at least one',
        fix: `change one of these, or plan the rest with --accept-unserved. ${text}`,
      }
    },
  )
}
