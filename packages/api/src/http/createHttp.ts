import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Berth } from '../berth.ts'
import { schema } from '../schema/schema.ts'
import type { Log } from '../telemetry/log.ts'
import { limitQueries } from './limitQueries.ts'
import { maskError } from './maskError.ts'
import { nameRequests } from './nameRequests.ts'
import { refuseForeignPages } from './refuseForeignPages.ts'
import { serveHealth } from './serveHealth.ts'
import { servePage } from './servePage.ts'
import { servePlans } from './servePlans.ts'

/** The largest request that is read. Edits are small; a thousand of them fit easily. */
const maxRequestBodyBytes = 4_000_000

export interface HttpOptions {
  berth: Berth
  log: Log
  /** Folder of the built planning page. */
  pageFolder: string
}

/** Everything that is answered over HTTP, one behaviour per plugin. */
export const createHttp = ({ berth, log, pageFolder }: HttpOptions) =>
  createYoga<object, { berth: Berth }>({
    schema,
    context: () => ({ berth }),
    graphqlEndpoint: '/graphql',
    graphiql: { title: 'Berth: GraphQL', subscriptionsProtocol: 'SSE' },
    renderGraphiQL,
    landingPage: false,
    healthCheckEndpoint: '/livez',
    cors: false,
    multipart: false,
    maxRequestBodySize: maxRequestBodyBytes,
    maskedErrors: { maskError: maskError(log) },
    logging: {
      debug: (...args) => log.debug(args.join(' ')),
      info: (...args) => log.info(args.join(' ')),
      warn: (...args) => log.warn(args.join(' ')),
      // Faults are logged where they are masked, with their stack and once.
      error: (...args) => log.debug(args.join(' ')),
    },
    plugins: [
      nameRequests(),
      refuseForeignPages(),
      limitQueries(),
      serveHealth(berth.database),
      servePlans(berth.plans),
      servePage(pageFolder),
    ] satisfies Plugin[],
  })
