import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type FleetInput, writeFleetCsv } from '@berth/shared'
import { tinyFleet, tinyFleetInput } from '@berth/shared/testing'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/berth.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'berth-cli-'))
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
const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}
const fleetWith = (name: string, change: (input: FleetInput) => void) => {
  const input = tinyFleetInput()
  change(input)
  return write(name, input)
}
const csvFolder = (name: string, change: (files: Map<string, string>) => void) => {
  const files = writeFleetCsv(tinyFleet())
  change(files)
  mkdirSync(join(folder, name))
  for (const [file, text] of files) writeFileSync(join(folder, name, file), text)
  return name
}

describe('berth plan', () => {
  it('prints one document with the answer, the proof and the plan', () => {
    const { status, stdout, stderr } = berth(
      'plan',
      fleetWith('tiny.json', () => {}),
      '--objective',
      'cost',
      '--json',
    )
    expect([status, stderr]).toEqual([0, ''])
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      status: 'optimal',
      stoppedBy: 'finished',
      engine: 'highs',
      openSites: 1,
      certificate: { ok: true, violations: [] },
    })
    expect(document.objectiveValue).toBeCloseTo(145)
    for (const key of ['bestBound', 'gapRelative', 'seconds', 'costTerms', 'before', 'after'])
      expect(document[key] ?? null, key).not.toBeNull()
  })

  it('prints a summary for people, from a folder of CSV files as well', () => {
    const { status, stdout } = berth(
      'plan',
      csvFolder('csv-good', () => {}),
      '--engine',
      'highs',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/1 of 2 open sites are enough/)
    expect(stdout).toMatch(/proved to be the best possible, found by highs/)
    expect(stdout).toMatch(/all hold/)
  })

  it.each([
    [
      'a missing column',
      (files: Map<string, string>) =>
        files.set('sites.csv', (files.get('sites.csv') ?? '').replace(',pue,', ',power,')),
      /sites\.csv line 1: .*no column "pue"/,
    ],
    [
      'a negative power',
      (files: Map<string, string>) =>
        files.set('sites.csv', (files.get('sites.csv') ?? '').replace(',1000,', ',-1000,')),
      /sites\.csv line 2, column facilityPowerLimitKw: .*-1000 kW/,
    ],
    [
      'an unknown region',
      (files: Map<string, string>) =>
        files.set('demand.csv', (files.get('demand.csv') ?? '').replace('city', 'atlantis')),
      /demand\.csv line 2, column regionId: .*atlantis/,
    ],
  ] as const)('refuses %s in a CSV file with its line', (name, change, words) => {
    const { status, stderr, stdout } = berth('plan', csvFolder(`csv ${name}`, change))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(words)
  })

  it('names every problem of a file at once', () => {
    const path = fleetWith('bad.json', (input) => {
      for (const site of input.sites) Object.assign(site, { pue: 0, facilityPowerLimitKw: -1 })
    })
    const { status, stderr } = berth('plan', path)
    expect(status).toBe(1)
    expect(stderr).toMatch(/4 problems/)
    expect(stderr).toMatch(/sites\[1\]\.pue/)
  })

  it('refuses a workload that no site may host, or plans the rest when told to', () => {
    const path = fleetWith('homeless.json', (input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 5
    })
    const refused = berth('plan', path)
    expect(refused.status).toBe(1)
    expect(refused.stderr).toMatch(
      /inferenceWorkloads\[0\]: workload chat .*2 of 2 pools.*the first token takes .* ms, but 5 ms is allowed/,
    )
    const planned = berth('plan', path, '--accept-unserved')
    expect(planned.status).toBe(0)
    expect(planned.stdout).toMatch(/Not served: chat for city/)
  })

  it('answers an empty file, a missing file, and 50 MB of nonsense with the place', () => {
    expect(berth('plan', write('empty.json', '')).stderr).toMatch(/empty\.json: .*no content/)
    expect(berth('plan', 'nowhere.json').stderr).toMatch(/nowhere\.json: .*no such file/)
    const { status, stderr } = berth(
      'plan',
      write('nonsense.json', 'lorem ipsum dolor\n'.repeat(2_950_000)),
    )
    expect(status).toBe(1)
    expect(stderr).toMatch(/nonsense\.json line 1, column 1: .*"lorem ipsum dolor"/)
    rmSync(join(folder, 'nonsense.json'))
  })

  it('says an honest no with its reason where wishes contradict each other', () => {
    const path = fleetWith('contradiction.json', (input) => {
      // With every site shut today, no limit is broken today that could stay broken.
      for (const site of input.sites) site.status = 'mothballed'
      input.policy = { maxOpenSites: 0, siteRulings: [{ siteId: 'East', ruling: 'open' }] }
    })
    const { status, stdout } = berth('plan', path)
    expect(status).toBe(2)
    expect(stdout).toMatch(/No plan: infeasible\.\nNo plan can hold every limit/)
  })

  it('keeps the decisions of an earlier plan, and says among which plans that is the best', () => {
    const fleet = write('held.json', tinyFleetInput())
    const first = berth('plan', fleet, '--objective', 'cost', '--json')
    const plan = write('earlier.json', first.stdout)
    const again = berth('plan', fleet, '--objective', 'cost', '--hold', plan, '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ scope: 'sitesAndGangsHeld', costPerHour: 145 })
    expect(berth('plan', fleet, '--objective', 'cost', '--hold', plan).stdout).toContain(
      'That is among plans with the sites, operators and places of gangs of an earlier plan.',
    )
    const other = fleetWith('other.json', (input) => {
      input.id = 'other'
    })
    expect(berth('plan', other, '--hold', plan)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('a plan of the fleet'),
    })
  })

  it('lists every slip on the command line, and the names that would do', () => {
    const { status, stderr } = berth('plan', '--gap', 'much', '--engine', 'magic', '--hurry')
    expect(status).toBe(1)
    expect(stderr).toMatch(/3 problems/)
    expect(stderr).toMatch(/--engine: .*"magic".*auto, highs, simplex-js/)
    expect(berth('plan', '--fleet', 'mars-2050').stderr).toMatch(/built-in fleets are china-2025/)
    expect(berth('plan', '--what-if', 'luck').stderr).toMatch(/efficient-models/)
    expect(berth('dance')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('berth --help'),
    })
  })

  it('prints bad input as one document too when asked for JSON', () => {
    const { status, stdout } = berth('plan', 'nowhere.json', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'badInput',
      issues: [{ code: 'FILE_NOT_FOUND' }],
    })
  })

  it('helps', () => {
    expect(berth('--help').stdout).toMatch(/berth plan[\s\S]*berth check/)
    expect(berth('plan', '--help').stdout).toMatch(/--what-if[\s\S]*Example: berth plan/)
  })
})

