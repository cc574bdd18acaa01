import { geoGraticule10, geoPath } from 'd3-geo'
import type { MapChart, MapSite } from '../../document.ts'
import { decisionNames } from '../../words/names.ts'
import { type ChartSize, px, svg } from '../charts/svg.ts'
import { html, type Markup } from '../markup.ts'
import { landOutline } from './landOutline.ts'
import { fitMap } from './mapProjection.ts'
import { decodeOutline } from './outlineCode.ts'
import { labelPx, placeLabels } from './placeLabels.ts'
import { bandOf, diamond, siteMark } from './siteMark.ts'

interface Mark<Thing> {
  thing: Thing
  x: number
  y: number
  radiusPx: number
}

const largestRadius = { wide: 20, narrow: 11 }
const leastRadius = { wide: 3.5, narrow: 2.2 }
const regionRadius = { wide: 6, narrow: 4 }
/** So many names are wished for; those that find no room are left out. */
const wishedNames = { wide: { sites: 24, regions: 12 }, narrow: { sites: 4, regions: 5 } }

/** The map: land and degree lines, closed sites, regions as diamonds, open sites above all, and the names that find room. */
export const mapSvg = (chart: MapChart, size: ChartSize): Markup => {
  const { sites, regions } = chart
  const asked = regions.filter(({ tokensPerSecond }) => tokensPerSecond > 0)
  const { projection, heightPx } = fitMap([...sites, ...asked], size.widthPx)
  const toPath = geoPath(projection).digits(1)
  const markOf = <Thing extends { latitude: number; longitude: number }>(
    thing: Thing,
    radiusPx: number,
  ): Mark<Thing>[] => {
    const at = projection([thing.longitude, thing.latitude])
    return at ? [{ thing, x: px(at[0]), y: px(at[1]), radiusPx }] : []
  }
  const most = Math.max(1, ...sites.map(({ acceleratorCount }) => acceleratorCount))
  const radiusOf = ({ acceleratorCount }: MapSite) =>
    Math.max(leastRadius[size.name], largestRadius[size.name] * Math.sqrt(acceleratorCount / most))
  const siteMarks = sites
    .flatMap((site) => markOf(site, radiusOf(site)))
    .sort((a, b) => b.radiusPx - a.radiusPx)
  const loudest = Math.max(1e-9, ...asked.map(({ tokensPerSecond }) => tokensPerSecond))
  const regionMarks = asked
    .flatMap((region) =>
      markOf(
        region,
        regionRadius[size.name] * Math.max(0.4, Math.sqrt(region.tokensPerSecond / loudest)),
      ),
    )
    .sort((a, b) => b.radiusPx - a.radiusPx)
  const wished = wishedNames[size.name]
  const wish = ({ thing, ...mark }: Mark<{ name: string }>, className: string) => ({
    ...mark,
    text: thing.name,
    className,
  })
  const open = siteMarks.filter(({ thing }) => thing.isOpen)
  const labels = placeLabels(
    [
      ...open.slice(0, wished.sites).map((mark) => wish(mark, 'site-name')),
      ...regionMarks.slice(0, wished.regions).map((mark) => wish(mark, 'region-name')),
    ],
    [...open, ...regionMarks],
    { widthPx: size.widthPx, heightPx },
  )
  const land = { type: 'MultiPolygon' as const, coordinates: decodeOutline(landOutline) }
  return svg(
    chart,
    size,
    heightPx,
    html`<rect class="sea" width="${size.widthPx}" height="${heightPx}"/>
<path class="graticule" d="${toPath(geoGraticule10()) ?? ''}"/>
<path class="land" d="${toPath(land) ?? ''}"/>
${siteMarks.filter(({ thing }) => !thing.isOpen).map(drawn)}
${regionMarks.map(
  ({ thing, x, y, radiusPx }) =>
    html`<path class="region" transform="translate(${x} ${y})" d="${diamond(radiusPx)}"><title>${`Demand region ${thing.name}`}</title></path>`,
)}
${open.map(drawn)}
<g class="names" font-size="${labelPx}">${labels.map(
      ({ text, x, y, anchor, className }) =>
        html`<text class="${className}" x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${text}</text>`,
    )}</g>
`,
  )
}

const drawn = ({ thing, x, y, radiusPx }: Mark<MapSite>): Markup =>
  html`<g transform="translate(${x} ${y})">${siteMark(thing.decision, radiusPx, bandOf(thing.utilisationFraction), titleOf(thing))}</g>
`

const titleOf = ({ name, decision, utilisationFraction, acceleratorCount }: MapSite): string =>
  `${name} ${decisionNames[decision]}: ${utilisationFraction === null ? '' : `${Math.round(utilisationFraction * 100)} % of `}${acceleratorCount.toLocaleString('en')} accelerators${utilisationFraction === null ? '' : ' used'}`
