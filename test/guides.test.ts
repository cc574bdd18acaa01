import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fieldsOf, meaningWithin, type PlanAccount, units, workloadLineSchema } from '@berth/shared'
import { afterAll, describe, expect, it } from 'vitest'

const guides = fileURLToPath(new URL('../docs/guides/', import.meta.url))
const berth = fileURLToPath(new URL('../packages/optimizer/bin/berth.js', import.meta.url))
const bench = fileURLToPath(new URL('../bench/dist/main.js', import.meta.url))
const root = fileURLToPath(new URL('../', import.meta.url))
const tsx = join(root, 'node_modules/.bin/tsx')
const folder = mkdtempSync(join(tmpdir(), 'berth-guide-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command of a guide as its reader would, in a folder of its own. */
const run = (command: string) =>
  spawnSync(
    'sh',
    [
      '-c',
      command
        .replace(/^npx berth/, `"${process.execPath}" "${berth}"`)
        .replace(/^npm run bench --/, `"${process.execPath}" "${bench}"`)
        .replace(/^npx tsx (examples\/\w+\.ts)/, `"${tsx}" "${root}$1"`),
    ],
    { cwd: folder, encoding: 'utf8' },
  )

const oneSpaced = (line: string) => line.trim().replace(/ +/g, ' ')

/** Lines of shown output that do not depend on what was planned: those without a figure, and not cut off. */
const headingsOf = (shown: string) =>
  shown
    .split('\n')
    .filter((line) => line !== '' && !/[0-9…]/.test(line))
    .map(oneSpaced)

describe.each(readdirSync(guides).filter((name) => name.endsWith('.md')))(
  'the guide %s',
  (name) => {
    // Plans within the gap agree in cost and differ in what stays idle.
    const text = readFileSync(join(guides, name), 'utf8')
    const blocks = [
      ...text.matchAll(/```sh( exit=2)?\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g),
    ]
    const commands = blocks.flatMap(([, isNo, lines = '', shown = '']) =>
      lines
        .trim()
        .split('\n')
        .map((command) => ({ command, ends: isNo ? 2 : 0, headings: headingsOf(shown) })),
    )

    it('has commands', () => expect(commands.length).toBeGreaterThan(0))

    it.each(commands)('runs $command', ({ command, ends, headings }) => {
      const { status, stderr, stdout } = run(command)
      expect(`${status} ${stderr}`).toBe(`${ends} `)
      expect(stdout.split('\n').map(oneSpaced)).toEqual(expect.arrayContaining(headings))
    })
  },
)

describe('the guide to consolidation', () => {
  it('says in numbers what its own plan did', () => {
    const document = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as {
      before: PlanAccount
      after: PlanAccount
      gapRelative: number
      certificate: { ok: boolean }
      tiers: { name: string; objectiveValue: number; bestBound: number }[]
    }
    const figures: Record<string, (account: PlanAccount) => number> = {
      'open sites': (account) => account.openSites,
      'utilisation of open sites (%)': (account) => (account.utilisationFraction ?? 0) * 100,
      'idle accelerators (thousand)': (account) => account.idleAccelerators / 1000,
      'facility power (MW)': (account) => account.facilityPowerKw / 1000,
      'cost (million yuan a month)': (account) => (account.costPerHour * 730.5) / 1e6,
      'demand served within its SLO (%)': (account) => (account.servedWithinSloFraction ?? 0) * 100,
    }
    const text = readFileSync(join(guides, 'consolidate.md'), 'utf8')
    for (const [label, figure] of Object.entries(figures)) {
      const row = text
        .split('\n')
        .find((line) => line.startsWith(`| ${label} |`))
        ?.split('|')
        .map((cell) => Number(cell.trim()))
      const tolerance = label.startsWith('idle') ? 0.25 : 0.05
      const near = (told: number | undefined, found: number) =>
        Math.abs((told ?? Number.NaN) - found) <= Math.max(0.6, tolerance * found)
      expect(
        near(row?.[2], figure(document.before)) && near(row?.[3], figure(document.after)),
        `${label}: ${figure(document.before)}, ${figure(document.after)}`,
      ).toBe(true)
    }
    expect(document.certificate.ok).toBe(true)
    expect(document.gapRelative).toBeLessThanOrEqual(0.01)
    expect(document.after.openSites).toBeLessThan(document.before.openSites)
    expect(document.after.costPerHour).toBeLessThan(document.before.costPerHour)
    expect(document.tiers.find(({ name }) => name === 'openSites')).toMatchObject({
      objectiveValue: 11,
      bestBound: 11,
    })
  })
})

describe('the guide to a million workloads', () => {
  const text = readFileSync(join(guides, 'aMillionWorkloads.md'), 'utf8')

  it('names every column of the file with unit, default and meaning', () => {
    const rows = fieldsOf(workloadLineSchema).map(([name, schema]) => {
      const { unit, description } = meaningWithin(schema) ?? {}
      const left = schema.safeParse(undefined)
      const usual = left.success ? `\`${JSON.stringify(left.data)}\`` : 'required'
      return `| \`${name}\` | ${(unit && units[unit].symbol) || '—'} | ${usual} | ${description} |`
    })
    expect(text.split('\n').filter((line) => rows.includes(line))).toEqual(rows)
  })

  it('says in numbers what its own plan did', () => {
    const { workloadCount, groupCount, certificate } = JSON.parse(
      readFileSync(join(folder, 'trial', 'plan.json'), 'utf8'),
    )
    const lines = readFileSync(join(folder, 'trial', 'placements.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(certificate).toMatchObject({ ok: true, violationCount: 0 })
    const told = (label: string) =>
      Number(new RegExp(`^\\| ${label} \\| (.+) \\|$`, 'm').exec(text)?.[1]?.replaceAll(',', ''))
    expect([told('workloads'), told('groups')]).toEqual([workloadCount, groupCount])
    // Plans that cost the same may split other groups.
    const near = (one: number, other: number) => Math.abs(one - other) <= 0.02 * other
    expect(near(told('lines of placements'), lines.length - 1)).toBe(true)
    expect(near(told('limits and figures recomputed'), certificate.checkCount)).toBe(true)
  })
})

describe('the guide to judging a move', () => {
  it('shows what its example prints', () => {
    const text = readFileSync(join(guides, 'judgeAMove.md'), 'utf8')
    const shown = /```text\n([\s\S]*?)```/.exec(text)?.[1]
    expect(run('npx tsx examples/judgeMoves.ts').stdout).toBe(shown)
  })
})
