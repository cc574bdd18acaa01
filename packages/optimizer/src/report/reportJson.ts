import type { ReportDocument } from './document.ts'

/** A report as one JSON text: the document itself. Numbers are exact and in the units that columns and charts name. */
export const reportJson = (document: ReportDocument): string =>
  `${JSON.stringify(document, null, 2)}\n`
