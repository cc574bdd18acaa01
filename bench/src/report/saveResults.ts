import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BenchDocument, merged, readDocument } from './benchDocument.ts'
import { gapPlot } from './gapPlot.ts'
import { markdownReport } from './markdownReport.ts'
import { readmeSection, replaceSection } from './readme.ts'
import { timePlot } from './timePlot.ts'

const results = new URL('../../results/', import.meta.url)
const latest = fileURLToPath(new URL('latest.json', results))
const readme = fileURLToPath(new URL('../../../README.md', import.meta.url))

/** Keeps the rows with those of earlier runs, and draws tables and plots of all of them. */
export const saveResults = (fresh: BenchDocument, order: readonly string[]) =>
  draw(merged(readDocument(latest), fresh, order))

/** Writes tables and plots again from the rows that are kept. */
export const redrawResults = () => {
  const document = readDocument(latest)
  if (!document) throw new Error('nothing has been measured yet')
  draw(document)
}

const draw = (document: BenchDocument) => {
  mkdirSync(results, { recursive: true })
  const put = (name: string, text: string) => writeFileSync(new URL(name, results), text)
  put('latest.json', `${JSON.stringify(document, null, 2)}\n`)
  put('latest.md', markdownReport(document))
  const plots = { 'time.svg': timePlot(document), 'gap.svg': gapPlot(document) }
  for (const [name, plot] of Object.entries(plots)) if (plot) put(name, plot)
  writeFileSync(
    readme,
    replaceSection(readFileSync(readme, 'utf8'), readmeSection(document, plots)),
  )
}
