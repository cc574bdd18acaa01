import type { ReportChart } from '../document.ts'
import { scaleOf, written } from '../words/quantity.ts'
import { barsSvg } from './charts/bars.ts'
import { type ChartSize, chartSizes } from './charts/svg.ts'
import { axisOf, waterfallSvg } from './charts/waterfall.ts'
import { mapLegend } from './map/mapLegend.ts'
import { mapSvg } from './map/mapSvg.ts'
import { html, type Markup } from './markup.ts'

/** A chart with its title, drawn for wide and for narrow screens, and what its signs mean. */
export const figureHtml = (chart: ReportChart, currency: string): Markup =>
  html`<figure id="${chart.id}" class="${chart.kind}"><figcaption>${chart.title}</figcaption>
${chartSizes.map((size) => drawing(chart, size, currency))}${legendOf(chart, currency)}</figure>
`

const drawing = (chart: ReportChart, size: ChartSize, currency: string): Markup => {
  switch (chart.kind) {
    case 'map':
      return mapSvg(chart, size)
    case 'waterfall':
      return waterfallSvg(chart, size, currency)
    case 'bars':
      return barsSvg(chart, size, currency)
  }
}

const legendOf = (chart: ReportChart, currency: string): Markup | null => {
  if (chart.kind === 'map') return mapLegend(chart)
  if (chart.kind === 'bars')
    return html`<p class="legend"><span class="key bar"></span>${chart.barLabel} <span class="key tick"></span>${chart.markLabel}</p>`
  const { least, most } = axisOf(chart)
  if (least <= 0) return null
  const scale = scaleOf(chart.unit, [most], currency)
  return html`<p class="legend">The bars begin at ${written(least, scale)} ${scale.symbol}, not at 0, so that the steps can be seen.</p>`
}
