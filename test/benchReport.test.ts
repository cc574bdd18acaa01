import { describe, expect, it } from 'vitest'
import { cbc } from '../bench/src/engines/cbc.ts'
import { clp } from '../bench/src/engines/clp.ts'
import { glpsol } from '../bench/src/engines/glpsol.ts'
import { highsNative } from '../bench/src/engines/highsNative.ts'
import { catalogue, chosen } from '../bench/src/instances/catalogue.ts'
import { type BenchDocument, merged } from '../bench/src/report/benchDocument.ts'
import { contradictionIn } from '../bench/src/report/contradiction.ts'
import { drawPlot } from '../bench/src/report/plot.ts'
import { readmeSection, replaceSection } from '../bench/src/report/readme.ts'
import type { Measured, Run } from '../bench/src/running/row.ts'
import { emptyRow, rowsOf } from '../bench/src/running/rowsOf.ts'

const [instance] = catalogue
if (!instance) throw new Error('there is no instance')
const settings = { isMip: false, gapRelative: 0, timeLimitSeconds: 120 }
const run = (seconds: number, more: Partial<Run> = {}): Run => ({
  seconds,
  readSeconds: 1,
  status: 'optimal',
  objectiveValue: 100,
  bestBound: 100,
  passes: null,
  ...more,
})
const measured = (runs: Run[], peakMemoryMb = 10): Measured => ({
  runs,
  columns: 5,
  peakMemoryMb,
  loadSeconds: null,
  note: null,
})
const rowsFrom = (byEngine: Record<string, Measured[]>) =>
  rowsOf(instance, 5, new Map(Object.entries(byEngine)), new Map())

describe('the rows of an instance', () => {
  it('have the median of all rounds and the highest memory', () => {
    const [row] = rowsFrom({ clp: [measured([run(1), run(9)], 30), measured([run(2)], 20)] })
    expect(row).toMatchObject({ seconds: 2, runs: 3, peakMemoryMb: 30, status: 'optimal' })
  })

  it('compare with the fastest peer, which the own engine is not, nor one that did not end', () => {
    const rows = rowsFrom({
      price: [measured([run(0.5)])],
      clp: [measured([run(2)])],
      highs: [measured([run(8)])],
      yalps: [measured([run(0.1, { status: 'failed' })])],
    })
    expect(rows.map(({ ratio }) => ratio)).toEqual([0.25, 1, 4, null])
  })

  it('say that an engine failed where one of its runs did', () => {
    const runs = [run(1), run(120, { status: 'timeLimit', objectiveValue: null }), run(1)]
    expect(rowsFrom({ clp: [measured(runs)] })[0]?.status).toBe('timeLimit')
  })

  it('have the gap of plan and bound', () => {
    const one = measured([run(1, { status: 'withinGap', objectiveValue: 200, bestBound: 199 })])
    expect(rowsFrom({ highs: [one] })[0]?.gapRelative).toBeCloseTo(0.005)
  })
})

describe('a contradiction', () => {
  const two = (bestBound: number, objectiveValue: number) =>
    rowsFrom({
      clp: [measured([run(1, { objectiveValue: 200, bestBound })])],
      highs: [measured([run(1, { objectiveValue, bestBound: 90 })])],
    })

  it('is a bound above the value that another engine reached', () => {
    expect(contradictionIn(two(101, 100))).toBe(
      'Contradiction: clp proves 101 and highs reaches 100',
    )
  })

  it('is not a bound below it, nor one within the last digits', () => {
    expect([contradictionIn(two(99, 100)), contradictionIn(two(100.00001, 100))]).toEqual([
      null,
      null,
    ])
  })
})

describe('what programs print', () => {
  it('is understood: CLP', () => {
    const output = `Model was imported from ./x.mps in 0.091611 seconds
Optimal - objective value 27204.492
Optimal objective 27204.49185 - 1663 iterations time 0.272\n`
    expect(clp.understand(output, settings)).toMatchObject({
      status: 'optimal',
      objectiveValue: 27204.49185,
      seconds: 0.272,
      readSeconds: 0.091611,
    })
    const stopped = 'Stopped objective 19352.11349 - 2932 iterations time 1.012\n'
    expect(clp.understand(stopped, settings)).toMatchObject({
      status: 'timeLimit',
      objectiveValue: null,
    })
  })

  it('is understood: GLPK', () => {
    const output = `*     0: obj =   7.6e+04 inf =   0.000e+00 (5684)
*   605: obj =   9.929522546e+03 inf =   3.167e-15 (0) 2
OPTIMAL LP SOLUTION FOUND\n`
    expect(glpsol.understand(output, settings)).toMatchObject({
      status: 'optimal',
      objectiveValue: 9929.522546,
    })
  })

  it('is understood: HiGHS, with and without whole numbers', () => {
    const lp = `Model status        : Optimal
Objective value     :  2.7204491852e+04
HiGHS run time      :          0.57\n`
    expect(highsNative.understand(lp, settings)).toMatchObject({
      status: 'optimal',
      objectiveValue: 27204.491852,
      seconds: 0.57,
    })
    const mip = `  Status            Time limit reached
  Primal bound      4212.72436961
  Dual bound        4109.55685381
  Timing            1.84\n`
    expect(highsNative.understand(mip, { ...settings, isMip: true })).toMatchObject({
      status: 'timeLimit',
      objectiveValue: 4212.72436961,
      bestBound: 4109.55685381,
      seconds: 1.84,
    })
  })

  it('is understood: CBC', () => {
    const output = `Result - Stopped on time limit

Objective value:                9234.5
Lower bound:                    9100.25
Gap:                            0.01\n`
    expect(cbc.understand(output, settings)).toMatchObject({
      status: 'timeLimit',
      objectiveValue: 9234.5,
      bestBound: 9100.25,
    })
  })
})

