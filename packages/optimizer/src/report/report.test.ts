import type { Fleet, Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../plan.ts'
import { generateFleet } from '../testing/generateFleet.ts'
import type { ReportDocument, ReportTable } from './document.ts'
import { type ReportOptions, report } from './report.ts'

/** West, 145 per hour, for every objective; today 257.5: two sites 200, East 25 + 20 kW at 1, West 25 kW at 0.5. */
const tiny = tinyFleet()
const solved = async (fleet: Fleet, objective: 'cost' | 'consolidate' = 'cost') => {
  const result = await plan(fleet, { objective, wholeReplicas: false, timeLimitSeconds: 10 })
  if (!result.plan) throw new Error(result.message)
  return { ...result, plan: result.plan }
}
const reportOfTiny = async (options: ReportOptions = {}) => {
  const result = await solved(tiny)
  return report(tiny, result.plan, { proof: result, ...options })
}

const tableIn = ({ sections }: ReportDocument, id: string): ReportTable => {
  const table = sections.flatMap(({ tables }) => tables).find((entry) => entry.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}
/** The rows of a table as objects. */
const rowsIn = (document: ReportDocument, id: string) => {
  const { columns, rows } = tableIn(document, id)
  return rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at]])))
}
const totalIn = (document: ReportDocument, id: string, key: string) => {
  const { columns, rows, total } = tableIn(document, id)
  const at = columns.findIndex((column) => column.key === key)
  return total ? total[at] : rows[0]?.[at]
}
const sectionTexts = ({ sections }: ReportDocument, id: string) =>
  sections.find((section) => section.id === id)?.text ?? []

