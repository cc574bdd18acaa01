import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runQuietly } from './run.mjs'

/** Checks that pass or fail as a whole; each counts as one. */
const checks = [
  ['build', 'turbo', ['run', 'build', '--output-logs=errors-only']],
  ['types', 'turbo', ['run', 'types', '--output-logs=errors-only']],
  ['lint and format', 'biome', ['ci', '--error-on-warnings', '.']],
  ['layers', 'depcruise', ['--config', 'layers.config.cjs', 'packages']],
  ['dead code', 'knip', []],
]
/** Suites with a report of their own, in two lanes side by side, about as long as each other: commands of the guides take one processor, mostly. */
const lanes = [
  ['.', 'packages/shared'],
  ['packages/optimizer', 'packages/api', 'packages/web'],
]

const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const skips = []
const startedAt = Date.now()
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

const reportOf = (folder) => join(root, folder, 'test-results', 'vitest.json')

const readReport = (folder) => {
  const path = reportOf(folder)
  if (!existsSync(path)) return null
  return JSON.parse(readFileSync(path, 'utf8'))
}

for (const [name, program, args] of checks) {
  const since = Date.now()
  const code = await run(program, args)
  total[code === 0 ? 'passed' : 'failed']++
  if (code !== 0) failures.push(name)
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(since)})\n`)
  if (name === 'build' && code !== 0) break
}

const runSuite = async (folder) => {
  const since = Date.now()
  rmSync(reportOf(folder), { force: true })
  const { code, output } = await runQuietly('vitest', ['run'], { cwd: join(root, folder) })
  process.stdout.write(output)
  const report = readReport(folder)
  const tests = (report?.testResults ?? []).flatMap((file) => file.assertionResults)
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length
  const failed = count('failed')
  total.passed += count('passed')
  total.skipped += count('pending', 'skipped', 'todo', 'disabled')
  skips.push(
    ...tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => `${folder}: ${test.fullName}`),
  )
  // A file that does not even load has no failed test; it must not pass unseen.
  total.failed += failed === 0 && code !== 0 ? 1 : failed
  if (code !== 0) failures.push(`tests of ${folder}`)
  process.stdout.write(
    `${code === 0 ? '✓' : '✗'} tests of ${folder === '.' ? 'the whole' : folder} (${seconds(since)})\n`,
  )
}

const runLane = async (folders) => {
  for (const folder of folders) await runSuite(folder)
}
if (!failures.includes('build')) await Promise.all(lanes.map(runLane))

process.stdout.write(`\nAll took ${seconds(startedAt)}.\n`)
for (const skip of skips) process.stdout.write(`Skipped: ${skip}\n`)
for (const failure of failures) process.stdout.write(`Failed: ${failure}\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0
