import { describe, expect, it } from 'vitest'
import { tinyFleet } from '../testing/index.ts'
import { applyEdit, applyEdits } from './applyEdits.ts'
import { describeEdit } from './describeEdit.ts'
import { type Edit, editKinds, editSchema } from './edits.ts'
import { invertEdit } from './invertEdit.ts'

/** One edit of every kind that changes the tiny fleet. */
const examples: Edit[] = [
  { kind: 'closeSite', siteId: 'West' },
  { kind: 'keepSiteOpen', siteId: 'West' },
  { kind: 'freeSite', siteId: 'East' },
  { kind: 'handOverSite', siteId: 'West', operatorId: 'strong' },
  { kind: 'setPowerLimit', siteId: 'West', facilityPowerLimitKw: 40 },
  { kind: 'scaleElectricityPrice', siteId: null, factor: 1.3 },
  { kind: 'scaleDemand', workloadId: null, regionId: 'city', factor: 0.7 },
  { kind: 'setLatencySlo', workloadId: 'chat', latencySloMs: 15 },
  { kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: 40, factor: 0.7 },
  { kind: 'scaleThroughput', classId: null, factor: 3 },
  { kind: 'scaleRent', factor: 0.41 },
  { kind: 'moveWorkload', workloadId: 'chat', siteId: 'East' },
  { kind: 'pinWorkload', workloadId: 'chat', siteId: 'West' },
  { kind: 'forbidWorkload', workloadId: 'train', siteId: 'West' },
  { kind: 'releaseWorkload', workloadId: 'train' },
  { kind: 'setMaxOpenSites', maxOpenSites: 1 },
  { kind: 'setCarbonPrice', carbonPricePerTonne: 90 },
  { kind: 'setCarbonBudget', carbonBudgetKgPerDay: 500 },
  { kind: 'setHandover', handover: 'allowed' },
  { kind: 'setMigrationBudget', maxMoves: 1.5, maxMigrationGb: 200 },
  {
    kind: 'add',
    collection: 'regions',
    value: { id: 'town', name: 'Town', latitude: 1, longitude: 2, jurisdiction: 'east' },
  },
  { kind: 'change', collection: 'sites', id: 'East', set: { pue: 1.4 } },
  { kind: 'remove', collection: 'sites', id: 'West' },
]

/** The tiny fleet with a ruling, a hold and a second operator, so that every example changes something. */
const fleet = tinyFleet((input) => {
  input.operators = [
    ...input.operators,
    {
      id: 'strong',
      name: 'Strong',
      operationCostFactor: 0.8,
      servesInference: true,
      servesTraining: true,
    },
  ]
  input.policy = {
    siteRulings: [{ siteId: 'East', ruling: 'open' }],
    pins: [{ workloadId: 'train', siteId: 'East' }],
  }
})
const byId = <T extends { id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => a.id.localeCompare(b.id))

describe('edits', () => {
  it('have an example of every kind in this test', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(editKinds))
  })

  it.each(examples)('$kind is accepted by the schema and changes a copy, not the fleet', (edit) => {
    expect(editSchema.parse(edit)).toEqual(edit)
    const before = JSON.stringify(fleet)
    const result = applyEdit(fleet, edit)
    expect(result.ok).toBe(true)
    expect(result.ok && JSON.stringify(result.fleet)).not.toBe(before)
    expect(JSON.stringify(fleet)).toBe(before)
  })

  it.each(examples)('$kind is taken back exactly by its inverse', (edit) => {
    const result = applyEdit(fleet, edit)
    const undone = applyEdits(result.ok ? result.fleet : fleet, invertEdit(fleet, edit))
    expect(undone.issues).toEqual([])
    expect(byId(undone.fleet.sites)).toEqual(byId(fleet.sites))
    expect(byId(undone.fleet.pools)).toEqual(byId(fleet.pools))
    expect({ ...undone.fleet, sites: [], pools: [] }).toEqual({ ...fleet, sites: [], pools: [] })
  })

  it.each(examples)('$kind describes itself in words, by names', (edit) => {
    const text = describeEdit(edit, fleet)
    expect(text).toMatch(/^[A-Z]/)
    expect(text).not.toContain('undefined')
    expect(text).not.toContain('null')
  })

  it('that name an unknown site are left out and named, and the others still hold', () => {
    const { fleet: after, issues } = applyEdits(fleet, [
      { kind: 'closeSite', siteId: 'Wesst' },
      { kind: 'setMaxOpenSites', maxOpenSites: 1 },
    ])
    expect(after.policy.maxOpenSites).toBe(1)
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'EDIT_SITE_UNKNOWN',
        path: 'edits[0]',
        fix: 'use an id that exists, such as West.',
      }),
    ])
  })

  it('that would break a reference are told where', () => {
    const { issues } = applyEdits(fleet, [
      { kind: 'change', collection: 'sites', id: 'East', set: { operatorId: 'nobody' } },
    ])
    expect(issues[0]).toMatchObject({
      code: 'SITE_OPERATOR_ID_UNKNOWN',
      path: 'sites[0].operatorId',
    })
  })

  it('that give a value outside its range are refused with the limit', () => {
    const result = applyEdit(fleet, {
      kind: 'change',
      collection: 'sites',
      id: 'East',
      set: { pue: 0 },
    })
    expect(result).toMatchObject({
      ok: false,
      issue: { code: 'SITE_PUE_TOO_SMALL', allowed: 'at least 1 × is needed' },
    })
  })

  it('that add an id that is taken are refused', () => {
    const result = applyEdit(fleet, {
      kind: 'add',
      collection: 'sites',
      value: { ...fleet.sites[0] },
    })
    expect(result).toMatchObject({ ok: false, issue: { code: 'SITE_ID_DUPLICATE' } })
  })
})
