/** Colours by theme, as on the planning page. What is more or less, good or bad also says so in words or by a sign. */
const light = `
--ground: #ffffff; --sunken: #f4f6f8; --text: #17212b; --muted: #53616e; --line: #dce2e8; --line-strong: #b9c3cc;
--accent: #1d5fd1; --bad: #ac3214; --bar: #3b7ea8; --tick: #17212b; --whole: #64748b; --fall: #2d6597; --rise: #b5590a;
--sea: #eaf0f4; --land: #fbfbf9; --coast: #c3cdd5; --graticule: #dde5eb; --edge: #3d5166; --quiet: #a3b0bc; --region: #8a4b08; --strong: #ffffff;
--util-0: #dcefe6; --util-1: #a5dcc9; --util-2: #5fbfb6; --util-3: #2f93aa; --util-4: #2d6597; --util-5: #2c3368;
--on-0: #17212b; --on-1: #17212b; --on-2: #17212b; --on-3: #0b1116; --on-4: #ffffff; --on-5: #ffffff;`

const dark = `
--ground: #10151a; --sunken: #171d24; --text: #e6ebf0; --muted: #9aa8b5; --line: #29333d; --line-strong: #43505c;
--accent: #7aabff; --bad: #ff9172; --bar: #4c93c4; --tick: #e6ebf0; --whole: #8494a5; --fall: #5aa3dc; --rise: #e08a3c;
--sea: #12181e; --land: #1d252d; --coast: #35424e; --graticule: #1a222a; --edge: #a9bccb; --quiet: #66767f; --region: #f0a95c; --strong: #10161c;
--util-0: #2b3557; --util-1: #34568b; --util-2: #34789f; --util-3: #3aa3ac; --util-4: #76cfb2; --util-5: #dff5d5;
--on-0: #e6ebf0; --on-1: #ffffff; --on-2: #ffffff; --on-3: #0b1116; --on-4: #0b1116; --on-5: #0b1116;`

const page = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 400 15px/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
body > * { max-inline-size: 60rem; margin-inline: auto; padding-inline: clamp(12px, 4vw, 32px); }
header { padding-block-start: clamp(24px, 6vw, 56px); }
h1, h2, p, ul, dl, dd, figure { margin: 0; }
p { max-inline-size: 46rem; overflow-wrap: anywhere; }
h1 { max-inline-size: 46rem; font-size: clamp(1.35rem, 1rem + 1.9vw, 2.1rem); font-weight: 650; line-height: 1.22; letter-spacing: -0.012em; text-wrap: balance; overflow-wrap: anywhere; }
h1.is-wrong { color: var(--bad); }
h2 { font-size: 1.25rem; font-weight: 650; letter-spacing: -0.008em; line-height: 1.3; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.title { margin-block-end: 8px; color: var(--muted); font-weight: 600; }
.made { margin-block-start: 10px; color: var(--muted); font-size: 13px; }
.unit { color: var(--muted); font-weight: 400; }
section { margin-block-start: 52px; scroll-margin-block-start: 16px; }
section > * + * { margin-block-start: 14px; }
footer { margin-block: 64px 32px; }
footer p { padding-block-start: 12px; border-block-start: 1px solid var(--line); color: var(--muted); font-size: 13px; max-inline-size: none; }
nav { margin-block-start: 24px; }
nav ul { display: flex; flex-wrap: wrap; gap: 2px 18px; padding: 0; list-style: none; font-size: 13px; }
nav a { display: inline-block; padding-block: 3px; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.highlights { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.6rem), 1fr)); gap: 16px 20px; margin-block-start: 32px;
  padding-block: 16px; border-block: 1px solid var(--line); }
