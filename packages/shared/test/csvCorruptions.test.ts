import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { formatIssue, readFleetCsv, seededRandom, writeFleetCsv } from '../src/index.ts'
import { type Cell, cellOf } from './corruptions/cells.ts'
import { nameOf } from './corruptions/corruption.ts'
import { fieldCorruptions } from './corruptions/fieldCorruptions.ts'
import { fullFleet } from './corruptions/fullFleet.ts'
import { relationCorruptions } from './corruptions/relationCorruptions.ts'

const fleet = fullFleet()
const cells = [...fieldCorruptions(fleet, seededRandom(40)), ...relationCorruptions(fleet)].flatMap(
  (corruption) => {
    const cell = cellOf(corruption, fleet)
    return cell ? [{ corruption, cell }] : []
  },
)
const fileNames = [...new Set(cells.map(({ cell }) => cell.fileName))]

const issuesWith = ({ fileName, line, column, text }: Cell) => {
  const files = writeFleetCsv(fleet)
  const { data } = Papa.parse<string[]>((files.get(fileName) ?? '').trimEnd())
  const at = data[0]?.indexOf(column) ?? -1
  const row = data[line - 1]
  if (!row || at < 0) throw new Error(`${fileName} has no cell in line ${line}, column ${column}.`)
  row[at] = text
  files.set(fileName, Papa.unparse(data))
  const result = readFleetCsv(files)
  return result.ok ? [] : result.issues
}

describe('corruptions of a fleet as CSV files', () => {
  it('start from files that are read without an issue and lose nothing', () => {
    expect(readFleetCsv(writeFleetCsv(fleet))).toEqual({ ok: true, value: fleet })
  })

  it('are at least 40, in every file', () => {
    expect(cells.length).toBeGreaterThanOrEqual(40)
    expect(fileNames.sort()).toEqual([...writeFleetCsv(fleet).keys()].sort())
  })

  it.each(fileNames)(
    'in %s are told by line and column, with the code of the field',
    (fileName) => {
      const untold = cells
        .filter(({ cell }) => cell.fileName === fileName)
        .flatMap(({ corruption, cell }) => {
          const issues = issuesWith(cell)
          const place = `${cell.fileName} line ${cell.line}, column ${cell.column}`
          return issues.some(({ code, path }) => code === corruption.code && path === place)
            ? []
            : [`${nameOf(corruption)} in ${place}, but got ${issues.map(formatIssue).join('; ')}`]
        })
      expect(untold).toEqual([])
    },
  )

  it('tell the line in the file, also below a cell that goes on over several lines', () => {
    const files = writeFleetCsv(fleet)
    const text = files.get('sites.csv') ?? ''
    files.set(
      'sites.csv',
      text.replace('East,East', 'East,"East\nhall"').replace(',wst,', ',west,'),
    )
    files.set('sites.csv', (files.get('sites.csv') ?? '').replace(/(\nWest,.*,)norm,/, '$1nrom,'))
    const result = readFleetCsv(files)
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      'sites.csv line 4, column operatorId',
    ])
  })

  it.each([
    ['sites.csv', 'pue', 'wanGbps', 'SITES_COLUMN_REPEATED', 'sites.csv line 1'],
    ['sites.csv', 'pue', 'puee', 'SITES_PUE_COLUMN_MISSING', 'sites.csv line 1'],
    ['fleet.csv', 'currency', 'curency', 'FLEET_SETTING_UNKNOWN', 'fleet.csv line 5, column field'],
    [
      'classFits.csv',
      'unit',
      'unti',
      'WORKLOAD_CLASS_FIT_BY_ACCELERATOR_TYPE_UNKNOWN',
      'classFits.csv line 2, column acceleratorTypeId',
    ],
    [
      'classFits.csv',
      'chat-model',
      'chat-modell',
      'ROW_WITHOUT_OWNER',
      'classFits.csv line 2, column classId',
    ],
    ['demand.csv', 'chat', 'chatt', 'ROW_WITHOUT_OWNER', 'demand.csv line 2, column workloadId'],
  ])('in %s tell %s written as %s', (fileName, before, after, code, path) => {
    const files = writeFleetCsv(fleet)
    files.set(fileName, (files.get(fileName) ?? '').replace(before, after))
    const result = readFleetCsv(files)
    const issues = result.ok ? [] : result.issues.map((issue) => [issue.code, issue.path])
    expect(issues).toContainEqual([code, path])
  })
})
