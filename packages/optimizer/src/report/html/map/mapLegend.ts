import type { SiteDecisionKind } from '@berth/shared'
import type { MapChart } from '../../document.ts'
import { decisionNames } from '../../words/names.ts'
import { html, type Markup } from '../markup.ts'
import { diamond, siteMark, utilisationBounds } from './siteMark.ts'

const open: readonly SiteDecisionKind[] = ['keep', 'absorb', 'handOver', 'refit', 'reopen']

/** Mothballed and closed sites share a mark; the table says which it is. */
const lines: { kinds: SiteDecisionKind[]; words: string }[] = [
  ...open.map((kind) => ({ kinds: [kind], words: decisionNames[kind] })),
  { kinds: ['mothball', 'close'], words: 'is mothballed or closes' },
  { kinds: ['staysShut'], words: decisionNames.staysShut },
  { kinds: ['notReady'], words: decisionNames.notReady },
]

/** What fills and shapes mean; no shape is explained that is not on the map. */
export const mapLegend = ({ sites, regions }: MapChart): Markup => {
  const there = new Set(sites.map(({ decision }) => decision))
  const glyph = (mark: Markup) =>
    html`<svg class="glyph" viewBox="-9 -9 18 18" aria-hidden="true">${mark}</svg>`
  return html`<div class="legend"><p>Used, % <span class="scale">${[0, ...utilisationBounds].map(
    (bound, band) => html`<span class="band util-${band}">${Math.round(bound * 100)}</span>`,
  )}</span></p>
<ul>${lines
    .filter(({ kinds }) => kinds.some((kind) => there.has(kind)))
    .map(
      ({ kinds: [kind = 'keep'], words }) =>
        html`<li>${glyph(siteMark(kind, 6.5, open.includes(kind) ? 2 : null))}${words}</li>`,
    )}
${regions.some(({ tokensPerSecond }) => tokensPerSecond > 0) ? html`<li>${glyph(html`<path class="region" d="${diamond(5)}"/>`)}demand region</li>` : null}</ul></div>
`
}
