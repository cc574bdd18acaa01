import { GraphQLError } from 'graphql'
import type { Log } from '../telemetry/log.ts'
import { requestId } from '../telemetry/requestId.ts'

/** What was thrown on purpose is shown; anything else is logged whole and shown as an id. */
export const maskError =
  (log: Log) =>
  (error: unknown): Error => {
    if (isMeant(error)) return error
    log.error({ err: error instanceof GraphQLError ? (error.originalError ?? error) : error })
    const id = requestId() ?? 'unknown'
    const place = error instanceof GraphQLError ? error : undefined
    return new GraphQLError(`Something went wrong inside the server (request ${id}).`, {
      nodes: place?.nodes ?? null,
      source: place?.source ?? null,
      positions: place?.positions ?? null,
      path: place?.path ?? null,
      extensions: {
        code: 'INTERNAL_SERVER_ERROR',
        requestId: id,
        fix: 'Try again. If it stays, look for the request’s id in the server’s log.',
      },
    })
  }

/** A GraphQLError that does not wrap another fault, however often it was wrapped itself. */
const isMeant = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError &&
  (error.originalError === undefined || isMeant(error.originalError))