describe('the report of one plan', () => {
  it('says the answer in one sentence, in numbers that can be computed by hand', async () => {
    // 257.5 − 145 = 112.5 per hour; a month has 730.5 hours: 82,181. 112.5 / 257.5 = 43.7 %.
    expect((await reportOfTiny()).headline).toBe(
      '1 of 2 open sites are enough, 82.18 k CNY per month are saved (43.7 %), and everything is served.',
    )
  })

  it('compares today with the plan, figure by figure', async () => {
    const rows = rowsIn(await reportOfTiny(), 'kpis')
    const row = (measureId: string) => rows.find((entry) => entry['measureId'] === measureId)
    expect(row('costPerHour')).toMatchObject({
      unit: 'currencyPerHour',
      todayValue: 257.5,
      planValue: expect.closeTo(145),
      change: expect.closeTo(-112.5),
      changeFraction: expect.closeTo(-112.5 / 257.5),
    })
    expect(row('openSites')).toMatchObject({ todayValue: 2, planValue: 1, changeFraction: -0.5 })
    // A fraction has no relative change: 35 % to 70 % is 35 points.
    expect(row('utilisationFraction')).toMatchObject({
      todayValue: expect.closeTo(0.35),
      change: expect.closeTo(0.35),
      changeFraction: null,
    })
    // 25 of 50 chat accelerators at 10 ms, 25 at 19.8 ms; in the plan all at 19.8 ms.
    expect(row('meanLatencyMs')).toMatchObject({
      todayValue: expect.closeTo(14.9, 2),
      planValue: expect.closeTo(19.8, 2),
    })
  })

  it('says how good the plan is proved to be, or that this is not known', async () => {
    expect(sectionTexts(await reportOfTiny(), 'summary')[0]).toMatch(
      /aims at the lowest cost; .* proved to be the best possible\. .* all hold\.$/,
    )
    const withoutProof = await reportOfTiny({ proof: null })
    expect(sectionTexts(withoutProof, 'summary')[0]).toMatch(/is not known: it came without/)
    expect(withoutProof.sections.map(({ id }) => id)).not.toContain('prices')
  })

  it('shows the steps of the cost by term, the largest saving first', async () => {
    const { sections } = await reportOfTiny()
    const [chart] = sections.find(({ id }) => id === 'cost')?.charts ?? []
    // East shut: fixed 200 → 100, energy 57.5 → 35, mothball 0 → 10.
    expect(chart).toMatchObject({
      kind: 'waterfall',
      start: { label: 'Today', value: 257.5 },
      steps: [
        { label: 'Fixed operation', change: -100 },
        { label: 'Energy', change: expect.closeTo(-22.5) },
        { label: 'Mothballed sites', change: 10 },
      ],
      end: { label: 'Plan', value: expect.closeTo(145) },
    })
  })

  it('says of every site and workload what happens to it', async () => {
    const document = await reportOfTiny()
    expect(rowsIn(document, 'sites')).toMatchObject([
      {
        siteId: 'West',
        planDecision: 'takes on work',
        todayBusyAccelerators: expect.closeTo(25),
        planBusyAccelerators: expect.closeTo(70),
        planReason: expect.stringContaining('70 accelerators'),
      },
      { siteId: 'East', planDecision: 'is mothballed', planBusyAccelerators: 0 },
    ])
    expect(rowsIn(document, 'workloads')).toMatchObject([
      {
        workloadId: 'chat',
        planBusyAccelerators: expect.closeTo(50),
        planSites: 'West',
        movedShare: 'yes',
      },
      {
        workloadId: 'train',
        planBusyAccelerators: 20,
        planMeanLatencyMs: null,
        latencySloMs: null,
      },
    ])
    expect(rowsIn(document, 'moves')).toMatchObject([
      { workloadId: 'chat', fromSite: 'East', toSite: 'West', shareFraction: expect.closeTo(0.5) },
      { workloadId: 'train', fromSite: 'East', toSite: 'West', shareFraction: 1 },
    ])
  })

  it('draws every site and region where it is', async () => {
    const [chart] = (await reportOfTiny()).sections.find(({ id }) => id === 'map')?.charts ?? []
    expect(chart).toMatchObject({
      kind: 'map',
      sites: [
        {
          id: 'East',
          latitude: 0,
          longitude: 100,
          decision: 'mothball',
          utilisationFraction: null,
        },
        {
          id: 'West',
          acceleratorCount: 100,
          utilisationFraction: expect.closeTo(0.7),
          isOpen: true,
        },
      ],
      regions: [{ id: 'city', tokensPerSecond: expect.closeTo(500) }],
    })
  })

  it('tells what is left out, and why', async () => {
    // No site answers within 5 ms, so chat is left out: 500 tokens/s × 3,600 s at 1,000 per million are 1,800 per hour.
    const fleet = tinyFleet((input) => {
      for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = 5
    })
    const { plan: found } = await solved(fleet)
    const document = report(fleet, found)
    expect(document.headline).toContain('100 % of the demand is left out')
    expect(rowsIn(document, 'unserved')).toMatchObject([
      {
        workloadId: 'chat',
        unservedFraction: 1,
        penaltyPerHour: expect.closeTo(1800),
        reason: expect.stringMatching(/ms/),
      },
    ])
    // Today both placements of chat are too slow.
    expect(rowsIn(document, 'brokenRules')).toEqual([
      { ruleId: 'latencyIsMet', rule: 'Latency is met', todayBrokenCount: 2, planBrokenCount: 0 },
    ])
  })

  it('tells the price of limits, all periods of the day together', async () => {
    // 60 accelerators a site: both open, West full, 10 of 70 busy at East.
    const fleet = tinyFleet((input) => {
      for (const pool of input.pools) pool.count = 60
      input.periods = [
        { id: 'day', hoursPerDay: 12 },
        { id: 'night', hoursPerDay: 12 },
      ]
    })
    // The engine for small programs has no prices.
    const result = await plan(fleet, { objective: 'cost', engine: 'highs', wholeReplicas: false })
    if (!result.plan) throw new Error(result.message)
    const document = report(fleet, result.plan, { proof: result })
    const [price] = rowsIn(document, 'prices')
    const west = result.prices.filter(({ poolId }) => poolId === 'West-pool')
    expect(west.length).toBeGreaterThan(0)
    expect(price).toMatchObject({
      entityId: 'West-pool',
      limit: 'Accelerators',
      savingPerHour: expect.closeTo(-west.reduce((sum, { shadowPrice }) => sum + shadowPrice, 0)),
    })
    // One more accelerator at West takes 1 kW from East: half a unit of money an hour.
    expect(price?.['savingPerHour']).toBeCloseTo(0.5)
  })

  it('names the assumptions, what they are used for, and the weakest first', async () => {
    const fleet = tinyFleet((input) => {
      input.sources = [
        { id: 'meter', kind: 'measured', title: 'Meters', date: '2024' },
        { id: 'guess', kind: 'assumption', title: 'A guess', date: '2025' },
      ]
      input.figureSources = [{ collection: 'sites', field: 'baseLoadKw', sourceId: 'guess' }]
    })
    const document = report(fleet, (await solved(fleet)).plan)
    expect(rowsIn(document, 'sources')).toMatchObject([
      { sourceId: 'guess', kind: 'assumption', figures: 'sites: base load kw' },
      { sourceId: 'meter', kind: 'measured', figures: null },
    ])
  })

  it('says first of all that a plan does not hold', async () => {
    const { plan: found } = await solved(tiny)
    const tampered: Plan = { ...found, openSiteIds: ['East'] }
    const document = report(tiny, tampered)
    expect(document.isCertified).toBe(false)
    expect(document.headline).toMatch(/^The plan does not hold for this fleet: \d+ of \d+ limits/)
    expect(tableIn(document, 'faults').rows.length).toBeGreaterThan(0)
  })

  it('recomputes every figure, whatever the plan claims', async () => {
    const { plan: found } = await solved(tiny)
    const boasting: Plan = { ...found, account: { ...found.account, costPerHour: 1 } }
    const document = report(tiny, boasting)
    expect(document.isCertified).toBe(false)
    expect(totalIn(document, 'costTerms', 'planCostPerHour')).toBeCloseTo(145)
  })

  it('takes a plan of sites and workloads that the fleet does not have', async () => {
    const { plan: found } = await solved(tiny)
    const foreign = JSON.parse(JSON.stringify(found).replaceAll('West', 'Nowhere')) as Plan
    expect(report(tiny, foreign).isCertified).toBe(false)
  })

  it('lets answers of other questions stand before the assumptions', async () => {
    const section = { id: 'ladder', title: 'Ladder', text: ['x'], tables: [], charts: [] }
    const ids = (await reportOfTiny({ sections: [section] })).sections.map(({ id }) => id)
    expect(ids.indexOf('ladder')).toBe(ids.indexOf('assumptions') - 1)
  })
})

