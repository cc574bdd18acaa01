import { describe, expect, it } from 'vitest'
import { tinyFleetInput } from '../testing/index.ts'
import { readJson } from './readJson.ts'
import { readScenario } from './readScenario.ts'

const none = () => undefined
const codesOf = (value: unknown) => {
  const result = readScenario(value, none)
  return result.ok ? [] : result.issues.map(({ code }) => code)
}

describe('reading a scenario', () => {
  it('takes a fleet on its own as a scenario without edits', () => {
    expect(readScenario(tinyFleetInput(), none)).toMatchObject({
      ok: true,
      value: { id: 'tiny', edits: [] },
    })
  })

  it('takes a built-in fleet by name', () => {
    const result = readScenario({ format: 'berth-scenario/1', fleet: 'small' }, (id) =>
      id === 'small' ? tinyFleetInput() : undefined,
    )
    expect(result).toMatchObject({ ok: true, value: { fleet: { id: 'tiny' } } })
  })

  it('tells problems of the fleet and of the edits together', () => {
    const fleet = tinyFleetInput()
    for (const site of fleet.sites) site.pue = 0
    const edits = [
      { kind: 'closeSite' },
      { kind: 'dance' },
      { kind: 'setPowerLimit', siteId: 'East', facilityPowerLimitKw: -1 },
    ]
    const result = readScenario({ format: 'berth-scenario/1', fleet, edits }, none)
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      'edits[0].siteId',
      'edits[1].kind',
      'edits[2].facilityPowerLimitKw',
      'fleet.sites[0].pue',
      'fleet.sites[1].pue',
    ])
  })

  it('tells edits that do not fit the fleet', () => {
    expect(
      codesOf({
        format: 'berth-scenario/1',
        fleet: tinyFleetInput(),
        edits: [{ kind: 'closeSite', siteId: 'North' }],
      }),
    ).toEqual(['EDIT_SITE_UNKNOWN'])
  })

  it.each([[null], [[]], [{}], [{ format: 'other/1' }], ['x']])(
    'refuses %j because of its format',
    (value) => {
      expect(codesOf(value)).toEqual(['DOCUMENT_FORMAT_UNKNOWN'])
    },
  )
})

describe('reading JSON', () => {
  it('tells line and column of a slip', () => {
    const result = readJson('{\n  "a": 1,\n  "b": oops\n}', 'fleet.json')
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE_NOT_JSON', path: 'fleet.json line 3, column 8' }],
    })
  })

  it('tells an empty file apart', () => {
    expect(readJson(' \n', 'fleet.json')).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE_EMPTY' }],
    })
  })

  it('answers text that ends too early', () => {
    expect(readJson('{"a": ', 'fleet.json')).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE_NOT_JSON' }],
    })
  })
})
