import { readFileSync } from 'node:fs'

/** Megabytes of a process at its highest so far, as Linux keeps it while the process lives; null where it is not told. */
export const peakMemoryOf = (pid: number | undefined): number | null => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1])
    return Number.isFinite(kilobytes) ? kilobytes / 1024 : null
  } catch {
    // The process has just ended, or the system has no such files.
    return null
  }
}
