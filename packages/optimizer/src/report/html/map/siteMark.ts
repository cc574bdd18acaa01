import type { SiteDecisionKind } from '@berth/shared'
import { px } from '../charts/svg.ts'
import { html, type Markup, type Part } from '../markup.ts'

/** Upper ends of the bands of utilisation; the last band is what is nearly or wholly full. */
export const utilisationBounds = [0.2, 0.4, 0.6, 0.8, 0.95] as const

/** The band of the colour scale, 0 to 5; null where a site is closed and so has no fill. */
export const bandOf = (utilisationFraction: number | null): number | null => {
  if (utilisationFraction === null) return null
  const band = utilisationBounds.findIndex((bound) => utilisationFraction < bound)
  return band === -1 ? utilisationBounds.length : band
}

/** A diamond around 0, 0 whose corners reach so far. */
export const diamond = (reach: number): string =>
  `M0,${px(-reach)}L${px(reach)},0L0,${px(reach)}L${px(-reach)},0Z`

/** A site’s mark around 0, 0, as on the planning page: the shape tells the decision, the fill how much is used, and all shapes of one size have one area. */
export const siteMark = (
  decision: SiteDecisionKind,
  radiusPx: number,
  band: number | null,
  title: Part = null,
): Markup => {
  const r = px(radiusPx)
  const fill = band === null ? 'hollow' : `util-${band}`
  const isDark = band !== null && band >= 3
  const quiet = band === null ? 'site quiet' : 'site'
  const inner = isDark ? 'inner strong' : band === null ? 'inner quiet' : 'inner'
  const words = title === null ? null : html`<title>${title}</title>`
  const circle = (radius: number, className: string) =>
    html`<circle class="${className} ${fill}" r="${px(radius)}">${words}</circle>`
  const plus = (arm: number) => `M${px(-arm)},0H${px(arm)}M0,${px(-arm)}V${px(arm)}`
  const cross = (arm: number) =>
    `M${px(-arm)},${px(-arm)}L${px(arm)},${px(arm)}M${px(arm)},${px(-arm)}L${px(-arm)},${px(arm)}`
  switch (decision) {
    case 'reopen':
      return html`<path class="site ${fill}" d="${diamond(radiusPx * Math.sqrt(Math.PI / 2))}">${words}</path>`
    case 'handOver': {
      const side = px(radiusPx * Math.sqrt(Math.PI))
      return html`<rect class="site ${fill}" x="${px(-side / 2)}" y="${px(-side / 2)}" width="${side}" height="${side}" rx="${px(side * 0.12)}">${words}</rect>`
    }
    case 'refit':
      return html`${circle(r, 'site')}<path class="${inner}" d="${plus(radiusPx * 0.55)}"/>`
    case 'absorb':
      return html`${circle(r, 'site')}<circle class="${inner}" r="${px(radiusPx * 0.6)}" stroke-width="${px(Math.max(1.5, radiusPx * 0.18))}"/>`
    case 'mothball':
    case 'close':
      return html`${circle(r, quiet)}<path class="${inner}" d="${cross(Math.min(radiusPx * 0.5, 3))}"/>`
    case 'staysShut':
      return circle(radiusPx * 0.7, quiet)
    case 'notReady':
      return circle(r, `${quiet} dashed`)
    case 'keep':
      return circle(r, 'site')
  }
}
