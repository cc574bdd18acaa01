import { describe, expect, it } from 'vitest'
import { tinyFleet } from '../../testing/index.ts'
import { readFleetCsv } from './readFleetCsv.ts'
import { writeFleetCsv } from './writeFleetCsv.ts'

const fleet = tinyFleet((input) => {
  input.description = 'Two sites, "one" city;\nand a comma, too'
  input.periods = [
    { id: 'night', hoursPerDay: 8 },
    { id: 'day', hoursPerDay: 16 },
  ]
  input.policy = { pins: [{ workloadId: 'chat', siteId: 'East' }], maxOpenSites: 2 }
  for (const site of input.sites) site.electricityPricePerKwh = { night: 0.3, day: 0.6 }
  for (const workload of input.inferenceWorkloads ?? [])
    workload.allowedJurisdictions = ['east', 'west']
})
const changed = (fileName: string, change: (text: string) => string) => {
  const files = writeFleetCsv(fleet)
  files.set(fileName, change(files.get(fileName) ?? ''))
  const result = readFleetCsv(files)
  return result.ok ? [] : result.issues
}

describe('a fleet as CSV files', () => {
  it('comes back as it was', () => {
    expect(readFleetCsv(writeFleetCsv(fleet))).toEqual({ ok: true, value: fleet })
  })

  it('has a column per period where a quantity changes over the day', () => {
    expect(writeFleetCsv(fleet).get('sites.csv')?.split('\n')[0]).toContain(
      'electricityPricePerKwh.night,electricityPricePerKwh.day',
    )
  })

  it('tells a missing column once, not for each row', () => {
    const issues = changed('pools.csv', (text) => text.replace(',count,', ',number,'))
    expect(issues.map(({ code }) => code)).toEqual([
      'POOLS_COUNT_COLUMN_MISSING',
      'POOLS_COLUMN_UNKNOWN',
    ])
    expect(issues[0]?.path).toBe('pools.csv line 1')
  })

  it('tells the line and the column of a bad value, in every file at once', () => {
    const files = writeFleetCsv(fleet)
    files.set('sites.csv', (files.get('sites.csv') ?? '').replace(/,1000,1,/, ',-5,much,'))
    files.set('demand.csv', (files.get('demand.csv') ?? '').replace('city', 'nowhere'))
    const result = readFleetCsv(files)
    expect(result.ok ? [] : result.issues.map(({ path, code }) => [path, code])).toEqual([
      ['sites.csv line 2, column facilityPowerLimitKw', 'SITE_FACILITY_POWER_LIMIT_KW_TOO_SMALL'],
      ['sites.csv line 2, column pue', 'SITE_PUE_WRONG_TYPE'],
      ['demand.csv line 2, column regionId', 'INFERENCE_WORKLOAD_DEMAND_REGION_ID_UNKNOWN'],
    ])
  })

  it('tells the line of a region that does not exist', () => {
    const issues = changed('demand.csv', (text) => text.replace('city', 'nowhere'))
    expect(issues[0]).toMatchObject({
      path: 'demand.csv line 2, column regionId',
      code: 'INFERENCE_WORKLOAD_DEMAND_REGION_ID_UNKNOWN',
    })
  })

  it('tells the line of demand for a workload that does not exist', () => {
    const issues = changed('demand.csv', (text) => text.replace('chat', 'chatt'))
    expect(issues[0]).toMatchObject({
      path: 'demand.csv line 2, column workloadId',
      code: 'ROW_WITHOUT_OWNER',
    })
  })

  it('tells a line with too many cells', () => {
    const issues = changed('operators.csv', (text) => text.replace('Norm,', 'Norm, Ltd,'))
    expect(issues[0]).toMatchObject({
      path: 'operators.csv line 2',
      code: 'OPERATORS_CELL_COUNT_WRONG',
    })
  })

  it('tells which files are missing, empty, or no part of a fleet', () => {
    const result = readFleetCsv(
      new Map([
        ['sites.csv', ''],
        ['notes.csv', 'a,b'],
      ]),
    )
    const codes = result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)
    expect(codes).toContain('FILE_UNKNOWN notes.csv')
    expect(codes).toContain('FILE_EMPTY sites.csv')
    expect(codes).toContain('FILE_MISSING pools.csv')
  })
})