describe('berth check', () => {
  const fleet = fleetWith('checked.json', () => {})
  const planned = () => {
    const { stdout } = berth('plan', fleet, '--json')
    return { path: write('plan.json', stdout), document: JSON.parse(stdout) }
  }

  it('confirms a plan without an engine', () => {
    const { path } = planned()
    expect(berth('check', fleet, path)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/The plan holds: \d+ limits/),
    })
  })

  it('says what is broken in a plan that was tampered with', () => {
    const { document } = planned()
    document.plan.account.costPerHour = 1
    const { status, stdout } = berth('check', fleet, write('forged.json', document))
    expect(status).toBe(2)
    expect(stdout).toMatch(/account costPerHour has 1, but 145 is allowed \[accountIsTrue\]/)
  })

  it('refuses what is no plan, and a call without one', () => {
    expect(berth('check', fleet, fleet).stderr).toMatch(/openSiteIds/)
    expect(berth('check', fleet)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('a scenario and a plan are needed'),
    })
    expect(readFileSync(join(folder, fleet), 'utf8')).not.toBe('')
  })
})

describe('berth instance', () => {
  const tiny = '2 3\n10 100\n20 50\n4\n8 12\n5\n10 5\n1\n9 1\n'

  it('prints value, bound, gap and seconds of a public test problem', () => {
    const { status, stdout, stderr } = berth('instance', write('tiny.txt', tiny), '--json')
    expect([status, stderr]).toEqual([0, ''])
    const answer = JSON.parse(stdout)
    // Facility 2 takes all customers: 50 to open it; 12, 5 and 1 to serve from it.
    expect(answer).toMatchObject({ format: 'cflp', status: 'optimal', stoppedBy: 'finished' })
    expect(answer.objectiveValue).toBeCloseTo(68, 6)
    expect(answer.bestBound).toBeCloseTo(68, 6)
    expect(answer.gapRelative).toBeLessThan(1e-6)
    expect(answer.seconds).toBeGreaterThan(0)
    expect(answer.violations).toEqual([])
  })

  it('reads a packed program, and the capacity that stands behind the name of the file', () => {
    const mps =
      'NAME x\nROWS\n N c\n G need\nCOLUMNS\n x c 3 need 1\nRHS\n rhs need 4\nBOUNDS\n UP b x 9\nENDATA\n'
    writeFileSync(join(folder, 'packed.mps.gz'), gzipSync(mps))
    const packed = JSON.parse(berth('instance', 'packed.mps.gz', '--json').stdout)
    expect(packed).toMatchObject({ format: 'mps', status: 'optimal', objectiveValue: 12 })
    const worded = write('worded.txt', tiny.replace('20 50', 'capacity 50'))
    const answer = (capacity: number) =>
      JSON.parse(berth('instance', `${worded}@capacity=${capacity}`, '--json').stdout)
    expect(answer(20).objectiveValue).toBeCloseTo(68, 6)
    // Facility 2 is too small, and both open cost more than facility 1 alone: 100 + 8 + 10 + 9.
    expect(answer(5).objectiveValue).toBeCloseTo(127, 6)
  })

  it.each([
    [
      'infeasible',
      'NAME x\nROWS\n N c\n G need\nCOLUMNS\n x c 1 need 1\nRHS\n r need 4\nBOUNDS\n UP b x 3\n',
    ],
    ['unbounded', 'NAME x\nROWS\n N c\n G need\nCOLUMNS\n x c -1 need 1\nRHS\n r need 4\n'],
  ])('says that a program is %s, and ends with the code for no', (status, text) => {
    const answer = berth('instance', write(`${status}.mps`, text), '--json')
    expect(answer.status).toBe(2)
    expect(JSON.parse(answer.stdout)).toMatchObject({ status, objectiveValue: null })
  })

  it('is solved by the engine that is named', () => {
    const value = (file: string, engine: string) =>
      JSON.parse(berth('instance', file, '--json', '--engine', engine).stdout).objectiveValue
    const file = write('engines.txt', tiny)
    for (const engine of ['highs', 'simplex-js', 'price', 'auto'])
      expect([engine, value(file, engine)]).toEqual([engine, expect.closeTo(68, 6)])
    const { status, stderr } = berth('instance', file, '--engine', 'magic')
    expect(status).toBe(1)
    expect(stderr).toMatch(/--engine: .*"magic".*auto, highs, simplex-js, price/)
    expect(berth('instance', '--help').stdout).toMatch(/--engine .*default auto/)
  })

  it('says why an engine does not take a problem, and ends with the code for no', () => {
    // One more whole number than the plain engine branches on.
    const columns = Array.from({ length: 61 }, (_, j) => ` x${j} c 1 need 1\n`).join('')
    const markers = [" M 'MARKER' 'INTORG'\n", " M 'MARKER' 'INTEND'\n"]
    const file = write(
      'many.mps',
      `NAME x\nROWS\n N c\n G need\nCOLUMNS\n${markers.join(columns)}RHS\n r need 4\nENDATA\n`,
    )
    const { status, stdout } = berth('instance', file, '--engine', 'simplex-js')
    expect(status).toBe(2)
    expect(stdout).toMatch(/many.mps \(mps\): refused[\s\S]*reason simplex-js branches on up to 60/)
    expect(JSON.parse(berth('instance', file, '--engine', 'price', '--json').stdout)).toMatchObject(
      {
        status: 'optimal',
        objectiveValue: 4,
      },
    )
  })

  it.each([
    ['no file', [], 'write berth instance FILE'],
    ['a file that is not there', ['nowhere.txt'], 'correct the path'],
    ['a folder', ['.'], 'has a folder'],
    ['a format nobody knows', [write('prose.txt', 'hello world')], 'a shape that fits no format'],
    ['the wrong format', [write('tiny2.txt', tiny), '--format', 'gap'], 'numbers, but'],
    [
      'a capacity that is not given',
      [write('word.txt', tiny.replace('10 ', 'capacity '))],
      '--capacity',
    ],
  ])('refuses %s with a fix', (_, words, said) => {
    const { status, stderr } = berth('instance', ...words)
    expect([status, stderr]).toEqual([1, expect.stringContaining(said)])
  })
})
