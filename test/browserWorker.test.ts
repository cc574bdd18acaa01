import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PlanOptions, plan } from '@berth/optimizer'
import { certify } from '@berth/optimizer/evaluate'
import { generateFleet } from '@berth/optimizer/testing'
import type { Fleet, SolveProgress, SolveResult } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../packages/web/test/browser/support/openBrowser.ts'
import { serveFolder } from './support/serveFolder.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const example = join(root, 'examples/planInAWorker')
const folder = mkdtempSync(join(tmpdir(), 'berth-worker-'))
const run = (program: string, ...args: string[]) =>
  execFileSync(join(root, 'node_modules/.bin', program), args, { cwd: example, stdio: 'pipe' })

const bundlers: Record<string, () => void> = {
  vite: () =>
    run('vite', 'build', '--base', './', '--outDir', join(folder, 'vite'), '--logLevel', 'error'),
  esbuild: () => {
    const out = join(folder, 'esbuild')
    // Its Node parts are only reached in Node.
    run('esbuild', 'worker.ts', '--bundle', '--format=esm', `--outdir=${out}`, '--external:node:*')
    // esbuild leaves the WebAssembly where it is; the engine looks for it beside the bundle.
    const engine = createRequire(import.meta.url).resolve('highs/runtime')
    copyFileSync(engine, join(out, 'highs.wasm'))
    writeFileSync(join(out, 'index.html'), '<!doctype html><title>empty</title>')
  },
}

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  for (const bundle of Object.values(bundlers)) bundle()
  server = await serveFolder(folder)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (path: string) => {
  const page = await browser.newPage()
  await page.goto(`${server.address}${path}`)
  return page
}

/** Plans in a worker of a page; stops it at the first plan found where that is asked for. */
const planInBrowser = async (fleet: Fleet, options: PlanOptions, stopAtFirstPlan = false) => {
  const page = await open('esbuild/')
  const question = { fleet, options, stopAtFirstPlan }
  const told = await page.evaluate(({ stopAtFirstPlan, ...rest }) => {
    const worker = new Worker('worker.js', { type: 'module' })
    const stopFlag = new SharedArrayBuffer(4)
    const steps: SolveProgress[] = []
    return new Promise<{ result: SolveResult; steps: SolveProgress[] }>((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.onmessage = ({ data }) => {
        if (data.progress) steps.push(data.progress)
        if (stopAtFirstPlan && typeof data.progress?.incumbent === 'number')
          Atomics.store(new Int32Array(stopFlag), 0, 1)
        if (data.result) resolve({ result: data.result, steps })
        if (data.fault) reject(new Error(data.fault))
      }
      worker.postMessage({ ...rest, stopFlag })
    })
  }, question)
  await page.close()
  return told
}

const phasesOf = (steps: SolveProgress[]) => [...new Set(steps.map(({ phase }) => phase))]

describe('the package in a web worker of a real browser', () => {
  const small = generateFleet({ seed: 3, sites: 8, inferenceWorkloads: 10, trainingWorkloads: 3 })

  it.each([
    ['the tiny fleet with highs', tinyFleet(), { objective: 'cost', engine: 'highs' }],
    [
      'the tiny fleet in plain JavaScript',
      tinyFleet(),
      { objective: 'cost', engine: 'simplex-js' },
    ],
    ['a generated fleet', small, { objective: 'consolidate', gapRelative: 0 }],
  ] as [string, Fleet, PlanOptions][])('plans %s as Node does', async (_, fleet, options) => {
    const { result, steps } = await planInBrowser(fleet, options)
    const stepsHere: SolveProgress[] = []
    const here = await plan(fleet, { ...options, onProgress: (step) => stepsHere.push(step) })
    expect(result.plan?.account.costPerHour).toBeCloseTo(here.plan?.account.costPerHour ?? 0, 3)
    expect(result).toMatchObject({
      status: here.status,
      engine: here.engine,
      size: here.size,
      certificate: here.certificate,
      plan: { openSiteIds: here.plan?.openSiteIds },
    })
    if (result.plan) expect(certify(fleet, result.plan)).toEqual(result.certificate)
    expect(phasesOf(steps)).toEqual(phasesOf(stepsHere))
  })

  it('stops when asked, with the best plan so far', async () => {
    const large = generateFleet({
      seed: 5,
      sites: 30,
      inferenceWorkloads: 40,
      trainingWorkloads: 15,
    })
    const options: PlanOptions = { objective: 'cost', gapRelative: 0, timeLimitSeconds: 200 }
    const { result } = await planInBrowser(large, options, true)
    expect(result.stoppedBy).toBe('cancelled')
    expect(result.certificate?.ok).toBe(true)
    expect(result.seconds).toBeLessThan(100)
  })
})

describe('the example page with a worker', () => {
  it('shows what its source says', async () => {
    const wanted = /shows:\n(.*)\n\*\//.exec(readFileSync(join(example, 'page.ts'), 'utf8'))?.[1]
    expect(wanted).toBeTruthy()
    const page = await open('vite/')
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByRole('status').getByText('certified').waitFor()
    expect(await page.getByRole('status').textContent()).toBe(wanted)
  })
})
