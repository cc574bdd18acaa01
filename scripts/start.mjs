import { join } from 'node:path'
import { root, run } from './run.mjs'

// Builds what has changed, then becomes the server.
const built = await run(
  'turbo',
  ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'],
  {
    stdio: ['ignore', 2, 2],
  },
)
if (built !== 0) {
  process.stderr.write('Cannot start because the build failed; its messages are above.\n')
  process.exit(built)
}
await import(join(root, 'packages', 'api', 'dist', 'main.js'))
