import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { origin, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('the endpoint keeps to GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: `${origin}/graphql`,
    fetchFn: (url: string, init?: RequestInit) =>
      server.fetch(new URL(url).pathname + new URL(url).search, init),
  })
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn()
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok')
  })
})

const ask = (
  headers: Record<string, string>,
  body: string = JSON.stringify({ query: '{ __typename }' }),
) =>
  server.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

test('a page from elsewhere may not use the server', async () => {
  expect((await ask({ origin: 'https://example.com' })).status).toBe(403)
  expect((await ask({ origin: 'null' })).status).toBe(403)
  expect((await ask({ origin: 'http://localhost:5173' })).status).toBe(200)
})

test('a name that only pretends to be this machine is refused', async () => {
  const response = await ask({ host: 'berth.example.com:4000' })
  expect(response.status).toBe(421)
  expect(await response.text()).toContain('localhost')
})

test('no other origin is told that it may read', async () => {
  const response = await ask({ origin: 'http://localhost:5173' })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('a request that is too large is refused', async () => {
  const response = await ask(
    {},
    JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(5_000_000) } }),
  )
  expect(response.status).toBe(413)
})

test('a query that is nested too deeply is refused in words', async () => {
  const deep = `{ defaultScenario ${'{ branchedFrom '.repeat(20)}{ id }${' }'.repeat(20)} }`
  const { errors } = await server.ask(deep)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_DEEP' })
})

test('a fault inside the server is masked with the id of its request', async () => {
  // Without any scenario there is no default one; a started server always has one.
  const response = await ask(
    { accept: 'application/json' },
    JSON.stringify({ query: '{ defaultScenario { id } }' }),
  )
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: Record<string, string> }[]
  }
  const id = response.headers.get('x-request-id')
  expect(id).toBeTruthy()
  expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', requestId: id })
  expect(JSON.stringify(errors)).not.toContain('at least one')
})

test('GraphiQL needs no network', async () => {
  const response = await server.fetch('/graphql', { headers: { accept: 'text/html' } })
  const html = await response.text()
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/)
})

test('the server says whether it is well', async () => {
  const response = await server.fetch('/healthz')
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
})
