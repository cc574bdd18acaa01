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
/** Less than this share of fleets compared, or of solves that `price` answers by itself, and the run says too little to count. */
const least = { compared: 0.8, byItself: 0.5 }

const tryCase = async (seed) => {
  try {
    return await differentialCase(seed)
  } catch (error) {
    return {
      seed,
      statusOf: {},
      comparedWith: [],
      solvesByPrice: { asked: 0, byItself: 0 },
      problems: [`crashed: ${error.message}`],
    }
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
  const total = { tried: 0, bruteForced: 0, infeasible: 0, bad: 0, asked: 0, byItself: 0 }
  const compared = { 'simplex-js': 0, price: 0 }
  let next = from
  const take = () => {
    const seeds = []
    for (; seeds.length < portion && next < from + count; next++) seeds.push(next)
    return seeds
  }
  const note = (entry) => {
    total.tried++
    for (const engine of entry.comparedWith) compared[engine]++
    total.asked += entry.solvesByPrice.asked
    total.byItself += entry.solvesByPrice.byItself
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
  const ownShare = total.byItself / Math.max(1, total.asked)
  console.log(
    `${total.tried} fleets: highs compared with simplex-js in ${compared['simplex-js']}, with price in ${compared.price} (which answered ${(ownShare * 100).toFixed(0)} % of ${total.asked} solves by itself), ${total.bruteForced} with brute force, ${total.infeasible} infeasible, ${total.bad} with a disagreement`,
  )
  const isEnough =
    Math.min(...Object.values(compared)) >= least.compared * total.tried &&
    ownShare >= least.byItself
  process.exit(total.bad === 0 && isEnough ? 0 : 1)
}

if (isMainThread) await main()
else if (workerData === 'thread') workThrough()
