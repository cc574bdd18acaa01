/**
 * Plants conflicts in generated fleets, looks for them, and checks every answer by planning changed fleets: `npm run conflicts -- [options]`.
 *   --count N     fleets with a planted conflict, and as many with every kind of rule by chance; 500 by default
 *   --from SEED   the first seed, 1 by default
 *   --jobs N      how many threads, one per core by default
 * The last lines count; the exit code is 1 where an answer is wrong, crashes, or too little was repaired.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import {
  chanceConflictCase,
  conflictCase,
  plantedKinds,
} from '../packages/optimizer/dist/testing/index.js'

/** Fleets that one thread takes at a time. */
const portion = 10
/** Less than this share of conflicts with a repair, and the run says too little to count. */
const leastRepaired = 0.95

const makers = { planted: conflictCase, byChance: chanceConflictCase }

const tryCase = async (source, seed) => {
  try {
    return { source, ...(await makers[source](seed)) }
  } catch (error) {
    return {
      source,
      seed,
      kind: 'none',
      found: [],
      repairs: 0,
      planCount: 0,
      problems: [`crashed: ${error.message}`],
    }
  }
}

const workThrough = () =>
  parentPort.on('message', async ({ source, seeds }) => {
    const cases = []
    for (const seed of seeds) cases.push(await tryCase(source, seed))
    parentPort.postMessage(cases)
  })

const main = async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '500' },
      from: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const [count, from] = [Number(values.count), Number(values.from)]
  const portions = Object.keys(makers).flatMap((source) =>
    Array.from({ length: Math.ceil(count / portion) }, (_, k) => ({
      source,
      seeds: Array.from(
        { length: Math.min(portion, count - k * portion) },
        (_, index) => from + k * portion + index,
      ),
    })),
  )
  const totals = Object.fromEntries(
    Object.keys(makers).map((source) => [
      source,
      { tried: 0, conflicts: 0, rules: 0, repaired: 0, repairs: 0, plans: 0, bad: 0 },
    ]),
  )
  const note = ({ source, seed, kind, found, repairs, planCount, problems }) => {
    const total = totals[source]
    total.tried++
    if (found.length > 0) total.conflicts++
    if (repairs > 0) total.repaired++
    total.rules += found.length
    total.repairs += repairs
    total.plans += planCount
    if (problems.length === 0) return
    total.bad++
    console.log(`${source} seed ${seed} ${kind}: ${problems.join('; ')}`)
  }
  const thread = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: 'thread' })
      const feed = () => {
        const next = portions.shift()
        if (next) worker.postMessage(next)
        else worker.terminate().then(resolve)
      }
      worker.on('error', reject)
      worker.on('message', (cases) => {
        cases.forEach(note)
        feed()
      })
      feed()
    })
  await Promise.all(Array.from({ length: Number(values.jobs) }, thread))
  for (const [source, { tried, conflicts, rules, repairs, plans, bad }] of Object.entries(totals))
    console.log(
      `${source}: ${tried} fleets, ${conflicts} with a conflict of ${(rules / Math.max(1, conflicts)).toFixed(1)} rules on average, ${repairs} repairs, ${plans} plans to check them, ${bad} with a wrong answer`,
    )
  console.log(`${plantedKinds.length} kinds were planted`)
  const isEnough = Object.values(totals).every(
    ({ conflicts, repaired }) => conflicts > 0 && repaired >= leastRepaired * conflicts,
  )
  process.exit(Object.values(totals).every(({ bad }) => bad === 0) && isEnough ? 0 : 1)
}

if (isMainThread) await main()
else if (workerData === 'thread') workThrough()
