/**
 * Solves every public instance that has a published value and compares: `npm run golden -- [options]`.
 *   --only TEXT        instances whose name contains it
 *   --time-limit S     seconds for each, 240 by default: in WebAssembly the engine takes up to three times what it takes as a native program
 *   --engine NAME      the engine that solves them; by default the one that suits each
 *   --jobs N           how many at a time, one per core by default
 *   --data FOLDER      where the instances are, ../shared/data by default
 * The last line counts them; the exit code is 1 where one is wrong.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = new URL('..', import.meta.url).pathname
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    'time-limit': { type: 'string', default: '240' },
    engine: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    data: { type: 'string', default: join(root, '../shared/data') },
  },
})
const { only, data } = options
const seconds = Number(options['time-limit'])

/** A value may differ from the published one by this fraction. */
const tolerance = 1e-6
/** Or, for LP and MIP files, whose values were printed with few digits, some of them cut off, by a unit of the last one. */
const slackOf = ({ name, published }) => {
  const relative = tolerance * Math.max(1, Math.abs(Number(published)))
  const [, digits = '', exponent = '0'] = /^[^.e]*\.?(\d*)(?:e([+-]?\d+))?$/i.exec(published) ?? []
  const lastDigit = 10 ** (Number(exponent) - digits.length)
  return name.startsWith('lp/') ? Math.max(relative, lastDigit) : relative
}

if (!existsSync(join(data, 'optima.csv'))) {
  console.log(`There are no instances in ${data}; name the folder that has optima.csv with --data.`)
  console.log('0 instances: 0 at the published value, 0 with a true gap, 0 wrong')
  process.exit(0)
}

/** Values that the source itself corrects. */
const corrections = new Map([
  // netlib.org/lp/data/readme: the summary table has 9.0429998619E+02 (MINOS, 1988), the later table this, by CPLEX and MINOS.
  ['lp/netlib/scrs8.mps.gz', '9.0429695380E+02'],
])

/** Cells of one line of a CSV table, with quotes where a cell holds a comma. */
const cellsOf = (line) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )
const instances = readFileSync(join(data, 'optima.csv'), 'utf8')
  .split(/\r?\n/)
  .slice(1)
  .filter((line) => line.includes(only) && line.trim() !== '')
  .map((line) => {
    const [name, published, , proven, , note = ''] = cellsOf(line)
    const initial = /initial_cost=(\d+)/.exec(note)?.[1]
    return {
      name,
      published: corrections.get(name) ?? published,
      isProven: !Number.isNaN(Number(published)) && proven !== 'best known',
      initialCost: initial === undefined ? null : Number(initial),
    }
  })
  .filter(({ name }) => name.includes(only))

/** The answer of the command line for one instance. */
const answerOf = ({ name }) =>
  new Promise((resolve) => {
    const command = [
      'packages/optimizer/bin/berth.js',
      'instance',
      join(data, name),
      '--json',
      '--time-limit',
      String(seconds),
      ...(options.engine ? ['--engine', options.engine] : []),
    ]
    execFile(
      process.execPath,
      command,
      // An engine looks at the clock between steps, and reading takes its time too.
      { cwd: root, timeout: (seconds * 3 + 120) * 1000, maxBuffer: 2 ** 26 },
      (fault, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout))
        } catch {
          resolve({ status: 'crashed', violations: [`${fault?.message} ${stderr}`.slice(0, 300)] })
        }
      },
    )
  })

/** What is wrong with an answer, in words; null where nothing is. */
const faultOf = (instance, answer) => {
  const { published, isProven, initialCost } = instance
  const { status, objectiveValue: value, bestBound: bound, violations } = answer
  if (violations?.length > 0) return violations[0]
  if (status === 'badInput') return answer.issues[0].found
  const optimum = Number(published)
  if (Number.isNaN(optimum))
    return status === published || status === 'noPlanFound' ? null : `${status} is not ${published}`
  if (status === 'infeasible' || status === 'unbounded')
    return `${status}, but a value is published`
  const slack = slackOf(instance)
  if (isProven && bound !== null && bound > optimum + slack)
    return 'the bound is above the proven optimum'
  if (value === null) return null
  if (isProven && value < optimum - slack) return 'the value is below the proven optimum'
  if (status === 'optimal' && value > optimum + slack)
    return 'called optimal above the published value'
  if (initialCost !== null && value > initialCost) return 'the value is above the one to start from'
  return null
}

const hits = (instance, { status, objectiveValue: value }) => {
  const optimum = Number(instance.published)
  if (Number.isNaN(optimum)) return status === instance.published
  return value !== null && value <= optimum + slackOf(instance)
}

/** Some best known values of the literature are below what every assignment costs, so no plan can reach them. */
const wordsOf = (kind, { published }, { bestBound: bound, stoppedBy }) => {
  if (kind === 'hit') return 'published value'
  const isImpossible = bound !== null && bound > Number(published) * (1 + tolerance)
  return isImpossible ? `gap (${stoppedBy}); published is below the bound` : `gap (${stoppedBy})`
}

const number = (value, digits = 3) =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: digits })
const percent = (value) =>
  value === null || value === undefined ? '–' : `${(value * 100).toPrecision(2)} %`
const row = (cells) => `| ${cells.join(' | ')} |`

console.log(
  row(['instance', 'published', 'ours', 'bound', 'gap', 'above published', 'seconds', 'verdict']),
)
console.log(row(['---', '--:', '--:', '--:', '--:', '--:', '--:', '---']))
const count = { hit: 0, gap: 0, wrong: 0 }
const waiting = [...instances]
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const answer = await answerOf(next)
    const fault = faultOf(next, answer)
    const kind = fault ? 'wrong' : hits(next, answer) ? 'hit' : 'gap'
    count[kind]++
    const optimum = Number(next.published)
    const value = answer.objectiveValue
    console.log(
      row([
        next.name,
        Number.isNaN(optimum) ? next.published : number(optimum),
        value === null || value === undefined ? answer.status : number(value),
        number(answer.bestBound),
        percent(answer.gapRelative),
        value === null || value === undefined || !optimum
          ? '–'
          : percent((value - optimum) / Math.abs(optimum)),
        answer.seconds?.toFixed(1) ?? '–',
        fault ? `WRONG: ${fault}` : wordsOf(kind, next, answer),
      ]),
    )
  }
}
await Promise.all(Array.from({ length: Number(options.jobs) }, work))
console.log(
  `${instances.length} instances: ${count.hit} at the published value, ${count.gap} with a true gap, ${count.wrong} wrong`,
)
process.exit(count.wrong > 0 ? 1 : 0)
