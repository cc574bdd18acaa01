import type { BenchDocument } from './benchDocument.ts'
import { drawPlot, type Series } from './plot.ts'

const colours: Series['colours'][] = [
  ['#c2185b', '#ff6fa3'],
  ['#1565c0', '#64b5f6'],
]
/** A smaller gap than this is drawn as this. */
const smallestGap = 1e-9

/** How the proved gap falls with time; null where nothing has been measured. */
export const gapPlot = ({ rows }: BenchDocument): string | null => {
  const curves = rows.filter(({ suite, curve }) => suite === 'anytime' && curve && curve.length > 1)
  if (curves.length === 0) return null
  return drawPlot({
    title: 'Proved gap against time, price',
    description: 'Both axes are logarithmic. A gap of 0 is drawn at the lowest line.',
    xLabel: 'seconds',
    yLabel: 'gap: (best plan − bound) / best plan',
    xTick: String,
    yTick: (value) =>
      value >= 0.001 ? `${Number((value * 100).toPrecision(2))} %` : value.toExponential(0),
    series: curves.map((row, k) => ({
      label: row.instance.replace(/,[^,]*$/, ''),
      colours: colours[k % colours.length] ?? ['#555', '#aaa'],
      isBold: true,
      hasDots: false,
      points: stepsOf(
        (row.curve ?? []).map(({ seconds, gapRelative }) => [
          Math.max(seconds, 1e-3),
          Math.min(1, Math.max(gapRelative, smallestGap)),
        ]),
      ),
    })),
  })
}

/** Between two reports the gap stays what it was. */
const stepsOf = (points: [number, number][]): [number, number][] =>
  points.flatMap(([x, y], k): [number, number][] => {
    const before = points[k - 1]
    return before
      ? [
          [x, before[1]],
          [x, y],
        ]
      : [[x, y]]
  })
