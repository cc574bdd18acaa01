import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Environment in which the project's own tools are found and stay quiet. */
export const toolEnv = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}

/** Runs a program in the project's folder; resolves to its exit code. Output goes where this process's goes. */
export const run = (program, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: toolEnv, stdio: 'inherit', ...options })
    child.on('error', (cause) => {
      process.stderr.write(`Cannot start ${program}: ${cause.message}\n`)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

/** Runs a program and keeps what it says; resolves to its exit code and its output. */
export const runQuietly = (program, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: toolEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    })
    const chunks = []
    const done = (code) => resolve({ code, output: Buffer.concat(chunks).toString() })
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (cause) => {
      chunks.push(Buffer.from(`Cannot start ${program}: ${cause.message}\n`))
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
