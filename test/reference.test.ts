import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeReference } from '../scripts/reference/writeReference.mjs'

const committed = fileURLToPath(new URL('../docs/reference/', import.meta.url))
const fresh = mkdtempSync(join(tmpdir(), 'berth-reference-'))
afterAll(() => rmSync(fresh, { recursive: true, force: true }))

let faults: string[] = []
beforeAll(async () => {
  faults = await writeReference(fresh)
}, 240_000)

describe('the reference', () => {
  it('describes every exported symbol and every type that a reader meets, with links that lead somewhere', () => {
    expect(faults).toEqual([])
  })

  it('has the same pages as the docstrings give now', () => {
    expect(readdirSync(committed)).toEqual(readdirSync(fresh))
  })

  it.each(readdirSync(committed))(
    'is what the docstrings say now; if not, run npm run reference: %s',
    (page) => {
      expect(readFileSync(join(committed, page), 'utf8')).toBe(
        readFileSync(join(fresh, page), 'utf8'),
      )
    },
  )
})
