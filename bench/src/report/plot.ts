import { type Point, placeLabels } from './plotLabels.ts'

/** A line of a plot, in the units of its axes. */
export interface Series {
  label: string
  /** A colour for light and one for dark surroundings. */
  colours: [light: string, dark: string]
  isBold: boolean
  points: Point[]
  /** Whether the points themselves are marked. */
  hasDots: boolean
}

export interface Plot {
  title: string
  description: string
  xLabel: string
  yLabel: string
  xTick: (value: number) => string
  yTick: (value: number) => string
  series: Series[]
}

const [width, height] = [860, 520]
/** Room for the words around the field; on the right for the labels of the lines. */
const margin = { top: 48, right: 120, bottom: 56, left: 76 }

/** A plot with logarithmic axes as SVG. Each line carries its name, so that no legend is needed; colours follow the reader’s light or dark surroundings. */
export const drawPlot = (plot: Plot): string => {
  const all = plot.series.flatMap(({ points }) => points)
  const x = logAxis(
    all.map(([value]) => value),
    margin.left,
    width - margin.right,
  )
  const y = logAxis(
    all.map(([, value]) => value),
    height - margin.bottom,
    margin.top,
  )
  const drawn = plot.series.map((series) => ({
    ...series,
    at: series.points.map(([px, py]): Point => [x.place(px), y.place(py)]),
  }))
  const styles = (theme: 0 | 1) =>
    plot.series.map(({ colours }, k) => `.s${k}{--c:${colours[theme]}}`).join('')
  const lines = drawn.map(
    ({ at, isBold, hasDots }, k) =>
      `<g class="s${k}"><polyline class="line${isBold ? ' bold' : ''}" points="${at.map(pair).join(' ')}"/>${hasDots ? dotsOf(at) : ''}</g>`,
  )
  const labels = placeLabels(drawn, { width, height }).map(
    (at, k) =>
      `<text class="s${k} label${drawn[k]?.isBold ? ' strong' : ''}" x="${round(at.x)}" y="${round(at.y)}" text-anchor="${at.anchor}">${escaped(drawn[k]?.label ?? '')}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(plot.title)}</title>
<desc id="description">${escaped(plot.description)}</desc>
<style>
:root{--paper:#fff;--ink:#1f2328;--soft:#59636e;--grid:#e2e6ea}${styles(0)}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9198a1;--grid:#262c34}${styles(1)}}
text{font:13px system-ui,sans-serif;fill:var(--soft)}.title{font-size:16px;font-weight:600;fill:var(--ink)}
.paper{fill:var(--paper)}.grid{stroke:var(--grid);fill:none}.line{stroke:var(--c);fill:none;stroke-width:1.8;stroke-linejoin:round}.bold{stroke-width:3.5}
.dot{fill:var(--c);stroke:var(--paper);stroke-width:1.5}.label{fill:var(--c);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}.strong{font-weight:700}
</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="title" x="${margin.left}" y="28">${escaped(plot.title)}</text>
${x.ticks.map((value) => verticalTick(x.place(value), plot.xTick(value))).join('\n')}
${y.ticks.map((value) => horizontalTick(y.place(value), plot.yTick(value))).join('\n')}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 14}" text-anchor="middle">${escaped(plot.xLabel)}</text>
<text transform="translate(18 ${(margin.top + height - margin.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(plot.yLabel)}</text>
${lines.join('\n')}
${labels.join('\n')}
</svg>
`
}

/** Whole powers of ten around the values, as places between two pixels. */
const logAxis = (values: number[], from: number, to: number) => {
  const lowest = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const highest = Math.max(lowest + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  return {
    ticks: Array.from({ length: highest - lowest + 1 }, (_, k) => 10 ** (lowest + k)),
    place: (value: number) =>
      round(from + ((Math.log10(value) - lowest) / (highest - lowest)) * (to - from)),
  }
}

const verticalTick = (at: number, text: string) =>
  `<path class="grid" d="M${at} ${margin.top}V${height - margin.bottom}"/><text x="${at}" y="${height - margin.bottom + 20}" text-anchor="middle">${text}</text>`
const horizontalTick = (at: number, text: string) =>
  `<path class="grid" d="M${margin.left} ${at}H${width - margin.right}"/><text x="${margin.left - 8}" y="${at + 4}" text-anchor="end">${text}</text>`

const dotsOf = (at: Point[]) =>
  at.map(([x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="4"/>`).join('')
const pair = ([x, y]: Point) => `${x},${y}`
const round = (value: number) => Math.round(value * 10) / 10
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
