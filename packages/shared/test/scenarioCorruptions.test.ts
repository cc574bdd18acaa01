import { describe, expect, it } from 'vitest'
import { readScenario } from '../src/index.ts'
import { fullFleet } from './corruptions/fullFleet.ts'

const fleet = fullFleet()
const issuesOf = (edits: unknown) => {
  const result = readScenario({ format: 'berth-scenario/1', fleet, edits }, () => undefined)
  return result.ok ? [] : result.issues
}

/** An edit that cannot be made, what is told of it, and where inside the edit. */
const badEdits: [edit: unknown, code: string, place: string, fixHolds: string][] = [
  [{ kind: 'closeSite' }, 'EDIT_SITE_ID_MISSING', '.siteId', 'add it'],
  [{ kind: 'closeSite', siteId: 'Wesst' }, 'EDIT_SITE_UNKNOWN', '', 'West'],
  [{ kind: 'closeSites', siteId: 'West' }, 'EDIT_KIND_NOT_AN_OPTION', '.kind', '"closeSite"'],
  [{ siteId: 'West' }, 'EDIT_KIND_MISSING', '.kind', 'add it'],
  [{ kind: 'freeSite', siteId: 7 }, 'EDIT_SITE_ID_WRONG_TYPE', '.siteId', 'text'],
  [{ kind: 'closeSite', siteId: 'West', now: true }, 'EDIT_NOW_UNKNOWN_FIELD', '.now', 'remove it'],
  [
    { kind: 'handOverSite', siteId: 'West', operatorId: 'nrm' },
    'EDIT_OPERATOR_UNKNOWN',
    '',
    'norm',
  ],
  [
    { kind: 'setPowerLimit', siteId: 'East', facilityPowerLimitKw: 0 },
    'EDIT_FACILITY_POWER_LIMIT_KW_TOO_SMALL',
    '.facilityPowerLimitKw',
    'more than 0 kW',
  ],
  [
    { kind: 'scaleDemand', workloadId: null, regionId: 'citty', factor: 2 },
    'EDIT_DEMAND_REGION_UNKNOWN',
    '',
    'city',
  ],
  [{ kind: 'scaleRent', factor: -1 }, 'EDIT_FACTOR_TOO_SMALL', '.factor', 'at least 0'],
  [{ kind: 'scaleRent', factor: 1001 }, 'EDIT_FACTOR_TOO_LARGE', '.factor', 'at most 1000'],
  [{ kind: 'scaleRent', factor: Number.NaN }, 'EDIT_FACTOR_WRONG_TYPE', '.factor', 'number'],
  [
    { kind: 'setLatencySlo', workloadId: 'train', latencySloMs: 20 },
    'EDIT_INFERENCE_WORKLOAD_UNKNOWN',
    '',
    'chat',
  ],
  [
    { kind: 'moveWorkload', workloadId: 'trian', siteId: 'West' },
    'EDIT_WORKLOAD_UNKNOWN',
    '',
    'train',
  ],
  [
    { kind: 'setMaxOpenSites', maxOpenSites: 1.5 },
    'EDIT_MAX_OPEN_SITES_WRONG_TYPE',
    '.maxOpenSites',
    'whole number',
  ],
  [
    { kind: 'setHandover', handover: 'alowed' },
    'EDIT_HANDOVER_NOT_AN_OPTION',
    '.handover',
    '"allowed"',
  ],
  [
    { kind: 'add', collection: 'sites', value: fleet.sites[0] },
    'SITE_ID_DUPLICATE',
    '',
    'another id',
  ],
  [
    { kind: 'change', collection: 'sites', id: 'East', set: { pue: 0.5 } },
    'SITE_PUE_TOO_SMALL',
    '',
    'at least 1 ×',
  ],
  [
    { kind: 'change', collection: 'pools', id: 'East-poool', set: { count: 1 } },
    'EDIT_ACCELERATOR_POOL_UNKNOWN',
    '',
    'East-pool',
  ],
  [
    { kind: 'remove', collection: 'paths', id: 'x' },
    'EDIT_COLLECTION_NOT_AN_OPTION',
    '.collection',
    'sites',
  ],
  ['closeSite', 'EDIT_WRONG_TYPE', '', 'an object'],
]

describe('a scenario with bad edits', () => {
  it.each(badEdits)('tells %j as %s', (edit, code, place, fixHolds) => {
    const issues = issuesOf([edit])
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([[code, `edits[0]${place}`]])
    expect(issues[0]?.fix).toContain(fixHolds)
  })

  it('tells all of them at once, each at its own place, with good edits between them', () => {
    const good = { kind: 'setMaxOpenSites', maxOpenSites: 1 }
    const issues = issuesOf(badEdits.flatMap(([edit]) => [good, edit]))
    expect(issues.map((issue) => `${issue.code} ${issue.path}`).sort()).toEqual(
      badEdits.map(([, code, place], at) => `${code} edits[${2 * at + 1}]${place}`).sort(),
    )
  })

  it('says what may stand for the fleet where a number does', () => {
    const result = readScenario({ format: 'berth-scenario/1', fleet: 5 }, () => undefined)
    expect(result.ok ? [] : result.issues).toMatchObject([
      { code: 'FLEET_WRONG_TYPE', path: 'fleet', allowed: 'text or an object is needed' },
    ])
  })
})
