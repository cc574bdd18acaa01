import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutations } from '../support/scenarios.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
const names = ['A', 'B', 'C', 'D', 'E']
beforeAll(async () => {
  server = await startTestServer()
  for (const name of names) await mutations(server).create({ name })
})
afterAll(() => server.close())

interface Page {
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string }
  nodes: { name: string }[]
}
const page = (args: string) =>
  server.get<Page>(
    `{ scenarios(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { name } } }`,
  )

test('scenarios come newest first, page by page, each once', async () => {
  const first = await page('first: 2')
  expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
  // A new scenario comes before all pages, so it does not move what follows.
  await mutations(server).create({ name: 'F' })
  const third = await page(`first: 2, after: "${second.pageInfo.endCursor}"`)
  expect(third.pageInfo.hasNextPage).toBe(false)
  const seen = [first, second, third].flatMap(({ nodes }) => nodes.map(({ name }) => name))
  expect(seen).toEqual([...names].reverse())
})

test('the page opens the newest scenario', async () => {
  expect(await server.get('{ defaultScenario { name } }')).toEqual({ name: 'F' })
})

test.each([
  ['scenarios', 0],
  ['scenarios', 201],
  ['scenarios', -1],
])('%s refuses a page of %i with the range', async (field, first) => {
  const { errors } = await server.ask(`{ ${field}(first: ${first}) { totalCount } }`)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'PAGE_SIZE_OUT_OF_RANGE' })
  expect(errors?.[0]?.message).toContain('between 1 and 200')
})

test.each(['scenarios', 'sites'])('%s refuses a cursor that nobody gave out', async (field) => {
  const list = `${field}(after: "nonsense") { totalCount }`
  const query = field === 'sites' ? `{ fleet(key: "tiny") { ${list} } }` : `{ ${list} }`
  const { errors } = await server.ask(query)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID' })
})

test('sites, workloads and placements have pages too', async () => {
  expect(
    await server.get(
      '{ fleet(key: "tiny") { sites(first: 1) { totalCount nodes { key } pageInfo { hasNextPage } } workloads(kind: TRAINING) { totalCount nodes { key kind } } } }',
    ),
  ).toEqual({
    sites: { totalCount: 2, nodes: [{ key: 'north' }], pageInfo: { hasNextPage: true } },
    workloads: { totalCount: 1, nodes: [{ key: 'train', kind: 'TRAINING' }] },
  })
})
