import { readConfig } from './config.ts'
import { createServer } from './createServer.ts'
import { listen } from './listen.ts'
import { openStorage } from './storage/openStorage.ts'
import { StartRefusal } from './storage/refusal.ts'
import { createLog } from './telemetry/log.ts'
import { loadBuiltInFleets } from './useCases/loadBuiltInFleets.ts'
import { prepareFirstStart } from './useCases/prepareFirstStart.ts'

const start = async () => {
  const config = readConfig(process.env, process.cwd())
  const log = createLog(config.logLevel)
  const storage = await openStorage(config)
  const server = await createServer({ storage, log }).catch(async (error: unknown) => {
    await storage.close()
    throw error
  })
  const { promise: ready, resolve: becomeReady } = promiseWithResolver()
  const listening = await listen(server, config, ready).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  stopOnSignal(async () => {
    await listening.close()
    await server.close()
  })
  await loadBuiltInFleets(storage.database)
  const isFirstStart = await prepareFirstStart(server.berth)
  becomeReady()
  const { address } = listening
  console.log(
    [
      `Berth is at ${address}`,
      `GraphQL is at ${address}/graphql`,
      `Data is in ${storage.place}${isFirstStart ? '' : ' (kept from before)'}`,
      isFirstStart
        ? 'The built-in fleet is loaded and its first plan is being made.'
        : 'Scenarios and plans are as you left them.',
    ].join('\n'),
  )
}

/** The port is taken first and answered last, so that a port in use costs nobody a half-made start. */
const promiseWithResolver = () => {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** A terminal and a wrapper such as npm both pass on one Ctrl-C; only a later signal is a second one. */
const secondSignalAfterMs = 1000

/** The first signal ends in order; a second one ends at once. */
const stopOnSignal = (stop: () => Promise<void>) => {
  let stoppingSince: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      const now = Date.now()
      if (stoppingSince !== undefined && now - stoppingSince > secondSignalAfterMs) process.exit(1)
      if (stoppingSince !== undefined) return
      stoppingSince = now
      stop().then(() => process.exit(0), fail)
    })
}

const fail = (error: unknown) => {
  console.error(error instanceof StartRefusal ? error.message : error)
  process.exit(1)
}

start().catch(fail)
