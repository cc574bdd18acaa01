import type { Plugin } from 'graphql-yoga'
import { isLoopback } from '../config.ts'
import { sentence } from './respond.ts'

/**
 * Answers only requests that were meant for this machine and that no page from elsewhere has sent.
 * There are no accounts, so a page that a browser has open must not be able to use the server behind its user's back.
 */
export const refuseForeignPages = (): Plugin => ({
  onRequest: ({ request, fetchAPI, endResponse }) => {
    const host = request.headers.get('host')
    const origin = request.headers.get('origin')
    if (host !== null && !isLocal(`http://${host}`))
      endResponse(
        sentence(
          fetchAPI,
          421,
          `This server answers for this machine only, not for "${host}". To fix: open it as http://localhost.`,
        ),
      )
    else if (origin !== null && !isLocal(origin))
      endResponse(
        sentence(
          fetchAPI,
          403,
          `A page from ${origin} may not use this server. To fix: use the page that this server serves.`,
        ),
      )
  },
})

const isLocal = (address: string): boolean =>
  URL.canParse(address) && isLoopback(new URL(address).hostname)
