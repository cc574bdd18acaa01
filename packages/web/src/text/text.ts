import { actionText } from './actions.ts'
import { appText } from './app.ts'
import { comparisonText } from './comparison.ts'
import { editHistoryText } from './editHistory.ts'
import { gridText } from './grid.ts'
import { inspectorText } from './inspector.ts'
import { kpiText } from './kpis.ts'
import { noticeText } from './notices.ts'
import { placementTableText } from './placementTable.ts'
import { decisionText, siteMapText } from './siteMap.ts'
import { siteTableText } from './siteTable.ts'
import { solveProgressText } from './solveProgress.ts'
import { topBarText } from './topBar.ts'
import { uiText } from './ui.ts'

/** Every word of the page, by part. */
export const text = {
  actions: actionText,
  app: appText,
  comparison: comparisonText,
  decisions: decisionText,
  editHistory: editHistoryText,
  grid: gridText,
  inspector: inspectorText,
  kpis: kpiText,
  notices: noticeText,
  placementTable: placementTableText,
  siteMap: siteMapText,
  siteTable: siteTableText,
  solveProgress: solveProgressText,
  topBar: topBarText,
  ui: uiText,
} as const
