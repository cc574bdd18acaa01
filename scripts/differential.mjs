/**
 * Plans generated fleets with every engine and by brute force, and compares: `npm run differential -- [options]`.
 *   --count N     fleets, 10,000 by default
 *   --from SEED   the first seed, 1 by default
 *   --jobs N      how many threads, one per core by default
 * The last line counts; the exit code is 1 where anything disagrees, crashes or is not certified, or too little was compared.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { differentialCase } from '../packages/optimizer/dist/testing/index.js'

/** Fleets that one thread takes at a time. */
const portion = 25
/** Fewer compared than this, and the run says too little to count. */
const leastCompared = 0.8

const tryCase = async (seed) => {
  try {
    return await differentialCase(seed)
  } catch (error) {
    return { seed, statusOf: {}, problems: [`crashed: ${error.message}`] }
  }
}

const workThrough = () =>
  parentPort.on('message', async (seeds) => {
    const cases = []
    for (const seed of seeds) cases.push(await tryCase(seed))
    parentPort.postMessage(cases)
  })

const main = async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      from: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const [count, from] = [Number(values.count), Number(values.from)]
  const total = { tried: 0, compared: 0, bruteForced: 0, infeasible: 0, bad: 0 }
  let next = from
  const take = () => {
    const seeds = []
    for (; seeds.length < portion && next < from + count; next++) seeds.push(next)
    return seeds
  }
  const note = (entry) => {
    total.tried++
    if (entry.isCompared) total.compared++
    if (entry.isBruteForced) total.bruteForced++
    if (entry.statusOf.highs === 'infeasible') total.infeasible++
    if (entry.problems.length === 0) return
    total.bad++
    console.log(`seed ${entry.seed} ${entry.objective}: ${entry.problems.join('; ')}`)
  }
  const thread = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: 'thread' })
      const feed = () => {
        const seeds = take()
        if (seeds.length > 0) worker.postMessage(seeds)
        else worker.terminate().then(resolve)
      }
      worker.on('error', reject)
      worker.on('message', (cases) => {
        cases.forEach(note)
        if (total.tried % 1000 < portion) console.error(`${total.tried} of ${count}`)
        feed()
      })
      feed()
    })
  await Promise.all(Array.from({ length: Number(values.jobs) }, thread))
  console.log(
    `${total.tried} fleets: ${total.compared} compared between engines, ${total.bruteForced} with brute force, ${total.infeasible} infeasible, ${total.bad} with a disagreement`,
  )
  process.exit(total.bad > 0 || total.compared < leastCompared * total.tried ? 1 : 0)
}

if (isMainThread) await main()
else if (workerData === 'thread') workThrough()
