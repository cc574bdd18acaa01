import type { ReportDocument, ReportHighlight, ReportSection } from '../document.ts'
import { scaleOf, written } from '../words/quantity.ts'
import { figureHtml } from './figures.ts'
import { html, type Markup } from './markup.ts'
import { style } from './style.ts'
import { tableHtml } from './tables.ts'

/**
 * A report as one page: nothing else is loaded, no script runs, and it can be read on any screen, in light and dark, and printed on A4.
 * Names are shown as they are and never understood as markup.
 */
export const reportHtml = (document: ReportDocument): string => {
  const { title, headline, madeAt, highlights, sections, currency, isCertified } = document
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}: ${headline}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<p class="title"><bdi>${title}</bdi></p>
<h1${isCertified ? null : html` class="is-wrong"`}>${headline}</h1>
${madeAt === null ? null : html`<p class="made">Made on ${madeAt}.</p>`}
<dl class="highlights">${highlights.map((highlight) => highlightHtml(highlight, currency))}</dl>
<nav aria-label="Contents"><ul>${sections.map(({ id, title: name }) => html`<li><a href="#section-${id}">${name}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map((section) => sectionHtml(section, currency))}</main>
<footer><p>Written by Berth. Money is in ${currency}; a month has 730.5 hours. Every figure was recomputed from the fleet and the placements.</p></footer>
</body>
</html>
`.markup
}

const sectionHtml = (
  { id, title, text, charts, tables }: ReportSection,
  currency: string,
): Markup =>
  html`<section id="section-${id}" aria-labelledby="title-${id}"><h2 id="title-${id}">${title}</h2>
${text.map(
  (paragraph) => html`<p dir="auto">${paragraph}</p>
`,
)}${charts.map((chart) => figureHtml(chart, currency))}${tables.map((table) => tableHtml(table, currency))}</section>
`

const highlightHtml = (
  { label, unit, before, after }: ReportHighlight,
  currency: string,
): Markup => {
  const scale = scaleOf(unit, [before, after], currency)
  const number = (value: number | null) => (value === null ? 'unknown' : written(value, scale))
  return html`<div><dt>${label}</dt><dd><strong>${number(after)}</strong> <span class="unit">${scale.symbol}</span> <span class="before">from ${number(before)}${changeOf(unit, before, after)}</span></dd></div>
`
}

const changeOf = (unit: ReportHighlight['unit'], before: number | null, after: number | null) => {
  if (before === null || after === null || before === 0 || unit === 'fraction') return ''
  const fraction = (after - before) / Math.abs(before)
  return `, ${written(fraction, { factor: 100, decimals: Math.abs(fraction) < 0.1 ? 1 : 0, symbol: '%' }, true)} %`
}
