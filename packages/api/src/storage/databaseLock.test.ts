import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDatabase } from './databaseLock.ts'
import { liveness, ownIdentity } from './processIdentity.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'berth-lock-'))
  path = join(folder, 'database.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const builtLock = new URL('../../dist/storage/databaseLock.js', import.meta.url).href
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Another process that takes the lock and then waits; resolves with what it says first. */
const otherProcess = async () => {
  const code = `import { lockDatabase } from ${JSON.stringify(builtLock)}
    try { await lockDatabase(${JSON.stringify(path)}); console.log('taken') } catch (e) { console.log(e.message) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code])
  children.push(child)
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.stderr.once('data', (chunk: Buffer) => reject(new Error(chunk.toString())))
  })
  return { child, said }
}
const killed = async (child: ChildProcess) => {
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exit
}

test('a lock of a living process is not taken, and its owner is named', async () => {
  const { child, said } = await otherProcess()
  expect(said).toBe('taken')
  await expect(lockDatabase(path)).rejects.toThrow(`process ${child.pid} is using it`)
  await expect(lockDatabase(path)).rejects.toThrow('To fix:')
})

test('a lock that a killed process left behind is taken over', async () => {
  const { child } = await otherProcess()
  await killed(child)
  const lock = await lockDatabase(path)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(ownIdentity())
  await lock.release()
})

test('of several processes that find a stale lock exactly one takes it', async () => {
  const { child } = await otherProcess()
  await killed(child)
  const answers = await Promise.all(Array.from({ length: 5 }, otherProcess))
  const winners = answers.filter(({ said }) => said === 'taken')
  expect(winners).toHaveLength(1)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: winners[0]?.child.pid })
})

test('a process number that was given out again does not keep a stale lock', async () => {
  // This process has the number, but was not started when the lock's owner was.
  writeFileSync(path, JSON.stringify({ ...ownIdentity(), startedAt: 'another boot/1' }))
  const lock = await lockDatabase(path)
  await lock.release()
})

test('the lock of another machine is left alone, since nobody can tell from here', async () => {
  writeFileSync(path, JSON.stringify({ host: 'elsewhere', pid: 1, startedAt: null }))
  await expect(lockDatabase(path)).rejects.toThrow('on the machine elsewhere')
})

test('a lock file that Berth did not write is left alone', async () => {
  writeFileSync(path, 'mine')
  await expect(lockDatabase(path)).rejects.toThrow('cannot be read')
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

test('a released lock can be taken again, also by the same process', async () => {
  await (await lockDatabase(path)).release()
  const second = await lockDatabase(path)
  await expect(lockDatabase(path)).rejects.toThrow('is using it')
  await second.release()
})

test('a process is alive, and gone once it has ended', async () => {
  expect(liveness(ownIdentity())).toBe('alive')
  const { child } = await otherProcess()
  const owner = JSON.parse(readFileSync(path, 'utf8'))
  expect(liveness(owner)).toBe('alive')
  await killed(child)
  expect(liveness(owner)).toBe('gone')
})
