import { planWorkloads } from '@berth/optimizer'
import { readWorkloadTable } from '@berth/shared'
import type { BenchInstance } from '../instances/instance.ts'
import { emptyFleet, workloadFile } from './millionFleet.ts'
import type { Message } from './task.ts'

/** The rest of the time is for reading, handing each workload its shares, and certifying. */
const planningShare = 0.5

/** Reads, groups, plans and certifies a file of workloads, each of them by its own line. */
export const planMillion = async (
  { program: { seed, sites, workloads }, gapRelative }: BenchInstance,
  timeLimitSeconds: number,
  say: (message: Message) => Promise<void>,
) => {
  const { fleet, tokensPerSecond } = emptyFleet(seed, sites)
  await say({ kind: 'ready', columns: 0, loadSeconds: performance.now() / 1000 })
  const readAt = performance.now()
  const file = workloadFile(fleet, seed, workloads, tokensPerSecond)
  const table = await readWorkloadTable(file, fleet, 'workloads.csv')
  if (!table.ok) throw new Error(table.issues[0]?.found ?? 'the workloads cannot be read')
  const readSeconds = (performance.now() - readAt) / 1000
  const result = await planWorkloads(fleet, table.value, {
    objective: 'cost',
    gapRelative,
    timeLimitSeconds: timeLimitSeconds * planningShare,
  })
  if (!result.certificate?.ok || result.plan === null)
    throw new Error(result.message ?? result.status)
  const isProved = (result.gapRelative ?? Number.POSITIVE_INFINITY) <= gapRelative
  const seconds = Object.values(result.secondsOf)
  await say({
    kind: 'run',
    curve: [],
    run: {
      seconds: seconds.reduce((sum, part) => sum + part, 0),
      readSeconds,
      status: isProved ? 'withinGap' : 'timeLimit',
      objectiveValue: result.objectiveValue,
      bestBound: result.bestBound,
      passes: null,
    },
  })
}
