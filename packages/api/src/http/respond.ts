import type { FetchAPI } from 'graphql-yoga'

/** Headers for every answer: nothing is guessed from content, and nobody frames the page. */
export const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

/** A plain sentence for people, with the status for programs. */
export const sentence = (
  { Response }: Pick<FetchAPI, 'Response'>,
  status: number,
  text: string,
): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...safeHeaders, 'content-type': 'text/plain; charset=utf-8' },
  })

/** Whether somebody asks to read; everything outside GraphQL can only be read. */
export const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'
