import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

const current = new AsyncLocalStorage<string>()

/** The id of the request that is being answered; nothing outside of one. */
export const requestId = (): string | undefined => current.getStore()

/** Answers a request under an id of its own. */
export const withRequestId = <T>(answer: () => T): T => current.run(randomUUID(), answer)
