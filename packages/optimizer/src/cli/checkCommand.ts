import { type Certificate, readPlan } from '@berth/shared'
import { certifyWorkloads } from '../evaluate/certifyWorkloads.ts'
import { certify } from '../evaluate/index.ts'
import { whole } from '../words/numbers.ts'
import { type OptionRule, parseArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exitCodes.ts'
import { readInput, readJsonFile } from './readInput.ts'
import { printIssues, type Terminal } from './terminal.ts'
import { readPlacementFile, readWorkloadFile } from './workloadFiles.ts'

export const checkOptions: Record<string, OptionRule> = {
  fleet: { value: 'text', help: 'built-in fleet that the plan is for, instead of a scenario file' },
  'what-if': { value: 'text', help: 'what-ifs of the built-in fleet that the plan was made with' },
  workloads: { value: 'text', help: 'file of workloads that the plan was made with' },
  placements: { value: 'text', help: 'file that says where each of these workloads is served' },
  json: { value: 'flag', help: 'print the certificate as one JSON document' },
}

/** `berth check scenario.json plan.json`: the certificate alone, without any engine. */
export const checkCommand = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const { positionals, flags, texts, issues } = parseArguments(words, checkOptions, 2)
  const fleetId = texts.get('fleet')
  const [scenarioPath, planPath] = fleetId === undefined ? positionals : [undefined, positionals[0]]
  if (planPath === undefined)
    issues.push({
      code: 'OPTION_PLAN_MISSING',
      path: 'berth check',
      entity: 'the command line',
      found: `${positionals.length} of 2 files`,
      allowed: 'a scenario and a plan are needed',
      fix: 'write berth check scenario.json plan.json, or berth check plan.json --fleet china-2025.',
    })
  const [workloadsPath, placementsPath] = [texts.get('workloads'), texts.get('placements')]
  if ((workloadsPath === undefined) !== (placementsPath === undefined))
    issues.push({
      code: 'OPTION_WORKLOADS_WITHOUT_PLACEMENTS',
      path: '--workloads',
      entity: 'the command line',
      found: 'one of --workloads and --placements',
      allowed: 'both are needed, or none',
      fix: 'give the file of workloads and the file that berth plan --placements wrote.',
    })
  const fleet =
    issues.length > 0
      ? null
      : await readInput({
          path: scenarioPath,
          fleetId: fleetId ?? '',
          whatIfIds: texts.get('what-if')?.split(',') ?? [],
        })
  const document = planPath === undefined || issues.length > 0 ? null : await readJsonFile(planPath)
  const plan = document?.ok ? readPlan(document.value) : null
  const table =
    fleet?.ok && workloadsPath !== undefined
      ? await readWorkloadFile(workloadsPath, fleet.value)
      : null
  const placements =
    fleet?.ok && table?.ok && placementsPath !== undefined
      ? await readPlacementFile(placementsPath, fleet.value, table.value)
      : null
  for (const part of [fleet, document, plan, table, placements])
    if (part && !part.ok) issues.push(...part.issues)
  if (issues.length > 0 || !fleet?.ok || !plan?.ok) {
    if (flags.has('json'))
      terminal.out(`${JSON.stringify({ status: 'badInput', issues }, null, 2)}\n`)
    printIssues(terminal, issues)
    return exitCodes.badInput
  }
  const certificate: Certificate & { violationCount?: number } =
    table?.ok && placements?.ok
      ? certifyWorkloads(fleet.value, plan.value, table.value, placements.value)
      : certify(fleet.value, plan.value)
  if (flags.has('json')) terminal.out(`${JSON.stringify(certificate, null, 2)}\n`)
  else if (certificate.ok)
    terminal.out(
      `The plan holds: ${whole(certificate.checkCount)} limits and figures were recomputed.\n`,
    )
  else {
    terminal.out(
      `The plan does not hold: ${whole(certificate.violationCount ?? certificate.violations.length)} of ${whole(certificate.checkCount)} limits and figures are broken.\n`,
    )
    for (const violation of certificate.violations)
      terminal.out(`  ${violation.text} [${violation.rule}]\n`)
  }
  return certificate.ok ? exitCodes.done : exitCodes.no
}
