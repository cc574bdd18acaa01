import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tinyFleet, tinyFleetInput } from '@berth/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../src/cli/main.ts'
import { planDocument } from '../src/cli/planDocument.ts'
import { plan } from '../src/plan.ts'
import { elementsNamed, readPage, textOf } from './support/readPage.ts'

const folder = mkdtempSync(join(tmpdir(), 'berth-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

/** Runs a command line in this process; names of files are those in the folder. */
const berth = async (...words: string[]) => {
  let [stdout, stderr] = ['', '']
  const status = await main(
    words.map((word) => (/^\.$|\.(json|html|pdf|txt|JSON)$/.test(word) ? at(word) : word)),
    {
      out: (text) => {
        stdout += text
      },
      err: (text) => {
        stderr += text
      },
      isWatched: false,
      hasColour: false,
      columns: 80,
    },
  )
  return { status, stdout, stderr }
}
const write = (name: string, content: unknown) =>
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content))
const read = (name: string) => readFileSync(at(name), 'utf8')

/** West alone costs 145 per hour, East alone 180. */
beforeAll(async () => {
  const homebound = {
    ...tinyFleetInput(),
    policy: { siteRulings: [{ siteId: 'West', ruling: 'closed' as const }] },
  }
  write('tiny.json', tinyFleetInput())
  write('homebound.json', homebound)
  for (const [name, policy] of [
    ['west.json', {}],
    ['east.json', homebound.policy],
  ] as const) {
    const fleet = tinyFleet((input) => Object.assign(input, { policy }))
    write(name, planDocument(await plan(fleet, { objective: 'cost' })))
  }
})

describe('berth report', () => {
  it('writes a page, and says where and what it says', async () => {
    const { status, stdout, stderr } = await berth(
      'report',
      'tiny.json',
      '--plan',
      'west.json',
      '--out',
      'report.html',
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^1 of 2 open sites are enough, .*\nIt is written to .*report\.html\.\n$/,
    )
    const page = readPage(read('report.html'))
    const text = textOf(page)
    expect(text).toContain('The plan is west.json.')
    expect(text).toContain('proved to be the best possible')
    expect(text).toMatch(/Made on \d{4}-\d{2}-\d{2}\./)
    expect(elementsNamed(page, 'h1').map(textOf)).toEqual([stdout.split('\n')[0]])
  })

  it('takes the format from the name of the file, or as it is told', async () => {
    await berth('report', 'tiny.json', '--plan', 'west.json', '--out', 'report.JSON')
    expect(JSON.parse(read('report.JSON'))).toMatchObject({
      format: 'berth-report/1',
      isCertified: true,
    })
    await berth(
      'report',
      'tiny.json',
      '--plan',
      'west.json',
      '--out',
      'report.txt',
      '--format',
      'csv',
    )
    expect(read('report.txt')).toMatch(/^report,item,value,/)
  })

  it('prints the report where no file is named, and makes a plan where none is given', async () => {
    const { status, stdout, stderr } = await berth(
      'report',
      'tiny.json',
      '--objective',
      'cost',
      '--format',
      'json',
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ headline: expect.stringContaining('82.18 k CNY') })
    expect((await berth('report', 'tiny.json', '--plan', 'west.json')).stdout).toMatch(
      /^<!doctype html>/,
    )
  })

  it('compares two plans', async () => {
    const { status, stdout } = await berth(
      'report',
      'tiny.json',
      '--plan',
      'east.json',
      '--compare',
      'west.json',
      '--out',
      'two.html',
    )
    expect([status, stdout.split('\n')[0]]).toEqual([
      // East was planned with West closed, and holds for the fleet where it is open as well.
      0,
      'Plan B keeps as many sites open as plan A and costs 25.57 k CNY per month less (19.4 %); both serve everything.',
    ])
  })

  it('says no where the plan does not hold, and writes the report that shows why', async () => {
    const { status, stdout } = await berth(
      'report',
      'homebound.json',
      '--plan',
      'west.json',
      '--out',
      'no.html',
    )
    expect(status).toBe(2)
    expect(stdout).toMatch(/^The plan does not hold for this fleet/)
    expect(textOf(readPage(read('no.html')))).toContain('What does not hold in the plan')
  })

  it('names every slip of the command line and every fault of the files at once, and writes nothing', async () => {
    write('broken.json', {
      ...JSON.parse(read('west.json')),
      status: 'splendid',
      gapRelative: 'small',
    })
    const { status, stdout, stderr } = await berth(
      ...['report', 'tiny.json', '--fleet', 'china-2025', '--hurry', '--plan', 'missing.json'],
      ...['--compare', 'broken.json', '--out', 'nowhere/report.pdf'],
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/because of 6 problems/)
    for (const code of [
      'OPTION_HURRY_UNKNOWN',
      'OPTION_FLEET_TWICE',
      'OPTION_OUT_UNFIT',
      'FILE_NOT_FOUND',
    ])
      expect(stderr).toContain(`[${code}]`)
    expect(stderr).toContain('status: ')
    expect(stderr).toContain('gapRelative: ')
  })

  it.each([
    ['report.pdf', 'OPTION_FORMAT_UNKNOWN'],
    ['.', 'OPTION_OUT_UNFIT'],
    ['west.json', 'OPTION_OUT_UNFIT'],
  ])('does not write to %s', async (out, code) => {
    const before = read('west.json')
    const { status, stderr } = await berth(
      'report',
      'tiny.json',
      '--plan',
      'west.json',
      '--out',
      out,
    )
    expect(status).toBe(1)
    expect(stderr).toContain(`[${code}]`)
    expect(read('west.json')).toBe(before)
  })

  it('refuses the plan of another fleet', async () => {
    write('other.json', { ...tinyFleetInput(), id: 'other' })
    const { status, stderr } = await berth('report', 'other.json', '--plan', 'west.json')
    expect(status).toBe(1)
    expect(stderr).toContain('[PLAN_OF_OTHER_FLEET]')
  })
})
