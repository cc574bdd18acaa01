/**
 * Measures the engines against every peer that is installed: `npm run bench -- [options]`; `--help` lists them.
 * What the build says goes to stderr, so that stdout is the benchmark's own.
 */
import { join } from 'node:path'
import { root, run } from './run.mjs'

const built = await run(
  'turbo',
  ['run', 'build', '--filter=@berth/bench', '--output-logs=errors-only', '--log-order=grouped'],
  { stdio: ['ignore', 2, 2] },
)
if (built !== 0) {
  process.stderr.write('Cannot measure because the build failed; its messages are above.\n')
  process.exit(built)
}
await import(join(root, 'bench', 'dist', 'main.js'))
