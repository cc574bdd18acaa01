import { pino } from 'pino'
import type { Config } from '../config.ts'
import { requestId } from './requestId.ts'

/** Logs as JSON lines on stderr, so that stdout stays for people; every line names its request. */
export const createLog = (level: Config['logLevel']) =>
  pino(
    { level, base: null, mixin: () => ({ requestId: requestId() }) },
    pino.destination({ fd: 2, sync: true }),
  )

export type Log = ReturnType<typeof createLog>
