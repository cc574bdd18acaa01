import type { FleetInput } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { planTiny } from '../../../test/support/planTiny.ts'
import { rowTexts } from '../../../test/support/rowTexts.ts'

const rowsOf = (change?: (input: FleetInput) => void) => rowTexts('needs an open site', change)

describe('served demand', () => {
  it('needs an open site among those that may serve it, unless it is unserved', () => {
    // The gang may run at the same sites, so its row would say the same and is left out.
    expect(rowsOf()).toEqual(['1 × open East + 1 × open West + 1 × unserved chat city ≥ 1'])
  })
  it('needs two where one may serve at most half of it', () => {
    const rows = rowsOf((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.5
    })
    expect(rows).toEqual([
      '1 × open East + 1 × open West + 2 × unserved chat city ≥ 2',
      '1 × open East + 1 × open West + 1 × unplaced train ≥ 1',
    ])
  })
  it('counts no site that may not serve it', () => {
    const rows = rowsOf((input) => {
      input.policy = { forbids: [{ workloadId: 'chat', siteId: 'West' }] }
    })
    expect(rows).toContain('1 × open East + 1 × unserved chat city ≥ 1')
  })
  it('has no row where nothing may serve it, or nothing is asked for', () => {
    const forbidden = rowsOf((input) => {
      input.policy = {
        forbids: ['East', 'West'].flatMap((siteId) =>
          ['chat', 'train'].map((workloadId) => ({ workloadId, siteId })),
        ),
      }
    })
    const silent = rowsOf((input) => {
      input.trainingWorkloads = []
      for (const workload of input.inferenceWorkloads ?? [])
        workload.demand = [{ regionId: 'city', tokensPerSecond: 0 }]
    })
    expect([forbidden, silent]).toEqual([[], []])
  })
  it('asks for no more unserved than too few sites must leave', async () => {
    // One site of at most 0.7 leaves 0.3; two sites of at most 0.95 / 2 leave 0.05.
    const { found: one } = await planTiny((input) => {
      input.policy = { maxOpenSites: 1 }
      for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.7
    })
    expect(one?.account.servedFraction).toBeCloseTo(0.7)
    const { found: two } = await planTiny((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.minSites = 3
    })
    expect(two?.account.servedFraction).toBeCloseTo(0.95)
  })
})
