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

const measure = async (options: BenchOptions): Promise<BenchDocument> => {
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
  const rows: Row[] = []
  try {
    for (const instance of instances)
      rows.push(
        ...(await measureInstance(instance, {
          timeLimitSeconds: options.timeLimitSeconds,
          versions,
          folder,
          tell,
        })),
      )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    date: new Date().toISOString(),
    machine: thisMachine(),
    timeLimitSeconds: options.timeLimitSeconds,
    engines: allEngines.map(({ name, title }) => ({
      engine: name,
      title,
      version: versions.get(name) ?? null,
    })),
    rows,
  }
}

const main = async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(helpText)
  if (options.list) return listInstances(options)
  if (options.redraw) return redrawResults()
  const document = await measure(options)
  const text = options.json ? JSON.stringify(document, null, 2) : terminalTable(document)
  process.stdout.write(`${text}\n`)
  if (options.save)
    saveResults(
      document,
      catalogue.map(({ name }) => name),
    )
}

try {
  await main()
} catch (error) {
  process.stderr.write(`Cannot measure: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
