import type { SiteDecisionKind, Unit } from '@berth/shared'

export const reportFormat = 'berth-report/1'

/** What a report says, as data: made once, written as a page, as JSON or as CSV. */
export interface ReportDocument {
  format: typeof reportFormat
  title: string
  fleetId: string
  /** ISO 4217 code of every amount of money. */
  currency: string
  /** When it was made, as the caller says; null where he does not. */
  madeAt: string | null
  /** The answer in one sentence. */
  headline: string
  /** Whether every limit and figure of each plan holds, by the independent check. */
  isCertified: boolean
  /** The figures that count most. */
  highlights: ReportHighlight[]
  sections: ReportSection[]
}

/** A figure before and after, in `unit`; null is unknown. */
export interface ReportHighlight {
  label: string
  unit: Unit
  before: number | null
  after: number | null
}

/** Words, tables and charts about one thing. */
export interface ReportSection {
  /** A word without spaces, different from those of the other sections. */
  id: string
  title: string
  /** One paragraph each. */
  text: string[]
  tables: ReportTable[]
  charts: ReportChart[]
}

/** Rows under columns; every row has a cell for each column. */
export interface ReportTable {
  /** A word without spaces, different from those of the other tables. */
  id: string
  caption: string
  columns: ReportColumn[]
  rows: ReportCell[][]
  /** A last row that adds up the others, where that makes sense. */
  total: ReportCell[] | null
}

/** Null is unknown, or does not apply. */
export type ReportCell = string | number | null

/** What the cells of a column are. */
export interface ReportColumn {
  /** What programs call it; a number’s unit is at the end. */
  key: string
  /** What people call it. */
  title: string
  /**
   * `name`: what the row is about. `id`: its id in the fleet. `text`: words. `link`: an address on the web. `number`: a number in `unit`.
   * `unit`: the unit of all numbers of the row, by name.
   */
  kind: 'name' | 'id' | 'text' | 'link' | 'number' | 'unit'
  /** Of the numbers below; null where the row says it. */
  unit?: Unit | null
  /** Whether the numbers are differences, so that their sign counts. */
  isDifference?: boolean
  /** Whether it is for programs only: the page leaves it out. */
  isDetail?: boolean
}

/** What a figure draws, told apart by `kind`. */
export type ReportChart = WaterfallChart | BarsChart | MapChart

interface ChartHead {
  /** A word without spaces, different from those of the other charts. */
  id: string
  title: string
  /** What it shows, for those who do not see it. */
  description: string
}

/** How one sum becomes another, step by step: `start.value` and all changes add up to `end.value`. */
export interface WaterfallChart extends ChartHead {
  kind: 'waterfall'
  unit: Unit
  start: { label: string; value: number }
  steps: { label: string; change: number }[]
  end: { label: string; value: number }
}

/** A bar for each thing, and a mark for what it was before. */
export interface BarsChart extends ChartHead {
  kind: 'bars'
  unit: Unit
  barLabel: string
  markLabel: string
  bars: { label: string; value: number; mark: number | null; note: string }[]
}

/** Sites and demand regions where they are. */
export interface MapChart extends ChartHead {
  kind: 'map'
  sites: MapSite[]
  regions: MapRegion[]
}

/** A site on a map, and what a plan does with it. */
export interface MapSite {
  id: string
  name: string
  /** Degrees, north and east positive. */
  latitude: number
  longitude: number
  /** Installed. */
  acceleratorCount: number
  /** Busy over installed, averaged over the day; null where the site is closed. */
  utilisationFraction: number | null
  decision: SiteDecisionKind
  isOpen: boolean
}

/** A demand region on a map. */
export interface MapRegion {
  id: string
  name: string
  latitude: number
  longitude: number
  /** Asked for, averaged over the day. */
  tokensPerSecond: number
}