describe('the report of two plans', () => {
  const stayHome = async (): Promise<Plan> => {
    const fleet = tinyFleet((input) => {
      input.policy = { siteRulings: [{ siteId: 'West', ruling: 'closed' }] }
    })
    return (await solved(fleet)).plan
  }

  it('sets A beside B, and counts from A to B', async () => {
    const [east, west] = [await stayHome(), (await solved(tiny)).plan]
    const document = report(tiny, east, {
      name: 'home.json',
      other: { plan: west, name: 'away.json' },
    })
    // 180 and 145 per hour: 35 × 730.5 = 25,568.
    expect(document.headline).toBe(
      'Plan B keeps as many sites open as plan A and costs 25.57 k CNY per month less (19.4 %); both serve everything.',
    )
    expect(rowsIn(document, 'costTerms').find((row) => row['termId'] === 'energy')).toMatchObject({
      todayCostPerHour: expect.closeTo(57.5),
      planACostPerHour: expect.closeTo(70),
      planBCostPerHour: expect.closeTo(35),
      changePerHour: expect.closeTo(-35),
    })
    expect(sectionTexts(document, 'sites').slice(0, 2)).toEqual([
      'Open only in plan B: 1 site: West.',
      'Open only in plan A: 1 site: East.',
    ])
    expect(rowsIn(document, 'moves')).toHaveLength(2)
    expect(sectionTexts(document, 'summary')[0]).toMatch(/^Plan A is home\.json\./)
    expect(document.sections.find(({ id }) => id === 'map')?.charts).toHaveLength(2)
  })

  it('says of the same plan twice that nothing differs', async () => {
    const { plan: found } = await solved(tiny)
    const document = report(tiny, found, { other: { plan: found } })
    expect(document.headline).toContain('costs as much')
    const [chart] = document.sections.find(({ id }) => id === 'cost')?.charts ?? []
    expect(chart).toMatchObject({ steps: [] })
    expect(tableIn(document, 'moves').rows).toEqual([])
  })
})

describe.each([1, 2, 3])('the report of generated fleet %i', (seed) => {
  const shape = { seed, sites: 8, inferenceWorkloads: 12, trainingWorkloads: 4, periods: 2 }
  const fleet = generateFleet({ ...shape, hasAllRules: true })
  const result = solved(fleet)

  it('adds up to the account of the plan', async () => {
    const { plan: found } = await result
    const document = report(fleet, found)
    expect(document.isCertified).toBe(true)
    const { account } = found
    expect(totalIn(document, 'costTerms', 'planCostPerHour')).toBeCloseTo(account.costPerHour, 4)
    for (const [table, key, figure] of [
      ['openSites', 'acceleratorCount', account.openAccelerators],
      ['openSites', 'busyAccelerators', account.busyAccelerators],
      ['openSites', 'idleAccelerators', account.idleAccelerators],
      ['openSites', 'facilityPowerKw', account.facilityPowerKw],
      ['sites', 'planBusyAccelerators', account.busyAccelerators],
      ['workloads', 'planBusyAccelerators', account.busyAccelerators],
    ] as const)
      expect(totalIn(document, table, key), `${table} ${key}`).toBeCloseTo(figure, 4)
    const penalty =
      found.unserved.length === 0 ? 0 : totalIn(document, 'unserved', 'penaltyPerHour')
    expect(penalty).toBeCloseTo(account.unservedPenaltyPerHour, 4)
  })

  it('has steps that lead from the first sum to the last', async () => {
    const { plan: found } = await result
    for (const chart of report(fleet, found).sections.flatMap(({ charts }) => charts))
      if (chart.kind === 'waterfall') {
        const changes = chart.steps.reduce((sum, { change }) => sum + change, 0)
        expect(chart.start.value + changes).toBeCloseTo(chart.end.value, 4)
      }
  })

  it('has a cell for every column, words for every id, and no id twice', async () => {
    const { plan: found } = await result
    const { sections } = report(fleet, found, { other: { plan: found } })
    const tables = sections.flatMap((section) => section.tables)
    for (const { id, columns, rows, total } of tables)
      for (const row of total ? [...rows, total] : rows)
        expect(row, id).toHaveLength(columns.length)
    const charts = sections.flatMap((section) => section.charts)
    for (const list of [sections, tables, charts]) {
      const ids = list.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
