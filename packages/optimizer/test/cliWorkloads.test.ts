import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tinyFleetInput } from '@berth/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/berth.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'berth-workloads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const berth = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  expect(stdout + stderr).not.toMatch(/^ {4}at /m)
  return { status, stdout, stderr }
}
const header =
  'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens,targetUtilisation'
const writeLines = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), [header, ...lines, ''].join('\n'))
  return name
}
beforeAll(() => writeFileSync(join(folder, 'tiny.json'), JSON.stringify(tinyFleetInput())))

describe('berth plan --workloads', () => {
  it('plans a file of workloads besides those of the fleet, and writes where each is served', () => {
    // 100 and 50 tokens/s at 10 tokens/s per accelerator are 15 kW more at West: 145 + 15 × 0.5 = 152.5 per hour.
    const file = writeLines('two.csv', [
      'shop,chat-model,city,100,30,1000,1',
      'bank,chat-model,city,50,30,1000,1',
    ])
    const { status, stdout, stderr } = berth(
      'plan',
      'tiny.json',
      '--workloads',
      file,
      '--placements',
      'out.csv',
      '--objective',
      'cost',
      '--json',
    )
    expect([status, stderr]).toEqual([0, ''])
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      status: 'optimal',
      certificate: { ok: true, violationCount: 0 },
      workloadCount: 2,
      groupCount: 1,
      unservedGroups: [],
      placementsFile: 'out.csv',
    })
    expect(document.costPerHour).toBeCloseTo(152.5)
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(
      [
        'workloadId,regionId,poolId,siteId,periodId,share',
        'shop,city,West-pool,West,,1',
        'bank,city,West-pool,West,,1',
        '',
      ].join('\n'),
    )
  })

  it('says in words how many groups there were and what is not served', () => {
    const file = writeLines('much.csv', [
      'a,chat-model,city,900,30,1000,1',
      'b,chat-model,city,600,30,1000,1',
    ])
    const { status, stdout } = berth(
      'plan',
      'tiny.json',
      '--workloads',
      file,
      '--objective',
      'cost',
    )
    expect(status).toBe(0)
    expect(stdout).toContain('2 workloads were planned in 1 group;')
    expect(stdout).toMatch(/Not served: \d+\.\d % of a and of 1 like it\./)
  })

  it('lists every problem of the file with line and column, and plans nothing', () => {
    const file = writeLines('bad.csv', [
      'a,chat-modle,city,1,30,1000,1',
      'a b,chat-model,city,x,30,1000,1',
    ])
    const { status, stdout, stderr } = berth('plan', 'tiny.json', '--workloads', file)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('bad.csv line 2, column classId: workload a has classId "chat-modle"')
    expect(stderr).toContain('bad.csv line 3, column workloadId')
    expect(stderr).toContain('bad.csv line 3, column tokensPerSecond')
  })

  it('tells before it plans which workloads have no place, and how many are like them', () => {
    const file = writeLines('late.csv', [
      'a,chat-model,city,1,5,1000,1',
      'b,chat-model,city,1,5,1000,1',
    ])
    const { status, stderr } = berth('plan', 'tiny.json', '--workloads', file)
    expect(status).toBe(1)
    expect(stderr).toContain('late.csv: workload a and 1 like it has no pool that may run it')
    expect(berth('plan', 'tiny.json', '--workloads', file, '--accept-unserved').status).toBe(0)
  })

  it('names a file that is not there, and --placements without a file of workloads', () => {
    const missing = berth('plan', 'tiny.json', '--workloads', 'nowhere.csv')
    expect([missing.status, missing.stderr.includes('FILE_NOT_FOUND')]).toEqual([1, true])
    const alone = berth('plan', 'tiny.json', '--placements', 'out.csv')
    expect([alone.status, alone.stderr.includes('OPTION_PLACEMENTS_ALONE')]).toEqual([1, true])
  })
})

describe('berth check --workloads', () => {
  it('recomputes a plan from the files alone, and catches one share that was changed', () => {
    const file = writeLines('checked.csv', [
      'shop,chat-model,city,100,30,1000,1',
      'bank,chat-model,city,50,30,1000,1',
    ])
    const planned = berth(
      ...['plan', 'tiny.json', '--objective', 'cost', '--json'],
      ...['--workloads', file, '--placements', 'places.csv'],
    )
    writeFileSync(join(folder, 'plan.json'), planned.stdout)
    const check = (places: string) =>
      berth('check', 'tiny.json', 'plan.json', '--workloads', file, '--placements', places)
    expect(check('places.csv')).toMatchObject({ status: 0, stderr: '' })
    expect(check('places.csv').stdout).toMatch(/^The plan holds: \d+ limits and figures/)
    const places = readFileSync(join(folder, 'places.csv'), 'utf8')
    writeFileSync(
      join(folder, 'less.csv'),
      places.replace('bank,city,West-pool,West,,1', 'bank,city,West-pool,West,,0.9'),
    )
    const less = check('less.csv')
    expect(less.status).toBe(2)
    expect(less.stdout).toContain('[accountIsTrue]')
    const alone = berth('check', 'tiny.json', 'plan.json', '--workloads', file)
    expect([alone.status, alone.stderr.includes('OPTION_WORKLOADS_WITHOUT_PLACEMENTS')]).toEqual([
      1,
      true,
    ])
  })
})

describe('berth generate', () => {
  it('writes a fleet and a file of workloads that can be planned, the same for the same seed', () => {
    expect(berth('generate', 'a', '--sites', '8', '--workloads', '300').status).toBe(0)
    expect(berth('generate', 'b', '--sites', '8', '--workloads', '300').status).toBe(0)
    for (const name of ['fleet.json', 'workloads.csv'])
      expect(readFileSync(join(folder, 'a', name))).toEqual(readFileSync(join(folder, 'b', name)))
    const { status, stdout } = berth(
      'plan',
      'a/fleet.json',
      '--workloads',
      'a/workloads.csv',
      '--objective',
      'cost',
      '--accept-unserved',
      '--json',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ workloadCount: 300, certificate: { ok: true } })
  })

  it('names what is wrong with its command line', () => {
    const { status, stderr } = berth('generate', '--sites', '1')
    expect(status).toBe(1)
    expect(stderr).toContain('OPTION_SITES_OUT_OF_RANGE')
    expect(stderr).toContain('OPTION_FOLDER_MISSING')
  })
})