const documentOf = (rows: BenchDocument['rows'], date = '2026-01-02T03:04:05Z'): BenchDocument => ({
  date,
  machine: { cpu: 'Abacus', cores: 2, memoryGb: 4, platform: 'linux x64', node: 'v20.19.0' },
  timeLimitSeconds: 120,
  engines: [
    { engine: 'price', title: 'price', version: null },
    { engine: 'clp', title: 'CLP', version: '1.17' },
  ],
  rows,
})

describe('what is kept', () => {
  const order = catalogue.map(({ name }) => name)
  const rowOf = (name: string) => ({
    ...emptyRow(instance, 'clp', 5, '1.17', 'optimal'),
    instance: name,
  })

  it('has the new rows in place of the old ones of the same instances, in order', () => {
    const old = documentOf([rowOf('30 x 60'), rowOf('75 x 200')])
    const fresh = documentOf([rowOf('50 x 100'), { ...rowOf('30 x 60'), seconds: 3 }])
    expect(
      merged(old, fresh, order).rows.map(({ instance: name, seconds }) => [name, seconds]),
    ).toEqual([
      ['30 x 60', 3],
      ['50 x 100', null],
      ['75 x 200', null],
    ])
  })

  it('has no rows of another machine', () => {
    const old = documentOf([rowOf('75 x 200')])
    const fresh = documentOf([rowOf('30 x 60')])
    const other = { ...old, machine: { ...old.machine, cores: 64 } }
    expect(merged(other, fresh, order).rows).toHaveLength(1)
  })

  it('names absent engines, date and machine in the README, between its two comments', () => {
    const section = readmeSection(documentOf([{ ...rowOf('30 x 60'), seconds: 0.5 }]), {
      'time.svg': null,
      'gap.svg': '<svg/>',
    })
    expect(section).toContain('(bench/results/gap.svg)')
    expect(section).toContain('2026-01-02: Abacus, 2 cores, 4 GB, linux x64, Node 20.19.0')
    expect(section).toContain('Absent: price.')
    expect(section).toContain('| 30 x 60 | 0.500 |')
    const readme = 'before <!-- bench -->\nold\n<!-- /bench --> after'
    expect(replaceSection(readme, 'new')).toBe('before <!-- bench -->\nnew\n<!-- /bench --> after')
    expect(() => replaceSection('nothing', 'new')).toThrow('the README has no')
  })
})

it('--only finds instances by a part of their name, also those that are not measured by default', () => {
  const names = (only: string) => chosen({ only, all: false }).map(({ name }) => name)
  expect(names('30 x 60')).toEqual(['30 x 60'])
  expect(names('fourPeriods').length).toBeGreaterThan(1)
  expect(names('no such thing')).toEqual([])
})

it('labels of a plot do not cover each other', () => {
  const series = [1, 1.01, 1.02, 1.03].map((factor, k) => ({
    label: `line ${k}`,
    colours: ['#000', '#fff'] as [string, string],
    isBold: false,
    hasDots: true,
    points: [
      [1000, 0.01],
      [100_000, factor],
    ] as [number, number][],
  }))
  const words = { title: '', description: '', xLabel: '', yLabel: '', xTick: String, yTick: String }
  const heights = [
    ...drawPlot({ ...words, series }).matchAll(
      /class="s\d label" x="[^"]+" y="([^"]+)" text-anchor="start"/g,
    ),
  ]
    .map((match) => Number(match[1]))
    .sort((a, b) => a - b)
  expect(heights).toHaveLength(4)
  for (const [k, height] of heights.entries())
    if (k > 0) expect(height - (heights[k - 1] ?? 0)).toBeGreaterThanOrEqual(15.9)
})
