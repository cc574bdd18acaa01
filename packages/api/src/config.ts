import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartRefusal } from './storage/refusal.ts'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Everything that the environment decides. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  /** null: the embedded database in the data folder. */
  databaseUrl: string | null
  logLevel: (typeof logLevels)[number]
}

type Environment = Record<string, string | undefined>
type Read<T> = { value: T } | { mistake: string }

/** Reads the environment. All mistakes are reported at once, each with value, limit and fix. */
export const readConfig = (environment: Environment, workingFolder: string): Config => {
  const mistakes: string[] = []
  const take = <T>(read: Read<T>, fallback: T): T => {
    if ('value' in read) return read.value
    mistakes.push(read.mistake)
    return fallback
  }
  const given = (name: string) => environment[name]?.trim() || undefined
  const config: Config = {
    port: take(readPort(given('PORT')), 4000),
    host: take(readHost(given('HOST')), 'localhost'),
    dataDir: resolve(workingFolder, given('BERTH_DATA_DIR') ?? defaultDataDir(workingFolder)),
    databaseUrl: take(readDatabaseUrl(given('DATABASE_URL')), null),
    logLevel: take(readLogLevel(given('LOG_LEVEL')), 'warn'),
  }
  if (mistakes.length > 0)
    throw new StartRefusal(
      ['Cannot start because of the configuration:', ...mistakes.map((m) => `- ${m}`)].join('\n'),
    )
  return config
}

const readPort = (text: string | undefined): Read<number> => {
  if (text === undefined) return { value: 4000 }
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65_535
    ? { value: port }
    : {
        mistake: `PORT is "${text}", but a port is a whole number from 0 to 65535. To fix: set PORT=4000, or leave it out.`,
      }
}

const readHost = (text: string | undefined): Read<string> => {
  if (text === undefined) return { value: 'localhost' }
  return isLoopback(text)
    ? { value: text }
    : {
        mistake: `HOST is "${text}", but there are no accounts yet: whoever reaches the server can change every scenario, so it only listens on this machine. To fix: set HOST=localhost, 127.0.0.1 or ::1, and reach it from elsewhere through a tunnel such as ssh -L.`,
      }
}

/** Whether the name leads to this machine and nowhere else. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|::1|\[::1\]|127(\.\d{1,3}){3})$/i.test(host)

const readDatabaseUrl = (text: string | undefined): Read<string | null> => {
  if (text === undefined) return { value: null }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1)
    return { value: text }
  // The address is not repeated: it may hold a password.
  return {
    mistake: `DATABASE_URL is not the address of a PostgreSQL database${url ? ` (it begins with ${url.protocol})` : ''}, but postgres://user:password@host:5432/database is needed. To fix: write it like this, or leave it out to use the embedded database.`,
  }
}

const readLogLevel = (text: string | undefined): Read<Config['logLevel']> => {
  const level = logLevels.find((known) => known === (text ?? 'warn').toLowerCase())
  return level
    ? { value: level }
    : {
        mistake: `LOG_LEVEL is "${text}", but only ${logLevels.join(', ')} are known. To fix: choose one, or leave it out for warn.`,
      }
}

/** `.berth` at the root of the checkout that the working folder belongs to, else in the folder itself. */
const defaultDataDir = (workingFolder: string): string => {
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')) || isWorkspaceRoot(folder)) return join(folder, '.berth')
    if (folder === dirname(folder)) return join(workingFolder, '.berth')
  }
}

const isWorkspaceRoot = (folder: string): boolean => {
  const path = join(folder, 'package.json')
  return existsSync(path) && readFileSync(path, 'utf8').includes('"workspaces"')
}
