import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('../', import.meta.url))
const sizeLimit = fileURLToPath(new URL('../../../node_modules/.bin/size-limit', import.meta.url))
const budgets = (
  JSON.parse(readFileSync(`${here}package.json`, 'utf8')) as { 'size-limit': { name: string }[] }
)['size-limit'].map(({ name }) => name)

interface Measured {
  name: string
  size: number
  sizeLimit: number
}
const measure = (): Measured[] => {
  const { stdout, stderr } = spawnSync(sizeLimit, ['--json'], { cwd: here, encoding: 'utf8' })
  // It prints the sizes also where a budget is exceeded, and a fault of its own as `{ error }`.
  const printed = JSON.parse(stdout) as Measured[] | { error: string }
  if (!Array.isArray(printed)) throw new Error(`${printed.error}\n${stderr}`)
  return printed
}
let measured: Measured[] = []
beforeAll(() => {
  measured = measure()
}, 60_000)

describe('the size of what a browser loads, minified and gzipped', () => {
  it.each(budgets)('stays within its budget: %s', (name) => {
    const { size, sizeLimit } = measured.find((entry) => entry.name === name) ?? ({} as Measured)
    console.log(`${name}: ${(size / 1000).toFixed(1)} of ${sizeLimit / 1000} kB`)
    expect(size).toBeLessThanOrEqual(sizeLimit)
  })
})
