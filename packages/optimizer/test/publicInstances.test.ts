import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { formatOf, solveInstance } from '../src/instances/solveInstance.ts'

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const hasData = existsSync(`${data}optima.csv`)
const published = new Map(
  hasData
    ? readFileSync(`${data}optima.csv`, 'utf8')
        .split(/\r?\n/)
        .map((line) => line.split(',').slice(0, 2) as [string, string])
    : [],
)

/** One or more of each family, which together take seconds. All of them: `npm run golden`. */
const quick = [
  'facility-location/orlib-cflp/cap41.txt',
  'facility-location/orlib-cflp/cap101.txt',
  'facility-location/orlib-cflp/cap131.txt',
  'facility-location/sscflp-holmberg/p1.txt',
  'facility-location/sscflp-orlib-ss/p1.txt',
  'facility-location/orlib-pmedcap/pmedcap01.txt',
  'gap/cattrysse1994/gap1-0',
  'gap/cattrysse1994/gap3-1',
  'gap/chu1997/a05100',
  'lp/netlib/afiro.mps.gz',
  'lp/netlib/boeing2.mps.gz',
  'lp/netlib/forplan.mps.gz',
  'lp/netlib/kb2.mps.gz',
  'lp/miplib3/flugpl.mps.gz',
  'lp/miplib3/enigma.mps.gz',
  'lp/miplib3/gt2.mps.gz',
  'lp/infeasible/box1.mps',
  'lp/infeasible/gas11.mps',
  'lp/infeasible/infeasible-mip0.mps',
]

const solve = (name: string) => {
  const bytes = readFileSync(data + name)
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const format = formatOf(text)
  if (format === null) throw new Error(`${name} has no known format`)
  return solveInstance(
    format,
    { text },
    { gapRelative: 1e-6, timeLimitSeconds: 120, now: () => performance.now() },
  )
}

describe('problems that nobody here wrote', () => {
  // Where the folder with the public instances is absent there is nothing to compare with.
  it.skipIf(!hasData).each(quick)('%s gives the published value or status', async (name) => {
    const result = await solve(name)
    const value = published.get(name) ?? ''
    expect(value).not.toBe('')
    if (Number.isNaN(Number(value))) {
      expect([result.status, result.objectiveValue]).toEqual([value, null])
      return
    }
    const slack = 1e-6 * Math.max(1, Math.abs(Number(value)))
    expect(result).toMatchObject({ status: 'optimal', stoppedBy: 'finished', violations: [] })
    expect(Math.abs((result.objectiveValue ?? Number.NaN) - Number(value))).toBeLessThan(slack)
    expect(result.bestBound).toBeLessThanOrEqual(Number(value) + slack)
  })
})
