import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fleetSchema, meaningWithin, schemaAt, units } from '@berth/shared'
import { describe, expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const pages = new URL('docs/rules/', root)
const formulation = 'packages/optimizer/src/formulation'
const text = (url: URL) => readFileSync(url, 'utf8')

/** What rules are built from. */
const buildingBlocks = ['busyAccelerators', 'kindNeedsDecision']
/** Rows that shorten the proof are named on the page of the rule that they strengthen. */
const pageOfImplied: Record<string, string> = { servedDemandNeedsOpenSites: 'poolCapacityHolds' }

const namesIn = (folder: string) =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ name: name.slice(0, -'.ts'.length), folder }))
const ruleFiles = [
  ...namesIn(`${formulation}/constraints`),
  ...namesIn('packages/optimizer/src/candidates/legality'),
  { name: 'neverWorse', folder: formulation },
].filter(({ name }) => !buildingBlocks.includes(name))
const rules = ruleFiles.filter(({ name }) => !(name in pageOfImplied))

const parts = ['Inequality', 'Parameters', 'When it is left out', 'Example', 'Where']
const linksOf = (page: string) =>
  [...page.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
/** The text of each part; the first is the title with its paragraph. */
const partsOf = (page: string) => page.split(/^## .+\n/m).map((part) => part.trim())

/** The default of the first wrapper that has one, or that the field has in a default of its parent. */
const defaultOf = (path: readonly (string | number)[]): string => {
  const own = wrapperDefault(schemaAt(fleetSchema, path))
  const parent = path.length > 1 ? wrapperDefault(schemaAt(fleetSchema, path.slice(0, -1))) : null
  const inherited = parent?.value as Record<string, unknown> | undefined
  const key = String(path.at(-1))
  if (own) return shown(own.value)
  return inherited && key in inherited ? shown(inherited[key]) : 'required'
}
interface Wrapper {
  def: { type: string; defaultValue?: unknown; innerType?: Wrapper }
}
const wrapperDefault = (schema: unknown): { value: unknown } | null => {
  for (let at = schema as Wrapper | undefined; at; at = at.def.innerType)
    if (at.def.type === 'default') return { value: at.def.defaultValue }
  return null
}
const shown = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

/** The row that the schemas give for a field, or what is wrong with it. */
const rowOf = (field: string): string => {
  const path = field.replaceAll('[]', '.0').split('.')
  const schema = schemaAt(fleetSchema, path)
  const meaning = schema && meaningWithin(schema)
  if (!meaning) return `${field} is no field`
  const unit = meaning.unit ? units[meaning.unit].symbol || meaning.unit : '—'
  return `| \`${field}\` | ${unit}${meaning.perPeriod ? ', per period' : ''} | ${defaultOf(path)} | ${meaning.description} |`
}

describe('the rules', () => {
  it.each(ruleFiles)('$name has a test beside it', ({ name, folder }) => {
    expect(existsSync(new URL(`${folder}/${name}.test.ts`, root))).toBe(true)
  })
  it('have one page each, and there is no page without a rule', () => {
    const names = readdirSync(pages).filter((name) => name !== 'README.md')
    expect(names.sort()).toEqual(rules.map(({ name }) => `${name}.md`).sort())
  })
  it.each(Object.entries(pageOfImplied))('%s is named on the page of %s', (implied, page) => {
    expect(text(new URL(`${page}.md`, pages))).toContain(`${implied}.ts`)
  })
})

describe.each(rules)('the page of $name', ({ name, folder }) => {
  const url = new URL(`${name}.md`, pages)
  const page = existsSync(url) ? text(url) : ''
  const [head = '', formula = '', table = '', ...others] = partsOf(page)

  it('has every part once, in order, and none is empty', () => {
    expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(parts)
    expect([head, formula, table, ...others].filter((part) => part === '')).toEqual([])
    expect(head).toMatch(/^# .+\n\n[^\n]+$/)
    expect(formula).toMatch(/^```text\n[\s\S]+?\n```/)
  })
  it('links only to what exists', () => {
    expect(linksOf(page).filter((link) => !existsSync(new URL(link, url)))).toEqual([])
  })
  it('names only fields of the schemas, with their unit, default and meaning', () => {
    const rows = table.split('\n').slice(2)
    const fields = rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? row)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows).toEqual(fields.map(rowOf))
  })
  it('leads to the rule, to its test, and to what the check calls it', () => {
    const where = others.at(-1) ?? ''
    const targets = linksOf(where)
    expect(targets).toContain(`../../${folder}/${name}.ts`)
    expect(targets).toContain(`../../${folder}/${name}.test.ts`)
    const checks = where.split('\n').filter((line) => line.includes('/evaluate/'))
    const missing = checks.flatMap((line) => {
      const source = text(new URL(linksOf(line)[0] ?? '', url))
      const rulesNamed = [...line.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')
      return rulesNamed.length === 0
        ? [line]
        : rulesNamed.filter((rule) => !source.includes(`'${rule}'`))
    })
    expect(checks.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })
})

describe('the index of the rules', () => {
  const index = text(new URL('README.md', pages))
  const rows = [...index.matchAll(/^\| .+ \| (.+) \| \[(.+)\]\((.+)\) \|$/gm)]

  it('lists every page once, under its title', () => {
    expect(rows.map((row) => row[3]).sort()).toEqual(rules.map(({ name }) => `${name}.md`).sort())
    for (const [, title, name, link] of rows) {
      expect(`${name}.md`).toBe(link)
      expect(text(new URL(link ?? '', pages)).split('\n')[0]).toBe(`# ${title}`)
    }
  })
})
