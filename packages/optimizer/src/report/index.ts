/**
 * A plan, or the difference between two, as a page to read and print, as JSON and as CSV.
 *
 * @module @berth/optimizer/report
 */
export type {
  BarsChart,
  MapChart,
  MapRegion,
  MapSite,
  ReportCell,
  ReportChart,
  ReportColumn,
  ReportDocument,
  ReportHighlight,
  ReportSection,
  ReportTable,
  WaterfallChart,
} from './document.ts'
export { reportHtml } from './html/reportHtml.ts'
export { type ReportOptions, report } from './report.ts'
export { reportCsv } from './reportCsv.ts'
export { reportJson } from './reportJson.ts'
