import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createYoga } from 'graphql-yoga'
import { afterAll, expect, test } from 'vitest'
import { schema } from '../schema/schema.ts'
import { servePage } from './servePage.ts'

const folder = mkdtempSync(join(tmpdir(), 'berth-page-'))
const page = join(folder, 'dist')
mkdirSync(join(page, 'assets'), { recursive: true })
writeFileSync(join(page, 'index.html'), '<title>Berth</title>')
writeFileSync(join(page, 'assets', 'index-DfGh1234.js'), 'export {}')
writeFileSync(join(page, '.env'), 'SECRET')
writeFileSync(join(folder, 'secret.txt'), 'SECRET')
symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'))
afterAll(() => rmSync(folder, { recursive: true }))

const serverOf = (pageFolder: string) =>
  createYoga({ schema, landingPage: false, logging: false, plugins: [servePage(pageFolder)] })
const get = async (path: string, pageFolder = page) =>
  serverOf(pageFolder).fetch(`http://localhost${path}`)

test('the page is served at the root, and asked for anew every time', async () => {
  const response = await get('/')
  expect(await response.text()).toContain('<title>Berth</title>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
})

test('addresses of the page itself lead to the page', async () => {
  expect(await (await get('/scenarios/abc?site=north')).text()).toContain('<title>Berth</title>')
})

test('files with a hash in their name may be kept for ever', async () => {
  const response = await get('/assets/index-DfGh1234.js')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('cache-control')).toContain('immutable')
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%00',
  '/%',
  '/.env',
  '/link.txt',
  '//etc/passwd.txt',
])('%s leads nowhere outside of the page', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('SECRET')
})

test('a page that is not built says how to build it', async () => {
  const response = await get('/', join(folder, 'nothing'))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
})

test('nothing but reading is answered', async () => {
  const response = await serverOf(page).fetch('http://localhost/', { method: 'DELETE' })
  expect(response.status).toBe(404)
})
