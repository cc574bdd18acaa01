import type { BarsChart } from '../../document.ts'
import { scaleOf, written } from '../../words/quantity.ts'
import { html, type Markup } from '../markup.ts'
import { bar, placeBetween, rowLayout, rowWords } from './rows.ts'
import { type ChartSize, px, svg } from './svg.ts'

const axisRoomPx = 22
const quarters = [0, 0.25, 0.5, 0.75, 1]

/** A bar a row, with a mark for what it was before, over lines at quarters of the axis. */
export const barsSvg = (chart: BarsChart, size: ChartSize, currency: string): Markup => {
  const layout = rowLayout(size)
  const { bars, unit, barLabel, markLabel } = chart
  const values = bars.flatMap(({ value, mark }) => [value, mark ?? 0])
  const most = Math.max(unit === 'fraction' ? 1 : 0, ...values)
  const scale = scaleOf(unit, values, currency)
  const place = placeBetween(layout, 0, most)
  const heightPx = axisRoomPx + bars.length * layout.rowPx + 4
  const inWords = (value: number) => `${written(value, scale)} ${scale.symbol}`.trim()
  const onAxis = { ...scale, decimals: 0 }
  const lines = quarters.map((part) => {
    const x = px(place(part * most))
    const anchor = part === 0 ? 'start' : part === 1 ? 'end' : 'middle'
    return html`<path class="grid" d="M${x},${axisRoomPx - 4}V${heightPx}"/><text class="axis" x="${x}" y="12" text-anchor="${anchor}">${`${written(part * most, onAxis)} ${scale.symbol}`}</text>`
  })
  return svg(chart, size, heightPx, [
    ...lines,
    ...bars.map(({ label, value, mark, note }, at) => {
      const top = axisRoomPx + at * layout.rowPx
      const before = mark === null ? '' : `, ${markLabel} ${inWords(mark)}`
      return html`${bar(layout, top, 'bar', place(0), place(value), `${label}: ${barLabel} ${inWords(value)}${before}`)}${mark === null ? null : tick(place(mark), top + layout.barTopPx - 3, layout.barPx + 6)}${rowWords(layout, size, top, label, `${inWords(value)} ${note}`)}
`
    }),
  ])
}

const tick = (x: number, top: number, heightPx: number) =>
  html`<path class="halo" d="M${px(x)},${top}v${heightPx}"/><path class="tick" d="M${px(x)},${top}v${heightPx}"/>`
