import { expect, it } from 'vitest'
import { toCsv } from './toCsv.ts'

const columns = [
  { field: 'site', value: ({ site }: { site: string; kw: number | null }) => site },
  { field: 'idleKw', value: ({ kw }: { site: string; kw: number | null }) => kw },
]

it('has a header and a line for each row, with what is unknown left empty', () => {
  const rows = [
    { site: 'A', kw: -1.5 },
    { site: 'B', kw: null },
  ]
  expect(toCsv(columns, rows)).toBe('site,idleKw\r\nA,-1.5\r\nB,\r\n')
})

it('quotes commas, quotation marks and line ends', () => {
  expect(toCsv(columns, [{ site: 'A, "B"', kw: 1 }])).toBe('site,idleKw\r\n"A, ""B""",1\r\n')
})

it('keeps a spreadsheet from running a name as a formula', () => {
  expect(toCsv(columns, [{ site: '=1+1', kw: 1 }])).toBe("site,idleKw\r\n'=1+1,1\r\n")
})
