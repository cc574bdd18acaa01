#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/cli/main.js', import.meta.url)
const checkout = new URL('../../../turbo.json', import.meta.url)

// In a checkout that was never built, build once instead of failing.
if (!existsSync(built) && existsSync(checkout)) {
  process.stderr.write('Building Berth once …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const build = spawnSync(npm, ['run', '--silent', 'build', '--', '--filter=@berth/optimizer'], {
    cwd: fileURLToPath(new URL('.', checkout)),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (build.status !== 0) process.exit(3)
}
const { runProcess } = await import(built.href)
await runProcess()
