import { describe, expect, it } from 'vitest'
import type { FleetInput } from '../fleet/fleet.ts'
import { seededRandom } from '../random/seededRandom.ts'
import { tinyFleet } from '../testing/index.ts'
import { listedIssues } from './issueList.ts'
import { readWorkloadTable } from './readWorkloadTable.ts'
import { workloadIdAt } from './workloadTable.ts'

const header =
  'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens'
const fileName = 'workloads.csv'

const read = (
  lines: readonly string[],
  change?: (input: FleetInput) => void,
  chunks: readonly (string | Uint8Array)[] = [`${lines.join('\n')}\n`],
) => readWorkloadTable(chunks, tinyFleet(change), fileName)

const tableOf = async (...given: Parameters<typeof read>) => {
  const result = await read(...given)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}
const issuesOf = async (...given: Parameters<typeof read>) => {
  const result = await read(...given)
  return result.ok ? [] : result.issues
}
/** The table as plain rows. */
const rowsOf = (table: Awaited<ReturnType<typeof tableOf>>) =>
  Array.from({ length: table.count }, (_, index) => ({
    id: workloadIdAt(table, index),
    terms: table.termsIndex[index],
    tokensPerSecond: table.tokensPerSecond[index],
  }))

describe('a file of workloads', () => {
  it('is read into columns, with equal terms met once and defaults filled in', async () => {
    const table = await tableOf([
      header,
      'shop,chat-model,city,20,30,1000',
      'bank,chat-model,city,40.5,30,1000',
      'game,chat-model,city,1e3,60,1000',
    ])
    expect(rowsOf(table)).toEqual([
      { id: 'shop', terms: 0, tokensPerSecond: 20 },
      { id: 'bank', terms: 0, tokensPerSecond: 40.5 },
      { id: 'game', terms: 1, tokensPerSecond: 1000 },
    ])
    expect(table.terms[0]).toEqual({
      classId: 'chat-model',
      regionId: 'city',
      latencySloMs: 30,
      unservedPenaltyPerMillionTokens: 1000,
      allowedJurisdictions: null,
      maxSharePerSite: 1,
      minSites: 1,
      targetUtilisation: 0.7,
      periodFactors: [1],
    })
  })

  it('may have its columns in any order, and terms written in another way are the same terms', async () => {
    const table = await tableOf([
      'latencySloMs,tokensPerSecond,allowedJurisdictions,workloadId,classId,unservedPenaltyPerMillionTokens,regionId,targetUtilisation',
      '30,1,east|west,a,chat-model,1000,city,0.7',
      '30.0,2,west|east,b,chat-model,1e3,city,',
      '"30",3,"west|east","c",chat-model,1000,city,0.70',
    ])
    expect(rowsOf(table)).toEqual([
      { id: 'a', terms: 0, tokensPerSecond: 1 },
      { id: 'b', terms: 0, tokensPerSecond: 2 },
      { id: 'c', terms: 0, tokensPerSecond: 3 },
    ])
  })

  it('gives demand over the day as multiples of the volume, a column per period', async () => {
    const twoPeriods = (input: FleetInput) => {
      input.periods = [
        { id: 'day', hoursPerDay: 12 },
        { id: 'night', hoursPerDay: 12 },
      ]
    }
    const table = await tableOf(
      [
        `${header},periodFactor.night`,
        'a,chat-model,city,8,30,1000,0.25',
        'b,chat-model,city,8,30,1000,',
      ],
      twoPeriods,
    )
    expect(table.terms.map(({ periodFactors }) => periodFactors)).toEqual([
      [1, 0.25],
      [1, 1],
    ])
  })

  it('is the same wherever its chunks end, as bytes or as text, with any line ends', async () => {
    const random = seededRandom(3)
    for (let run = 0; run < 300; run++) {
      const lines = [
        header,
        'größe-東京,chat-model,city,20,30,1000',
        '',
        'bank,chat-model,city,40.5,30,1000',
      ]
      const lineEnd = random.pick(['\n', '\r\n'])
      const text = `\uFEFF${lines.join(lineEnd)}${random.pick(['', lineEnd])}`
      const whole = random.chance(0.5) ? new TextEncoder().encode(text) : text
      const chunks: (string | Uint8Array)[] = []
      for (let from = 0; from < whole.length; ) {
        const to = from + random.whole(1, 40)
        chunks.push(whole.slice(from, to))
        from = to
      }
      expect(rowsOf(await tableOf(lines, undefined, chunks))).toEqual([
        { id: 'größe-東京', terms: 0, tokensPerSecond: 20 },
        { id: 'bank', terms: 0, tokensPerSecond: 40.5 },
      ])
    }
  })

  it('keeps every id apart, however many there are, and finds each that comes again', async () => {
    const ids = Array.from({ length: 20_000 }, (_, k) => `w${(k * 7919) % 20_000}`)
    const lines = [header, ...ids.map((id) => `${id},chat-model,city,1,30,1000`)]
    const table = await tableOf(lines)
    expect(rowsOf(table).map(({ id }) => id)).toEqual(ids)
    const again = await issuesOf([...lines, 'w77,chat-model,city,1,30,1000'])
    expect(again).toMatchObject([
      { code: 'WORKLOAD_ID_DUPLICATE', path: `${fileName} line 20002, column workloadId` },
    ])
  })
})