.highlights > div { display: flex; flex-direction: column; justify-content: space-between; }
.highlights dt { color: var(--muted); font-size: 13px; }
.highlights dd { font-variant-numeric: tabular-nums; line-height: 1.35; }
.highlights strong { font-size: 1.5rem; font-weight: 650; letter-spacing: -0.01em; }
.highlights .unit { font-size: 13px; }
.before { display: block; color: var(--muted); font-size: 13px; }`

const tables = `
.table + .table, figure + .table, .table + figure { margin-block-start: 28px; }
.scroll { overflow-x: auto; }
table { inline-size: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.4; }
caption { padding-block-end: 6px; color: var(--muted); text-align: start; }
caption span { position: sticky; inset-inline-start: 0; display: block; max-inline-size: min(46rem, 92vw); }
th, td { padding: 6px 10px; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; }
thead th { color: var(--muted); font-size: 12px; vertical-align: bottom; border-block-end-color: var(--line-strong); }
th .unit { font-size: 11px; white-space: nowrap; }
thead .unit { display: block; }
tbody th, tfoot th { min-inline-size: 9rem; max-inline-size: 18rem; overflow-wrap: anywhere; font-weight: 550; }
:is(th, td):first-child { padding-inline-start: 0; }
:is(th, td):last-child { padding-inline-end: 0; }
td.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.number { text-align: end; }
td.long { min-inline-size: 15rem; max-inline-size: 32rem; overflow-wrap: anywhere; }
td.text { max-inline-size: 16rem; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
td.link { min-inline-size: 9rem; overflow-wrap: anywhere; }
tfoot :is(th, td) { border-block: 1px solid var(--line-strong); font-weight: 650; }
.id { display: block; color: var(--muted); font-size: 12px; font-weight: 400; }
summary { padding-block: 10px; color: var(--accent); font-size: 13px; cursor: pointer; }
@media (width < 40rem) {
  tbody th, tfoot th, thead th:first-child { position: sticky; inset-inline-start: 0; background: var(--ground); }
  tbody th, tfoot th { min-inline-size: 7.5rem; max-inline-size: 8.5rem; }
}`

const figures = `
figure { margin-block-start: 20px; }
figcaption { margin-block-end: 8px; font-weight: 600; }
figure svg:not(.glyph) { display: block; inline-size: 100%; block-size: auto; font-size: 12px; }
figure svg.narrow { display: none; }
@media (width < 40rem) {
  figure svg.wide { display: none; }
  figure svg.narrow { display: block; max-inline-size: 30rem; }
}
figure text { fill: var(--text); }
:is(.waterfall, .bars) text { paint-order: stroke; stroke: var(--ground); stroke-width: 3; stroke-linejoin: round; }
.value, .axis { font-variant-numeric: tabular-nums; }
.value { text-anchor: end; }
figure .axis { fill: var(--muted); font-size: 11px; }
.grid { stroke: var(--line); }
.link { stroke: var(--line-strong); }
rect.whole { fill: var(--whole); } rect.fall { fill: var(--fall); } rect.rise { fill: var(--rise); } rect.bar { fill: var(--bar); }
.tick { stroke: var(--tick); stroke-width: 2; } .halo { stroke: var(--ground); stroke-width: 5; }
.legend { margin-block-start: 10px; color: var(--muted); font-size: 13px; }
.legend p { max-inline-size: none; }
.legend ul { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-block-start: 6px; padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: 6px; }
.glyph { inline-size: 18px; block-size: 18px; flex: none; }
.key { display: inline-block; inline-size: 20px; block-size: 11px; margin-inline: 14px 6px; vertical-align: -1px; }
.key:first-child { margin-inline-start: 0; }
.key.bar { background: var(--bar); }
.key.tick { inline-size: 2px; block-size: 15px; vertical-align: -3px; background: var(--tick); }
.scale { display: inline-flex; margin-inline-start: 8px; vertical-align: middle; }
.band { inline-size: 34px; padding-inline-start: 4px; font-size: 11px; line-height: 18px; }
.map svg:not(.glyph) { border: 1px solid var(--line); border-radius: 6px; }
.sea { fill: var(--sea); } .land { fill: var(--land); stroke: var(--coast); stroke-width: 0.75; } .graticule { fill: none; stroke: var(--graticule); }
.site { stroke: var(--edge); } .site.quiet { stroke: var(--quiet); stroke-width: 0.75; } .dashed { stroke-dasharray: 2 1.5; } .hollow { fill: none; }
.inner { fill: none; stroke: var(--edge); stroke-linecap: round; } .inner.quiet { stroke: var(--quiet); stroke-width: 0.75; } .inner.strong { stroke: var(--strong); }
.region { fill: var(--region); }
.names text { paint-order: stroke; stroke: var(--land); stroke-width: 3; stroke-linejoin: round; }
figure .region-name { fill: var(--region); }
${[0, 1, 2, 3, 4, 5].map((band) => `.util-${band} { fill: var(--util-${band}); } .band.util-${band} { background: var(--util-${band}); color: var(--on-${band}); }`).join('\n')}`

const print = `
@page { size: A4; margin: 15mm 14mm; }
@media print {
  html { font-size: 11.5px; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body > * { max-inline-size: none; padding-inline: 0; }
  header { padding-block-start: 0; }
  nav { display: none; }
  summary { list-style: none; color: var(--muted); }
  summary::before { content: "… and "; }
  a { color: inherit; text-decoration: none; }
  section { margin-block-start: 26px; }
  h2, figcaption, caption { break-after: avoid; }
  figure.map, figure.waterfall, .highlights, tr { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tfoot { display: table-row-group; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; }
  td.short { white-space: normal; }
  .highlights { grid-template-columns: repeat(5, 1fr); }
  th, td { padding: 3px 5px; }
  thead th, thead .unit, .id { font-size: 7pt; }
  tbody th, tfoot th { position: static; min-inline-size: 5.5rem; }
  td:is(.long, .link) { min-inline-size: 0; }
  caption span { position: static; max-inline-size: none; }
  figure svg.wide { display: block; } figure svg.narrow { display: none; }
  .map svg.wide { inline-size: auto; max-inline-size: 100%; max-block-size: 92mm; margin-inline: auto; }
}`

/** The style of the page: it needs no font, no picture and no script. Paper is always light. */
export const style = `
:root {${light} }
@media screen and (prefers-color-scheme: dark) { :root {${dark} } }
${page}${tables}${figures}${print}
`
