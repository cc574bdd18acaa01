import {
  applyEdits,
  type Checked,
  type Fleet,
  type FleetInput,
  formatIssue,
  readFleet,
  seededRandom,
  writeFleetCsv,
} from '../../../src/index.ts'
import { buildInference, regions } from './inference.ts'
import { acceleratorTypes, buildSites, periods } from './infrastructure.ts'
import { buildOperators } from './operators.ts'
import { fieldSources, sources } from './sources.ts'
import { inferenceAccelerators, placeToday, scaleDemand } from './today.ts'
import { buildTrainings } from './training.ts'
import { buildWhatIfs } from './whatIfs.ts'
import { workloadClasses } from './workloadClasses.ts'

/** Inference that keeps this share of all installed accelerators busy in its busiest period; training comes on top. */
const inferenceShareOfInstalled = 0.13

const accepted = (checked: Checked<Fleet>): Fleet => {
  if (!checked.ok) throw new Error(checked.issues.slice(0, 10).map(formatIssue).join('\n'))
  return checked.value
}

/** Builds the fleet from `facts/`; the same facts give the same fleet, to the byte. */
const buildFleet = (): Fleet => {
  const random = seededRandom(2025)
  const operators = buildOperators(random)
  const { sites, pools } = buildSites(random)
  const input: FleetInput = {
    format: 'berth-fleet/1',
    id: 'china-2025',
    name: 'China’s new AI data centres',
    description:
      'The new AI data centres of China as they were reported at the end of 2024: four fifths of the capacity unused, large training sites where power is cheap in the west, demand for quick answers in the east, many small operators without experience. What is not known per site is drawn and marked as an assumption.',
    currency: 'CNY',
    carbonPricePerTonne: 97,
    rttEstimate: { overheadMs: 4, routeFactor: 1.6 },
    periods,
    regions,
    operators,
    acceleratorTypes,
    sites,
    pools,
    workloadClasses,
    inferenceWorkloads: buildInference(random),
    trainingWorkloads: buildTrainings(random),
    policy: { amortisationHours: 26_298 },
    sources,
    figureSources: [
      ...fieldSources,
      ...sites
        .filter((site) => !/^\S+ \d+$/.test(site.name))
        .flatMap((site) =>
          ['name', 'operatorId'].map((field) => ({
            collection: 'sites',
            field,
            entityId: site.id,
            sourceId: 'centres-news',
          })),
        ),
    ],
  }
  const empty = accepted(readFleet(input))
  const installed = empty.pools.reduce((sum, pool) => sum + pool.count, 0)
  const scaled = scaleDemand(
    empty,
    (installed * inferenceShareOfInstalled) / inferenceAccelerators(empty),
  )
  return accepted(readFleet(placeToday(scaled, random)))
}

/** JSON with one entity a line, so that a difference can be read. */
const byLine = (value: object): string => {
  const entries = Object.entries(value).map(([key, entry]) =>
    Array.isArray(entry) && entry.length > 0
      ? `${JSON.stringify(key)}: [\n${entry.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : `${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
  )
  return `{\n${entries.join(',\n')}\n}\n`
}

/** Every file of the fleet, by its path beside the build folder. */
export const fleetFiles = (): Map<string, string> => {
  const fleet = buildFleet()
  const whatIfs = buildWhatIfs(fleet)
  for (const { id, edits } of whatIfs) {
    const { issues } = applyEdits(fleet, edits)
    if (issues.length > 0) throw new Error(`What-if ${id}: ${issues.map(formatIssue).join('\n')}`)
  }
  const files = new Map([
    ['fleet.json', byLine(fleet)],
    ['whatIfs.json', `[\n${whatIfs.map((whatIf) => JSON.stringify(whatIf)).join(',\n')}\n]\n`],
  ])
  for (const [name, text] of writeFleetCsv(fleet)) files.set(`csv/${name}`, text)
  return files
}
