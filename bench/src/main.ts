import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allEngines } from './engines/allEngines.ts'
import { catalogue, chosen } from './instances/catalogue.ts'
import { type BenchOptions, helpText, readOptions } from './options.ts'
import type { BenchDocument } from './report/benchDocument.ts'
import { thisMachine } from './report/machine.ts'
import { redrawResults, saveResults } from './report/saveResults.ts'
import { terminalTable } from './report/terminalTable.ts'
import { versionOf } from './running/findEngines.ts'
import { measureInstance } from './running/measureInstance.ts'
import type { Row } from './running/row.ts'

const minutes = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} minutes`

const listInstances = (options: BenchOptions) => {
  for (const { name, isDefault, expectedSeconds } of chosen({ ...options, all: true }))
    console.log(`${isDefault ? '  ' : '+ '}${name}  (about ${minutes(expectedSeconds)})`)
  console.log('Those with + are measured with --all or --only.')
}

/** Measures one instance after the other and hands over what there is after each. */
const measure = async (
  options: BenchOptions,
  keep: (document: BenchDocument) => void,
): Promise<BenchDocument> => {
  const instances = chosen(options)
  if (instances.length === 0)
    throw new Error(`no instance’s name contains "${options.only}"; --list shows them`)
  const tell = (text: string) => process.stderr.write(`${text}\n`)
  const expected = instances.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0)
  tell(`${instances.length} instances, about ${minutes(expected)} with every engine installed`)
  const versions = new Map<string, string | null>()
  for (const engine of allEngines) versions.set(engine.name, await versionOf(engine))
  for (const [name, version] of versions) tell(`${name}: ${version ?? 'absent'}`)
  const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const { timeLimitSeconds, rounds } = options
  const documentOf = (rows: Row[]): BenchDocument => ({
    date: new Date().toISOString(),
    machine: thisMachine(),
    timeLimitSeconds,
    engines: allEngines.map(({ name, title }) => ({
      engine: name,
      title,
      version: versions.get(name) ?? null,
    })),
    rows,
  })
  const rows: Row[] = []
  try {
    for (const instance of instances) {
      rows.push(
        ...(await measureInstance(instance, { timeLimitSeconds, rounds, versions, folder, tell })),
      )
      keep(documentOf(rows))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return documentOf(rows)
}

const main = async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(helpText)
  if (options.list) return listInstances(options)
  if (options.redraw) return redrawResults()
  const order = catalogue.map(({ name }) => name)
  const document = await measure(options, (soFar) => {
    if (options.save) saveResults(soFar, order)
  })
  const text = options.json ? JSON.stringify(document, null, 2) : terminalTable(document)
  process.stdout.write(`${text}\n`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`Cannot measure: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
