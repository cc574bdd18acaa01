import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import type { ReportDocument } from './document.ts'
import { report } from './report.ts'
import { reportCsv } from './reportCsv.ts'
import { reportJson } from './reportJson.ts'

/** Reads CSV as RFC 4180 says: fields in quotes may hold commas, line ends and doubled quotes. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const [, quoted, plain = '', end] of text.matchAll(field)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

const documentOf = async (name: string): Promise<ReportDocument> => {
  const fleet = tinyFleet((input) => {
    for (const site of input.sites) site.name = `${name} ${site.id}`
  })
  const result = await plan(fleet, { objective: 'cost', wholeReplicas: false })
  if (!result.plan) throw new Error(result.message)
  return report(fleet, result.plan, { proof: result })
}

describe('the report as CSV', () => {
  it.each(['plain', 'with, comma', 'with "quotes"', 'over\ntwo lines', '=formula', '数据中心'])(
    'reads back to the rows of its tables where sites are called %j',
    async (name) => {
      const document = await documentOf(name)
      const read = readCsv(reportCsv(document))
      for (const { id, columns, rows } of document.sections.flatMap(({ tables }) => tables)) {
        const width = columns.length
        const [head, ...lines] = read
          .filter(([table]) => table === id)
          .map((line) => line.slice(1, width + 1))
        expect(head).toEqual(columns.map(({ key }) => key))
        expect(lines).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ''))))
      }
    },
  )

  it('has as many fields in every line, and ends each with CR LF', async () => {
    const text = reportCsv(await documentOf('plain'))
    const read = readCsv(text)
    expect(new Set(read.map((line) => line.length)).size).toBe(1)
    expect(text.split('\r\n')).toHaveLength(read.length + 1)
  })

  it('begins with what the report is about', async () => {
    const document = await documentOf('plain')
    expect(
      readCsv(reportCsv(document))
        .slice(0, 6)
        .map((line) => line.slice(0, 3)),
    ).toEqual([
      ['report', 'item', 'value'],
      ['report', 'title', 'Tiny fleet'],
      ['report', 'fleetId', 'tiny'],
      ['report', 'currency', 'CNY'],
      ['report', 'madeAt', ''],
      ['report', 'headline', document.headline],
    ])
  })
})

it('the report as JSON is the document itself', async () => {
  const document = await documentOf('plain')
  expect(JSON.parse(reportJson(document))).toEqual(document)
})
