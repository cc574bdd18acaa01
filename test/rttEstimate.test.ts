import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const data = fileURLToPath(new URL('../../shared/data/geo', import.meta.url))
const guide = readFileSync(new URL('../docs/guides/roundTripTimes.md', import.meta.url), 'utf8')
const run = (...options: string[]) =>
  spawnSync(process.execPath, ['scripts/rttEstimate.mjs', ...options], {
    cwd: root,
    encoding: 'utf8',
  })

interface Report {
  defaults: { overheadMs: number; routeFactor: number }
  rows: {
    scope: string
    source: string
    absoluteMs: { median: number; p90: number }
    slowerFraction: number
    best: { overheadMs: number; routeFactor: number }
  }[]
  countries: { country: string; routeFactor: number }[]
}

/** Rows of tables that hold figures: the dashes under a header and the table of sources hold none. */
const figureRows = (text: string) =>
  text.split('\n').filter((line) => /^\| [^|]+ \|(?: *[-–]?\d*\.?\d* \|)+$/.test(line))

describe('the comparison of estimated with measured round-trip times', () => {
  it('says so and succeeds where there are no measurements', () => {
    const { status, stdout } = run('--data', '/nowhere')
    expect(status).toBe(0)
    expect(stdout).toContain('There are no measurements in /nowhere')
  })

  describe.skipIf(!existsSync(data))(
    existsSync(data) ? 'with the measurements' : `skipped because ${data} is absent`,
    () => {
      const printed = run()
      const report = JSON.parse(run('--json').stdout) as Report
      const rowOf = (scope: string, source: string) => {
        const row = report.rows.find((entry) => entry.scope === scope && entry.source === source)
        if (!row) throw new Error(`No row for ${source} ${scope}.`)
        return row
      }

      it('prints every figure of the tables in the guide, and the guide leaves none out', () => {
        expect(printed.status).toBe(0)
        const told = figureRows(guide)
        expect(told.length).toBeGreaterThan(30)
        expect(told.toSorted()).toEqual(figureRows(printed.stdout).toSorted())
      })

      it('gives the figures that the guide states in words', () => {
        const { overheadMs, routeFactor } = report.defaults
        const inside = rowOf('inside one country', 'both clouds')
        const p90 = inside.absoluteMs.p90.toFixed(1)
        const slower = rowOf('within 3000 km', 'WonderNetwork').slowerFraction * 100
        const boundaryKm = Number(p90) / (2 * routeFactor * 0.0049)
        const { best } = inside
        const apartMs = (km: number) =>
          Math.abs(
            overheadMs - best.overheadMs + 2 * km * 0.0049 * (routeFactor - best.routeFactor),
          )
        const sentences = [
          `**${overheadMs} ms and ${routeFactor}**`,
          `within ${inside.absoluteMs.median.toFixed(1)} ms, nine of ten within ${p90} ms`,
          `${slower.toFixed(0)} % of the pairs within 3,000 km`,
          `${p90} ms are ${boundaryKm.toFixed(0)} km`,
          `${best.overheadMs.toFixed(1)} ms and ${best.routeFactor.toFixed(2)}, which differs from ${overheadMs} ms and ${routeFactor} by at most ${Math.max(apartMs(0), apartMs(3000)).toFixed(1)} ms`,
        ]
        expect(sentences.filter((sentence) => !guide.includes(sentence))).toEqual([])
        const inLargeCountries = ['United States', 'Canada'].map(
          (name) => report.countries.find(({ country }) => country === name)?.routeFactor ?? 0,
        )
        for (const factor of inLargeCountries) expect(Math.abs(factor - 2.2)).toBeLessThan(0.1)
      })

      it('finds the defaults as good inside one country as the best fit, within 1.5 ms', () => {
        const { absoluteMs, best } = rowOf('inside one country', 'both clouds')
        expect(absoluteMs.median).toBeLessThan(2)
        expect(Math.abs(best.overheadMs - report.defaults.overheadMs)).toBeLessThan(1)
        expect(Math.abs(best.routeFactor - report.defaults.routeFactor)).toBeLessThan(0.1)
      })
    },
  )

  it('leaves as many demands of the built-in fleet without a site as the guide says', () => {
    const { stderr } = spawnSync(
      process.execPath,
      [
        'packages/optimizer/bin/berth.js',
        ...['plan', '--fleet', 'china-2025', '--what-if', 'hub-latency'],
      ],
      { cwd: root, encoding: 'utf8' },
    )
    const told = /names (\d+) demands/.exec(guide)?.[1]
    expect(stderr.match(/\[WORKLOAD_HAS_NO_LEGAL_POOL\]/g)).toHaveLength(Number(told))
  })
})
