import { type Fleet, fleetFormat } from '../../fleet/fleet.ts'
import type { Checked, Issue } from '../../issues/issue.ts'
import { readFleet } from '../readFleet.ts'
import { readSettings, type Setting } from './readSettings.ts'
import { type Row, readTable } from './readTable.ts'
import { requiredFiles, settingsFile, tables } from './tables.ts'

type Rows = Map<string, Row[]>
type Entity = Record<string, unknown>
/** Where in the files a value of the assembled fleet came from, by its path there. */
type Origins = Map<string, Origin>
interface Origin {
  fileName: string
  line: number
  /** The column, where the value is the whole of a cell with another name. */
  column?: string
}

/**
 * Reads a fleet from CSV files by file name, as `writeFleetCsv` writes them.
 * All problems of all files come at once, each with file, line and column.
 */
export const readFleetCsv = (files: ReadonlyMap<string, string>): Checked<Fleet> => {
  const issues = unknownFiles(files)
  const rows: Rows = new Map()
  for (const table of tables) {
    const text = files.get(table.fileName)
    if (text === undefined) {
      if (requiredFiles.has(table.fileName)) issues.push(missingFile(table.fileName))
      continue
    }
    const result = readTable(table, text)
    rows.set(table.fileName, result.rows)
    issues.push(...result.issues)
  }
  const own = readSettings(files.get(settingsFile))
  const { document, origins, issues: orphans } = assemble(rows, own.settings)
  issues.push(...own.issues, ...orphans)
  const columnsAreBad = new Set(
    issues
      .filter(({ code }) => code.endsWith('COLUMN_MISSING'))
      .map(({ path, found }) => `${path} ${found}`),
  )
  const fleet = readFleet(document)
  if (!fleet.ok)
    issues.push(
      ...fleet.issues
        .map((issue) => ({ ...issue, path: placeOf(issue.path, origins) }))
        .filter((issue) => !isToldByColumn(issue, columnsAreBad)),
    )
  return fleet.ok && issues.length === 0 ? fleet : { ok: false, issues }
}

/** A missing column is one problem, not one for each of its rows. */
const isToldByColumn = ({ path, code }: Issue, columns: ReadonlySet<string>) => {
  const place = /^(\S+) line \d+, column (\S+)$/.exec(path)
  return (
    code.endsWith('_MISSING') &&
    place !== null &&
    columns.has(`${place[1]} line 1 no column "${place[2]}"`)
  )
}

const assemble = (rows: Rows, settings: readonly Setting[]) => {
  const origins: Origins = new Map()
  const issues: Issue[] = []
  const document: Entity = { format: fleetFormat, id: 'fleet', name: 'Fleet', currency: 'CNY' }
  const take = (fileName: string, path: string): Entity[] =>
    (rows.get(fileName) ?? []).map(({ line, values }, index) => {
      origins.set(`${path}[${index}]`, { fileName, line })
      return { ...values }
    })
  for (const { fileName } of tables.filter(({ fileName }) => rows.has(fileName))) {
    const collection = fileName.replace(/\.csv$/, '')
    if (!ownedFiles.has(collection)) document[collection] = take(fileName, collection)
  }
  const policy: Entity = {}
  for (const list of ['pins', 'forbids', 'siteRulings'] as const)
    if (rows.has(`${list}.csv`)) policy[list] = take(`${list}.csv`, `policy.${list}`)
  for (const { path, value, line } of settings) {
    origins.set(path.join('.'), { fileName: settingsFile, line, column: 'value' })
    const [first = '', second] = path
    if (second === undefined) document[first] = value
    else if (first === 'policy') policy[second] = value
    else document[first] = { ...(document[first] as Entity | undefined), [second]: value }
  }
  document.policy = policy
  const nest = (fileName: string, owner: string, collection: string, list: string) => {
    const owners = (document[collection] ?? []) as Entity[]
    for (const { line, values } of rows.get(fileName) ?? []) {
      const { [owner]: ownerId, ...rest } = values
      const at = owners.findIndex(({ id }) => id === ownerId)
      const entity = owners[at]
      if (!entity) {
        issues.push(orphan(fileName, line, owner, ownerId, collection))
        continue
      }
      const entries = (entity[list] ?? []) as Entity[]
      entity[list] = entries
      origins.set(`${collection}[${at}].${list}[${entries.length}]`, { fileName, line })
      entries.push(rest)
    }
  }
  nest('demand.csv', 'workloadId', 'inferenceWorkloads', 'demand')
  nest('currentPlacement.csv', 'workloadId', 'inferenceWorkloads', 'currentPlacement')
  nest('classFits.csv', 'classId', 'workloadClasses', 'fits')
  for (const [at, entity] of ((document.workloadClasses ?? []) as Entity[]).entries()) {
    const fits = (entity.fits ?? []) as Entity[]
    entity.fitByAcceleratorType = Object.fromEntries(
      fits.map(({ acceleratorTypeId, ...fit }, index) => {
        const origin = origins.get(`workloadClasses[${at}].fits[${index}]`)
        if (origin)
          origins.set(`workloadClasses[${at}].fitByAcceleratorType.${String(acceleratorTypeId)}`, {
            ...origin,
            column: 'acceleratorTypeId',
          })
        return [String(acceleratorTypeId), fit]
      }),
    )
    delete entity.fits
  }
  return { document, origins, issues }
}

/** Files whose rows belong inside another entity. */
const ownedFiles = new Set([
  'demand',
  'currentPlacement',
  'classFits',
  'pins',
  'forbids',
  'siteRulings',
])

/** `sites[3].pue` → `sites.csv line 5, column pue`; the longest known prefix names the line. */
const placeOf = (path: string, origins: Origins): string => {
  for (
    let end = path.length;
    end > 0;
    end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))
  ) {
    const origin = origins.get(path.slice(0, end))
    if (!origin) continue
    // Lists of words share a cell, so their places in the list are no columns.
    const within = path
      .slice(end)
      .replace(/^\./, '')
      .replace(/\[\d+\]$/, '')
    const column = within || origin.column
    return `${origin.fileName} line ${origin.line}${column ? `, column ${column}` : ''}`
  }
  return path
}

const orphan = (
  fileName: string,
  line: number,
  owner: string,
  ownerId: unknown,
  collection: string,
): Issue => ({
  code: 'ROW_WITHOUT_OWNER',
  path: `${fileName} line ${line}, column ${owner}`,
  entity: `line ${line}`,
  found: `${owner} "${String(ownerId ?? '')}"`,
  allowed: `${collection}.csv has no such id`,
  fix: `use an id of ${collection}.csv, or add it there.`,
})

const missingFile = (fileName: string): Issue => ({
  code: 'FILE_MISSING',
  path: fileName,
  entity: `file ${fileName}`,
  found: 'no such file',
  allowed: 'a fleet in CSV form needs it',
  fix: `add ${fileName}.`,
})

const unknownFiles = (files: ReadonlyMap<string, string>): Issue[] => {
  const known = [settingsFile, ...tables.map(({ fileName }) => fileName)]
  return [...files.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'FILE_UNKNOWN',
      path: name,
      entity: `file ${name}`,
      found: 'a file that is no table of a fleet',
      allowed: `the files are ${known.join(', ')}`,
      fix: 'rename it, or take it out of the folder.',
    }))
}
