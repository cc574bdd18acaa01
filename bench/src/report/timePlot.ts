import { isSolved } from '../running/rowsOf.ts'
import type { BenchDocument } from './benchDocument.ts'
import { drawPlot, type Series } from './plot.ts'

const colours: Record<string, Series['colours']> = {
  price: ['#c2185b', '#ff6fa3'],
  clp: ['#1565c0', '#64b5f6'],
  highs: ['#2e7d32', '#7bc67e'],
  'highs-wasm': ['#00838f', '#4dd0e1'],
  glpsol: ['#8d6e00', '#e6c34a'],
  'glpk.js': ['#b3541e', '#ff9e64'],
  yalps: ['#6a3fb5', '#b794f6'],
  'javascript-lp-solver': ['#546e7a', '#a0b4be'],
}

/** Time to solve against the number of columns, one line for each engine that solved two sizes; null where none did. */
export const timePlot = ({ rows, engines }: BenchDocument): string | null => {
  const series = engines.flatMap(({ engine, title }): Series[] => {
    const points = rows
      .filter((row) => row.suite === 'lp' && row.engine === engine && isSolved(row))
      .flatMap(({ columns, seconds }): [number, number][] =>
        columns === null || seconds === null ? [] : [[columns, Math.max(seconds, 1e-4)]],
      )
    const colour = colours[engine] ?? ['#555', '#aaa']
    return points.length < 2
      ? []
      : [{ label: title, colours: colour, isBold: engine === 'price', hasDots: true, points }]
  })
  if (series.length === 0) return null
  return drawPlot({
    title: 'Seconds to solve a placement LP, against its columns',
    description:
      'Both axes are logarithmic. Reading the program is not counted. A line ends where the engine would need longer than the limit.',
    xLabel: 'columns',
    yLabel: 'seconds, median',
    xTick: (value) => value.toLocaleString('en'),
    yTick: String,
    series,
  })
}
