import { describe, expect, it } from 'vitest'
import { readMps } from './readMps.ts'

const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number

const file = (parts: {
  sense?: string
  rows?: string
  columns?: string
  ranges?: string
  bounds?: string
}) => `NAME test
${parts.sense ? `OBJSENSE\n    ${parts.sense}\n` : ''}ROWS
 N  COST
${parts.rows ?? ' L  LIM1'}
COLUMNS
${parts.columns ?? '    X  COST  2  LIM1  3'}
RHS
    RHS  LIM1  4
${parts.ranges ? `RANGES\n${parts.ranges}\n` : ''}${parts.bounds ? `BOUNDS\n${parts.bounds}\n` : ''}ENDATA
`
const boundsOf = (bounds: string, columns?: string) => {
  const { lower, upper, isInteger } = readMps(file({ bounds, ...(columns ? { columns } : {}) }))
  return [lower[0], upper[0], isInteger[0]]
}
const whole = `    M1 'MARKER' 'INTORG'
    X  COST  2  LIM1  3
    M2 'MARKER' 'INTEND'`

describe('a program in MPS', () => {
  it('keeps cost, rows and columns', () => {
    const model = readMps(
      file({
        rows: ' L  LIM1\n G  LIM2\n E  LIM3',
        columns: '    X  COST  2  LIM1  3\n    X  LIM3  5\n    Y  LIM2  7',
      }),
    )
    expect([...model.cost]).toEqual([2, 0])
    expect([...model.value]).toEqual([3, 7, 5])
    expect([...model.columnIndex]).toEqual([0, 1, 0])
    expect([...model.rowLower]).toEqual([minusInfinity, 0, 0])
    expect([...model.rowUpper]).toEqual([4, infinity, 0])
    expect([model.columnName(1), model.rowName(2)]).toEqual(['Y', 'LIM3'])
  })

  it.each([
    ['L', '3', [1, 4]],
    ['G', '3', [4, 7]],
    ['E', '3', [4, 7]],
    ['E', '-3', [1, 4]],
    ['L', '-3', [1, 4]],
  ])('turns a row %s with range %s into an interval', (type, range, limits) => {
    const { rowLower, rowUpper } = readMps(
      file({ rows: ` ${type}  LIM1`, ranges: `    RNG  LIM1  ${range}` }),
    )
    expect([rowLower[0], rowUpper[0]]).toEqual(limits)
  })

  it.each([
    [' UP BND X 5', [0, 5, 0]],
    [' UP BND X -5', [minusInfinity, -5, 0]],
    [' LO BND X -9\n UP BND X -5', [-9, -5, 0]],
    [' FX BND X 5', [5, 5, 0]],
    [' FR BND X', [minusInfinity, infinity, 0]],
    [' MI BND X', [minusInfinity, infinity, 0]],
    [' BV BND X', [0, 1, 1]],
    [' LI BND X 2', [2, infinity, 1]],
    [' UI BND X 7', [0, 7, 1]],
    [' UP X 5', [0, 5, 0]],
    [' UP BND X 1e30', [0, infinity, 0]],
  ])('reads the bound "%s"', (bounds, expected) => {
    expect(boundsOf(bounds)).toEqual(expected)
  })

  it('gives whole columns between markers 0 and 1, unless a bound names them', () => {
    expect(boundsOf('', whole)).toEqual([0, 1, 1])
    expect(boundsOf(' UP BND X 8', whole)).toEqual([0, 8, 1])
    expect(boundsOf(' PL BND X', whole)).toEqual([0, infinity, 1])
  })

  it('negates an objective that is maximised', () => {
    expect([...readMps(file({ sense: 'MAX' })).cost]).toEqual([-2])
  })

  it('takes the constant of the objective from its right-hand side, negated', () => {
    const text = file({}).replace('RHS  LIM1  4', 'RHS  LIM1  4\n    RHS  COST  10')
    expect(readMps(text).offset).toBe(-10)
  })

  it('lets names hold blanks where the columns are fixed', () => {
    const { rowName, columnName, value, rowUpper } = readMps(`NAME          BLANKS
ROWS
 N  COST
 L  MY LIM
 L  MY SUM
COLUMNS
    COL A     COST                2.   MY LIM              3.
    COL A     MY SUM              5.
RHS
    RHS       MY LIM              4.   MY SUM              6.
BOUNDS
 UP BND       COL A               7.
ENDATA
`)
    expect([rowName(0), rowName(1), columnName(0)]).toEqual(['MY LIM', 'MY SUM', 'COL A'])
    expect([[...value], [...rowUpper]]).toEqual([
      [3, 5],
      [4, 6],
    ])
  })

  it('names every line that cannot be read, not only the first', () => {
    const text = `NAME x
ROWS
 N  COST
 Q  ODD
 L  LIM1
 L  LIM1
COLUMNS
    X  NONE  1
    X  LIM1  many
    X  LIM1
BOUNDS
 UP BND Z 1
 XX BND X 1
QUADOBJ
`
    expect(() => readMps(text)).toThrow(
      [
        'it has 8 problems: line 4: "Q" is no row type; N, L, G or E is needed',
        'line 6: row "LIM1" is there twice',
        'line 8: there is no row "NONE"',
        'line 9: "many" is no number',
        'line 10: names and numbers do not pair up',
        'line 12: there is no column "Z"',
        'line 14: "QUADOBJ" is no section that Berth reads',
        'line 13: "XX" is no bound type that Berth reads; use UP, LO, FX, FR, MI, PL, BV, LI or UI',
      ].join('; '),
    )
  })
})
