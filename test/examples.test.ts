import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  })

// Inside the house, so that the packages are found as everywhere in it.
mkdirSync(join(root, 'test-results'), { recursive: true })
const folder = mkdtempSync(join(root, 'test-results', 'examples-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the examples', () => {
  const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'))
  const fleet = 'examples/threeSites.json'
  const planFile = join(folder, 'plan.json')
  const argumentsOf: Record<string, string[]> = { 'checkPlan.ts': [fleet, planFile] }

  it('have a plan to check, made as one of them says', () => {
    const berth = join(root, 'packages/optimizer/bin/berth.js')
    const printed = run(process.execPath, berth, 'plan', fleet, '--objective', 'cost', '--json')
    writeFileSync(planFile, printed)
    expect(JSON.parse(printed)).toHaveProperty('plan')
  })

  it.each(examples)('print what they say: %s', (name) => {
    const text = readFileSync(join(root, 'examples', name), 'utf8')
    const said = /\/\* Prints:\n([\s\S]*?)\*\//.exec(text)?.[1]
    expect(run(bin('tsx'), `examples/${name}`, ...(argumentsOf[name] ?? []))).toBe(said)
  })
})

/** Each example of a docstring, as the reference shows it. Between imports and end, a log's comment says what it prints. */
const docstringExamples = readdirSync(join(root, 'docs/reference')).flatMap((page) => {
  const text = readFileSync(join(root, 'docs/reference', page), 'utf8')
  return [
    ...text.matchAll(
      /\n## (\w+)[^\n]*\n((?:(?!\n## )[\s\S])*?)### Example\n\n```ts\n([\s\S]*?)```/g,
    ),
  ].map(([, name = '', , code = '']) => ({ name, code }))
})

describe('the examples in docstrings', () => {
  it('are there for every function that people start with', () => {
    expect(docstringExamples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'plan',
        'evaluate',
        'evaluateToday',
        'certify',
        'compare',
        'todayOf',
        'openMoves',
        'report',
        'generateFleet',
        'solverConformance',
      ]),
    )
  })

  it('have types that hold', () => {
    for (const { name, code } of docstringExamples) writeFileSync(join(folder, `${name}.ts`), code)
    const settings = { extends: '../../examples/tsconfig.json', include: ['*.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    expect(run(bin('tsc'), '-p', folder)).toBe('')
  })

  it.each(docstringExamples)('print what they say: $name', ({ name, code }) => {
    const said = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1])
    expect(said.length).toBeGreaterThan(0)
    expect(
      run(bin('tsx'), join(folder, `${name}.ts`))
        .trim()
        .split('\n'),
    ).toEqual(said)
  })
})
