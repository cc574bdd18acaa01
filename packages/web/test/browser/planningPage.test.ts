import { afterAll, beforeAll, describe } from 'vitest'
import { asking } from './journeys/asking.ts'
import { editing } from './journeys/editing.ts'
import { firstView } from './journeys/firstView.ts'
import { looking } from './journeys/looking.ts'
import { moving } from './journeys/moving.ts'
import { refusing } from './journeys/refusing.ts'
import { solving } from './journeys/solving.ts'
import { type Context, readNames } from './support/context.ts'
import { openBrowser } from './support/openBrowser.ts'
import { startServer } from './support/startServer.ts'

const context = {} as Context

beforeAll(async () => {
  const [server, browser] = await Promise.all([startServer(), openBrowser()])
  Object.assign(context, { server, browser, names: await readNames(server) })
})

afterAll(async () => {
  await context.browser?.close()
  await context.server?.stop()
})

// One server, since its first plan takes a minute; in order, since the first journey waits for that plan and a changed one is out of date.
describe.sequential('the planning page', () => {
  firstView(context)
  looking(context)
  asking(context)
  moving(context)
  editing(context)
  refusing(context)
  solving(context)
})
