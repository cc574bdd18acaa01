import { randomUUID } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import { requestId, withRequestId } from '../telemetry/requestId.ts'
import { safeHeaders } from './respond.ts'

/** Gives every request an id, which the log, the answer's header and masked errors share. */
export const nameRequests = (): Plugin => ({
  instrumentation: { request: (_, answer) => withRequestId(answer) },
  onResponse: ({ response }) => {
    for (const [name, value] of Object.entries(safeHeaders)) response.headers.set(name, value)
    response.headers.set('x-request-id', requestId() ?? randomUUID())
  },
})
