import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, told apart from a later one that got the same number. */
export interface ProcessIdentity {
  host: string
  pid: number
  /** When the system started it, as the system spells it; null where that cannot be read. */
  startedAt: string | null
}

/** This process. */
export const ownIdentity = (): ProcessIdentity => ({
  host: hostname(),
  pid: process.pid,
  startedAt: startOf(process.pid),
})

/** Whether the process is there: `unknown` where it belongs to another machine. */
export const liveness = (owner: ProcessIdentity): 'alive' | 'gone' | 'unknown' => {
  if (owner.host !== hostname()) return 'unknown'
  if (!isRunning(owner.pid)) return 'gone'
  const startedAt = startOf(owner.pid)
  if (startedAt === null || owner.startedAt === null) return 'alive'
  return startedAt === owner.startedAt ? 'alive' : 'gone'
}

export const isSameProcess = (a: ProcessIdentity, b: ProcessIdentity): boolean =>
  a.host === b.host && a.pid === b.pid && a.startedAt === b.startedAt

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM says that the process is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const startOf = (pid: number): string | null =>
  process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid)

/** Clock ticks from boot to start, with the boot they are counted from. A zombie counts as gone. */
const startOnLinux = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name stands in brackets and may hold spaces, so fields are counted behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return 'ended'
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return null // Not readable in some containers; the number alone must do then.
  }
}

const startElsewhere = (pid: number) => {
  if (process.platform === 'win32') return null
  try {
    const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return answer.trim() || null
  } catch {
    return null // Without ps the number alone must do.
  }
}
