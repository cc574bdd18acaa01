import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from './config.ts'
import type { Server } from './createServer.ts'
import { StartRefusal } from './storage/refusal.ts'

export interface Listening {
  /** Where the page is, for people. */
  address: string
  close(): Promise<void>
}

/** Opens the socket; a port in use is said in words. Requests that come before `ready` wait for it. */
export const listen = async (
  { http }: Pick<Server, 'http'>,
  { host, port }: Pick<Config, 'host' | 'port'>,
  ready: Promise<unknown> = Promise.resolve(),
): Promise<Listening> => {
  const server = createHttpServer((request, response) => {
    ready.then(
      () => http(request, response),
      () => response.destroy(),
    )
  })
  await opened(server, host.replace(/^\[|\]$/g, ''), port)
  const { port: actualPort } = server.address() as AddressInfo
  return {
    address: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Streams of events never end by themselves.
        server.closeAllConnections()
      }),
  }
}

const opened = (server: HttpServer, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)))
    server.listen({ host, port }, resolve)
  })

const explained = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  if (error.code === 'EADDRINUSE')
    return new StartRefusal(
      `Cannot listen on ${host}:${port} because another program uses this port. To fix: stop that program, or set PORT to a free port, for example PORT=${port + 1}.`,
      { cause: error },
    )
  if (error.code === 'EACCES')
    return new StartRefusal(
      `Cannot listen on ${host}:${port} because this user may not use this port. To fix: set PORT to a number above 1023.`,
      { cause: error },
    )
  return error
}
