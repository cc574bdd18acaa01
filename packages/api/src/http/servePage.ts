import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Plugin } from 'graphql-yoga'
import { isReading, safeHeaders, sentence } from './respond.ts'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** A name with a hash of the content in it, as the bundler writes it: the content never changes. */
const hashed = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** Serves the built planning page from one folder, and nothing outside of it. */
export const servePage = (folder: string): Plugin => ({
  onRequest: async ({ request, url, fetchAPI, endResponse }) => {
    const isPage = !/^\/(graphql|healthz|plans)(\/|$)/.test(url.pathname)
    if (!isPage || !isReading(request)) return
    const path = await fileFor(folder, url.pathname)
    if (!path) {
      endResponse(await nothingThere(fetchAPI, folder, url.pathname))
      return
    }
    const isKept = hashed.test(path) && path.includes(`${sep}assets${sep}`)
    const headers: Record<string, string> = {
      ...safeHeaders,
      'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'cache-control': isKept ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (extname(path) === '.html') headers['content-security-policy'] = contentSecurityPolicy
    const body = request.method === 'HEAD' ? null : await readFile(path)
    endResponse(new fetchAPI.Response(body, { headers }))
  },
})

/** The file behind a path: itself, or the page for a path without an extension (the page reads it). */
const fileFor = async (folder: string, pathname: string): Promise<string | undefined> => {
  const name = decoded(pathname)
  if (name === undefined) return undefined
  const wanted = extname(name) === '' ? 'index.html' : name
  try {
    // Links are followed before the comparison, so that none leads out of the folder.
    const root = await realpath(folder)
    const path = await realpath(join(root, wanted))
    return path.startsWith(root + sep) && (await stat(path)).isFile() ? path : undefined
  } catch (error) {
    if (
      ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String((error as NodeJS.ErrnoException).code))
    )
      return undefined
    throw error
  }
}

const decoded = (pathname: string): string | undefined => {
  try {
    const name = decodeURIComponent(pathname)
    return /[\0\\]/.test(name) || name.split('/').some((part) => part.startsWith('.'))
      ? undefined
      : name
  } catch {
    return undefined // Not a valid path; there is no such file.
  }
}

const nothingThere = async (
  fetchAPI: Parameters<typeof sentence>[0],
  folder: string,
  pathname: string,
) =>
  (await fileFor(folder, '/')) === undefined
    ? sentence(
        fetchAPI,
        pathname === '/' ? 503 : 404,
        'The planning page is not built yet. To fix: run `npm run build` at the root of the project and reload. The API answers at /graphql.',
      )
    : sentence(fetchAPI, 404, 'There is no such file.')
