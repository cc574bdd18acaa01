import type { WaterfallChart } from '../../document.ts'
import { scaleOf, written } from '../../words/quantity.ts'
import { html, type Markup } from '../markup.ts'
import { bar, placeBetween, rowLayout, rowWords } from './rows.ts'
import { type ChartSize, px, svg } from './svg.ts'

interface Step {
  label: string
  className: 'whole' | 'fall' | 'rise'
  from: number
  to: number
  isDifference: boolean
}

/** Where bars would differ by less than this share of their length, the axis does not begin at 0. */
const leastVariation = 0.15

/** How one sum becomes another: a whole bar, a piece for each step, a whole bar. */
export const waterfallSvg = (chart: WaterfallChart, size: ChartSize, currency: string): Markup => {
  const layout = rowLayout(size)
  const steps = stepsOf(chart)
  const values = steps.flatMap(({ from, to }) => [from, to])
  const axis = axisOf(chart)
  const scale = scaleOf(chart.unit, values, currency)
  const place = placeBetween(layout, axis.least, axis.most)
  const topOf = (at: number) => at * layout.rowPx
  const heightPx = steps.length * layout.rowPx + 4
  return svg(
    chart,
    size,
    heightPx,
    steps.map(({ label, className, from, to, isDifference }, at) => {
      const [start, end] = [place(Math.max(from, axis.least)), place(to)]
      const amount = written(isDifference ? to - from : to, scale, isDifference)
      const words = isDifference ? amount : `${amount} ${scale.symbol}`
      const link =
        at + 1 < steps.length
          ? html`<path class="link" d="M${px(end)},${topOf(at) + layout.barTopPx}V${topOf(at + 1) + layout.barTopPx + layout.barPx}"/>`
          : null
      return html`${link}${bar(layout, topOf(at), className, start, end, `${label}: ${words}`)}${rowWords(layout, size, topOf(at), label, words)}
`
    }),
  )
}

const stepsOf = ({ start, steps, end }: WaterfallChart): Step[] => {
  const drawn: Step[] = [
    { label: start.label, className: 'whole', from: 0, to: start.value, isDifference: false },
  ]
  let reached = start.value
  for (const { label, change } of steps) {
    drawn.push({
      label,
      className: change < 0 ? 'fall' : 'rise',
      from: reached,
      to: reached + change,
      isDifference: true,
    })
    reached += change
  }
  return [
    ...drawn,
    { label: end.label, className: 'whole', from: 0, to: end.value, isDifference: false },
  ]
}

/** From where to where the chart is drawn: from 0, unless that would hide the steps. */
export const axisOf = (chart: WaterfallChart): { least: number; most: number } => {
  const sums = stepsOf(chart).map(({ to }) => to)
  const [least, most] = [Math.min(...sums), Math.max(...sums)]
  const hidesSteps = least > 0 && most - least < leastVariation * most && most > least
  return hidesSteps
    ? { least: least - 0.5 * (most - least), most }
    : { least: Math.min(0, least), most: Math.max(0, most) }
}
