import { sql } from 'drizzle-orm'
import type { Plugin } from 'graphql-yoga'
import type { Database } from '../storage/database.ts'
import { isReading } from './respond.ts'

/** `GET /healthz`: 200 while the database answers, 503 otherwise. */
export const serveHealth = (database: Database): Plugin => ({
  onRequest: async ({ request, url, fetchAPI, endResponse }) => {
    if (url.pathname !== '/healthz' || !isReading(request)) return
    const isHealthy = await database.execute(sql`select 1`).then(
      () => true,
      () => false,
    )
    endResponse(
      fetchAPI.Response.json(
        { status: isHealthy ? 'ok' : 'database does not answer' },
        { status: isHealthy ? 200 : 503, headers: { 'cache-control': 'no-store' } },
      ),
    )
  },
})
