import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const bench = fileURLToPath(new URL('../bench/dist/main.js', import.meta.url))

interface Row {
  instance: string
  engine: string
  version: string | null
  seconds: number | null
  readSeconds: number | null
  peakMemoryMb: number | null
  status: string
  objectiveValue: number | null
  bestBound: number | null
  gapRelative: number | null
  passes: number | null
}

describe('the benchmark of the smallest program', () => {
  let rows: Row[] = []
  let solved: Row[] = []
  beforeAll(() => {
    const printed = execFileSync(
      process.execPath,
      [bench, '--only', '30 x 60', '--rounds', '1', '--json'],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    rows = (JSON.parse(printed) as { rows: Row[] }).rows
    solved = rows.filter(({ status }) => status === 'optimal')
  }, 240_000)

  it('has a row for each engine, installed or not', () => {
    expect(rows.map(({ instance, engine }) => `${instance}: ${engine}`)).toEqual(
      [
        'price',
        'clp',
        'highs',
        'highs-wasm',
        'glpsol',
        'glpk.js',
        'yalps',
        'javascript-lp-solver',
      ].map((engine) => `30 x 60: ${engine}`),
    )
    expect(rows.filter(({ status }) => !['optimal', 'absent'].includes(status))).toEqual([])
    const installed = ['highs-wasm', 'glpk.js', 'yalps', 'javascript-lp-solver']
    expect(solved.map(({ engine }) => engine)).toEqual(expect.arrayContaining(installed))
  })

  it('has the same fields in every row, null where nothing is known', () => {
    const aNumber = expect.any(Number)
    for (const row of solved)
      expect(row).toMatchObject({
        version: expect.stringMatching(/^\d/),
        seconds: aNumber,
        readSeconds: aNumber,
        gapRelative: aNumber,
        bestBound: aNumber,
      })
    for (const row of rows) {
      expect(row).toHaveProperty('passes')
      expect(row).toHaveProperty('peakMemoryMb')
      if (row.status === 'absent') expect([row.version, row.seconds]).toEqual([null, null])
    }
  })

  it('finds the same objective by every engine', () => {
    const values = solved.map(({ objectiveValue }) => objectiveValue ?? Number.NaN)
    const [first = Number.NaN] = values
    for (const value of values) expect(Math.abs(value - first) / first).toBeLessThan(1e-8)
  })
})
