import { randomUUID } from 'node:crypto'
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { isSameProcess, liveness, ownIdentity, type ProcessIdentity } from './processIdentity.ts'
import { StartRefusal } from './refusal.ts'

/** How long a process that took over a stale lock waits before it trusts it. */
const settleMs = 100

/** A held lock; releasing it twice is harmless. */
export interface DatabaseLock {
  release(): Promise<void>
}

/**
 * Takes the embedded database for this process, since the database itself lets two processes in and loses rows.
 * The lock names its owner's process number and start time: it is never taken from a process that lives,
 * and a lock that a dead process left behind is taken over.
 */
export const lockDatabase = async (path: string): Promise<DatabaseLock> => {
  const own = ownIdentity()
  const text = JSON.stringify(own)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createWithContent(path, text)) return heldLock(path, text)
    const found = await readLock(path)
    if (found === undefined) continue
    refuseWhereHeld(path, found, own)
    if (await removeStale(path, found)) {
      if (!(await createWithContent(path, text))) continue
      // Somebody who saw the same stale lock may have moved ours aside for a moment.
      await pause(settleMs)
      if ((await readLock(path)) === text) return heldLock(path, text)
    }
  }
  throw new StartRefusal(
    `Cannot open the database because several processes are trying to at once (${path}). To fix: start one of them.`,
  )
}

const refuseWhereHeld = (path: string, text: string, own: ProcessIdentity) => {
  const owner = readOwner(text)
  if (!owner)
    throw new StartRefusal(
      `Cannot open the database because its lock file ${path} cannot be read. To fix: make sure that no Berth runs on this folder, then delete the file.`,
    )
  const state = isSameProcess(owner, own) ? 'alive' : liveness(owner)
  if (state === 'alive')
    throw new StartRefusal(
      `Cannot open the database because process ${owner.pid} is using it (${path}). To fix: stop that process, or give this one another BERTH_DATA_DIR, or set DATABASE_URL to a PostgreSQL that several processes can share.`,
    )
  if (state === 'unknown')
    throw new StartRefusal(
      `Cannot open the database because process ${owner.pid} on the machine ${owner.host} has locked it (${path}), and from here nobody can tell whether it still runs. To fix: stop Berth there, then delete the file.`,
    )
}

/** Creates the file with its whole content or not at all: linking fails where the file exists. */
const createWithContent = async (path: string, text: string): Promise<boolean> => {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { flag: 'wx' })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  } finally {
    await unlink(draft)
  }
}

/** Moves the stale lock aside; puts it back if by then it is another one. */
const removeStale = async (path: string, stale: string): Promise<boolean> => {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw error
  }
  const isStale = (await readFile(aside, 'utf8')) === stale
  if (!isStale) await createWithContent(path, await readFile(aside, 'utf8'))
  await unlink(aside)
  return isStale
}

const heldLock = (path: string, text: string): DatabaseLock => ({
  release: async () => {
    if ((await readLock(path)) === text) await unlink(path)
  },
})

const readLock = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const readOwner = (text: string): ProcessIdentity | undefined => {
  try {
    const { host, pid, startedAt } = JSON.parse(text) as Partial<ProcessIdentity>
    return typeof host === 'string' && Number.isInteger(pid) && pid !== undefined && pid > 0
      ? { host, pid, startedAt: startedAt ?? null }
      : undefined
  } catch {
    return undefined // Not written by Berth; the caller says so.
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
