import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { StartRefusal } from './storage/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'berth-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const refusal = (environment: Record<string, string>): string => {
  try {
    readConfig(environment, folder)
  } catch (error) {
    if (error instanceof StartRefusal) return error.message
    throw error
  }
  throw new Error('The configuration was accepted.')
}

test('without any settings the server is on this machine, port 4000, embedded', () => {
  expect(readConfig({}, folder)).toEqual({
    port: 4000,
    host: 'localhost',
    dataDir: join(folder, '.berth'),
    databaseUrl: null,
    logLevel: 'warn',
  })
})

test('an empty setting is a setting that was left out', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' }, folder).port).toBe(4000)
})

test('the data folder lies at the root of the checkout, wherever the server is started', () => {
  const inside = join(folder, 'checkout', 'packages', 'api')
  mkdirSync(inside, { recursive: true })
  writeFileSync(join(folder, 'checkout', 'package.json'), '{ "workspaces": ["packages/*"] }')
  expect(readConfig({}, inside).dataDir).toBe(join(folder, 'checkout', '.berth'))
  expect(readConfig({ BERTH_DATA_DIR: 'here' }, inside).dataDir).toBe(join(inside, 'here'))
})

test('every mistake is told at once, with value, limit and fix', () => {
  const message = refusal({
    PORT: '70000',
    HOST: '0.0.0.0',
    DATABASE_URL: 'mysql://root:secret@db/berth',
    LOG_LEVEL: 'loud',
  })
  const lines = message.split('\n').slice(1)
  expect(lines).toHaveLength(4)
  for (const line of lines) expect(line).toContain('To fix:')
  expect(message).toContain('PORT is "70000", but a port is a whole number from 0 to 65535')
  expect(message).toContain('there are no accounts yet')
  expect(message).toContain('begins with mysql:')
})

test('a password is never repeated', () => {
  expect(refusal({ DATABASE_URL: 'mysql://root:secret@db/berth' })).not.toContain('secret')
})

test.each(['-1', '4000.5', '0x10', 'four'])('PORT=%s is refused', (PORT) => {
  expect(refusal({ PORT })).toContain(`PORT is "${PORT}"`)
})

test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1'])('HOST=%s is this machine', (HOST) => {
  expect(readConfig({ HOST }, folder).host).toBe(HOST)
})

test.each([
  '0.0.0.0',
  '::',
  'example.com',
  '192.168.0.4',
  'localhost.example.com',
  '127.0.0.1.example.com',
])('HOST=%s is refused, since there are no accounts', (HOST) => {
  expect(refusal({ HOST })).toContain('there are no accounts yet')
})