describe('what is wrong with a file of workloads', () => {
  it('is told for all lines and all columns at once, with value, limit and fix', async () => {
    const issues = await issuesOf([
      header,
      'a,chat-model,city,-1,30,1000',
      'chat,chat-modle,town,x,0,',
      'b b,chat-model,city,1,30,1000,9',
      'c,chat-model,city,,30,1000',
      'c2,chat-model,city,1,30,1000',
      'c2,chat-model,city,1,30,1000',
      'train,chat-model,city,1,30,1000',
    ])
    expect(issues.map(({ code, path }) => `${path}: ${code}`)).toEqual([
      `${fileName} line 2, column tokensPerSecond: WORKLOAD_TOKENS_PER_SECOND_TOO_SMALL`,
      `${fileName} line 3, column latencySloMs: WORKLOAD_LATENCY_SLO_MS_TOO_SMALL`,
      `${fileName} line 3, column unservedPenaltyPerMillionTokens: WORKLOAD_UNSERVED_PENALTY_PER_MILLION_TOKENS_MISSING`,
      `${fileName} line 3, column classId: WORKLOAD_CLASS_ID_UNKNOWN`,
      `${fileName} line 3, column regionId: WORKLOAD_REGION_ID_UNKNOWN`,
      `${fileName} line 3, column tokensPerSecond: WORKLOAD_TOKENS_PER_SECOND_WRONG_TYPE`,
      `${fileName} line 4: WORKLOADS_CELL_COUNT_WRONG`,
      `${fileName} line 4, column workloadId: WORKLOAD_WORKLOAD_ID_BAD_FORMAT`,
      `${fileName} line 5, column tokensPerSecond: WORKLOAD_TOKENS_PER_SECOND_MISSING`,
      `${fileName} line 7, column workloadId: WORKLOAD_ID_DUPLICATE`,
      `${fileName} line 8, column workloadId: WORKLOAD_ID_DUPLICATE`,
    ])
    expect(issues[0]).toEqual({
      code: 'WORKLOAD_TOKENS_PER_SECOND_TOO_SMALL',
      path: `${fileName} line 2, column tokensPerSecond`,
      entity: 'workload a',
      found: 'tokensPerSecond -1 token/s',
      allowed: 'at least 0 token/s is needed',
      fix: 'give at least 0 token/s.',
    })
    expect(issues[3]).toMatchObject({
      found: 'classId "chat-modle"',
      fix: 'write chat-model.',
    })
  })

  it('is listed up to a thousand problems, and the rest is counted by kind', async () => {
    const bad = Array.from({ length: 2500 }, (_, k) => `w${k},chat-model,town,1,30,1000`)
    const issues = await issuesOf([header, ...bad])
    expect(issues).toHaveLength(listedIssues + 1)
    expect(issues.at(-1)).toMatchObject({
      code: 'WORKLOADS_MORE_PROBLEMS',
      found: '1,500 more problems: 1,500 WORKLOAD_REGION_ID_UNKNOWN',
    })
  })

  it.each([
    [
      'a column that is missing',
      [header.replace(',latencySloMs', '')],
      'WORKLOADS_LATENCY_SLO_MS_COLUMN_MISSING',
    ],
    ['a column that is unknown', [`${header},colour`], 'WORKLOADS_COLUMN_UNKNOWN'],
    ['a column that comes twice', [`${header},classId`], 'WORKLOADS_COLUMN_REPEATED'],
    [
      'a period that the fleet does not have',
      [`${header},periodFactor.noon`],
      'WORKLOADS_PERIOD_UNKNOWN',
    ],
  ])('names %s in the first line, and judges no other line', async (_name, lines, code) => {
    const issues = await issuesOf([...lines, 'a,chat-model,nowhere'])
    expect(issues.map((issue) => issue.code)).toEqual([code])
  })

  it('names an empty file, and bytes that are no text', async () => {
    expect(await issuesOf([], undefined, [])).toMatchObject([{ code: 'FILE_EMPTY' }])
    const bytes = new Uint8Array([0x1f, 0x8b, 0x08, 0xff])
    expect(await issuesOf([], undefined, [bytes])).toMatchObject([{ code: 'FILE_NOT_TEXT' }])
  })
})
