import type { Plugin } from 'graphql-yoga'
import type { PlanStore } from '../storage/planStore.ts'
import type { PlanRow } from '../storage/tables.ts'
import { isReading, safeHeaders, sentence } from './respond.ts'

const formats = {
  json: {
    mediaType: 'application/json; charset=utf-8',
    write: ({ document }: PlanRow) => `${JSON.stringify(document.plan, null, 2)}\n`,
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    write: ({ document }: PlanRow) => placementsAsCsv(document.plan.placements),
  },
} as const

/** `GET /plans/:id.json` and `/plans/:id.csv`: a plan as a file. Plans never change, so it may be kept for ever. */
export const servePlans = (plans: PlanStore): Plugin => ({
  onRequest: async ({ request, url, fetchAPI, endResponse }) => {
    if (!url.pathname.startsWith('/plans/') || !isReading(request)) return
    const asked = /^\/plans\/([0-9a-f]{40})\.(json|csv)$/.exec(url.pathname)
    const [plan] = asked ? await plans.find([asked[1] ?? '']) : []
    if (!asked || !plan) {
      endResponse(
        sentence(
          fetchAPI,
          404,
          'There is no such plan. To fix: take the address from the plan’s `exports`.',
        ),
      )
      return
    }
    const format = formats[asked[2] === 'csv' ? 'csv' : 'json']
    const etag = `"${plan.id}.${asked[2]}"`
    const headers = {
      ...safeHeaders,
      etag,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': format.mediaType,
      'content-disposition': `attachment; filename="plan-${plan.id.slice(0, 12)}.${asked[2]}"`,
    }
    const isKnown = (request.headers.get('if-none-match') ?? '').includes(etag)
    endResponse(
      isKnown
        ? new fetchAPI.Response(null, { status: 304, headers })
        : new fetchAPI.Response(request.method === 'HEAD' ? null : format.write(plan), { headers }),
    )
  },
})

const columns = [
  'workloadId',
  'regionId',
  'siteId',
  'poolId',
  'periodId',
  'share',
  'hoursPerDay',
  'acceleratorsBusy',
  'replicas',
] as const

const placementsAsCsv = (placements: PlanRow['document']['plan']['placements']): string =>
  [columns.join(','), ...placements.map((row) => columns.map((name) => cell(row[name])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')

/** RFC 4180, and a text that a spreadsheet would take for a formula is marked as text. */
const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
