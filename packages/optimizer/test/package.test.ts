import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'berth-consumer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

/** What a consumer has: the packed tarballs in an otherwise empty folder. */
beforeAll(() => {
  for (const name of ['shared', 'optimizer'])
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
    })
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  expect(tarballs).toHaveLength(2)
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }')
  run(
    'npm',
    'install',
    '--silent',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    ...tarballs.map((name) => `./${name}`),
  )
}, 180_000)

describe('the packed packages in an empty folder', () => {
  it('plan a fleet in Node', () => {
    write(
      'use.mjs',
      `
      import { tinyFleet } from '@berth/shared/testing'
      import { certify, compare, evaluateToday, plan } from '@berth/optimizer'
      const fleet = tinyFleet()
      const result = await plan(fleet, { objective: 'cost', engine: 'highs' })
      console.log(JSON.stringify([result.plan.openSiteIds, certify(fleet, result.plan).ok, compare(fleet, 'today', result.plan).closed, evaluateToday(fleet).account.openSites]))
    `,
    )
    expect(JSON.parse(run(process.execPath, 'use.mjs'))).toEqual([['West'], true, ['East'], 2])
  })

  it('bring the command', () => {
    expect(run(process.execPath, 'node_modules/.bin/berth', '--help')).toMatch(/berth plan/)
  })

  it('bundle for a browser, and without an engine where none is asked for', () => {
    write(
      'solverFree.mjs',
      "import { evaluateToday } from '@berth/optimizer/evaluate'\nimport { compare } from '@berth/optimizer/compare'\nimport { report, reportHtml } from '@berth/optimizer/report'\nconsole.log(evaluateToday, compare, report, reportHtml)\n",
    )
    write('whole.mjs', "import { plan } from '@berth/optimizer'\nconsole.log(plan)\n")
    // The engine asks for these only when it finds itself in Node.
    const bundle = (entry: string) => {
      run(
        bin('esbuild'),
        entry,
        '--bundle',
        '--format=esm',
        '--platform=browser',
        '--minify',
        `--outfile=out-${entry}`,
        '--external:node:*',
        '--external:fs',
        '--external:module',
      )
      return readFileSync(join(folder, `out-${entry}`), 'utf8')
    }
    const solverFree = bundle('solverFree.mjs')
    expect(solverFree).not.toMatch(/highs\.wasm|selectBranchAndCutService/)
    expect(solverFree).not.toMatch(/from"node:|require\("fs"\)/)
    expect(bundle('whole.mjs')).toMatch(/highs\.wasm/)
  })

  it.each(['NodeNext', 'Bundler'])('have types that resolve in %s mode', (mode) => {
    write(
      'use.ts',
      "import type { Fleet, SolveResult } from '@berth/shared'\nimport { plan } from '@berth/optimizer'\nimport { evaluate } from '@berth/optimizer/evaluate'\nimport { report, reportHtml } from '@berth/optimizer/report'\nexport const page = (fleet: Fleet, { plan: found }: SolveResult): string => (found ? reportHtml(report(fleet, found)) : '')\nexport const use = (fleet: Fleet): Promise<SolveResult> => { evaluate(fleet, { openSiteIds: [], placements: [] }); return plan(fleet) }\n",
    )
    const module = mode === 'NodeNext' ? 'NodeNext' : 'ESNext'
    expect(
      run(
        bin('tsc'),
        '--noEmit',
        '--strict',
        '--target',
        'ES2023',
        '--module',
        module,
        '--moduleResolution',
        mode,
        'use.ts',
      ),
    ).toBe('')
  })

  it('have no fault that publint or are-the-types-wrong knows', () => {
    const require = createRequire(import.meta.url)
    expect(require.resolve('publint')).toBeTruthy()
    for (const name of ['shared', 'optimizer']) {
      expect(
        run(bin('publint'), 'run', join(root, 'packages', name), '--level', 'warning'),
      ).toMatch(/All good/i)
      const tarball = readdirSync(folder).find((file) => file.includes(name)) ?? ''
      // It ends with an exit code of its own where it finds a fault.
      run(bin('attw'), tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji')
    }
  })
})
