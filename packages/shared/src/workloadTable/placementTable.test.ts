import { describe, expect, it } from 'vitest'
import { tinyFleet } from '../testing/index.ts'
import { type PlacementTable, writePlacementTable } from './placementTable.ts'
import { readPlacementTable } from './readPlacementTable.ts'
import { readWorkloadTable } from './readWorkloadTable.ts'

const tableOf = async (ids: readonly string[]) => {
  const lines = [
    'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens',
    ...ids.map((id) => `${id},chat-model,city,20,30,1000`),
  ]
  const table = await readWorkloadTable([lines.join('\n')], tinyFleet(), 'workloads.csv')
  if (!table.ok) throw new Error('The table is not readable.')
  return table.value
}
const placements: PlacementTable = {
  rowStart: Uint32Array.of(0, 2, 2, 3),
  poolIds: ['East-pool', 'West-pool'],
  poolIndex: Uint32Array.of(0, 1, 1),
  periodIds: ['day'],
  periodIndex: Int16Array.of(-1, -1, 0),
  share: Float64Array.of(0.25, 0.75, 1 / 3),
}
const lines = [
  'workloadId,regionId,poolId,siteId,periodId,share',
  'a,city,East-pool,East,,0.25',
  'a,city,West-pool,West,,0.75',
  'c,city,West-pool,West,day,0.3333333333333333',
  '',
]
const read = async (text: readonly string[]) =>
  readPlacementTable(
    [text.join('\n')],
    tinyFleet(),
    await tableOf(['a', 'b', 'c']),
    'placements.csv',
  )
const problemsOf = async (text: readonly string[]) => {
  const result = await read(text)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${path}: ${code}`)
}

describe('placements of a table', () => {
  it('are written line by line, without those that nobody serves', async () => {
    const chunks = writePlacementTable(await tableOf(['a', 'b', 'c']), placements, (poolId) =>
      poolId.replace('-pool', ''),
    )
    expect([...chunks].join('')).toBe(lines.join('\n'))
  })

  it('are read back as they were, to the last digit', async () => {
    expect(await read(lines)).toEqual({ ok: true, value: placements })
    expect(await read(lines.slice(0, 1))).toMatchObject({
      ok: true,
      value: { rowStart: Uint32Array.of(0, 0, 0, 0) },
    })
  })

  it('are refused with every problem in them', async () => {
    expect(
      await problemsOf([
        ...lines.slice(0, 2),
        'a,town,South-pool,West,night,much',
        'c,city,West-pool,East,,1',
        'b,city,West-pool,West,,1',
      ]),
    ).toEqual([
      'placements.csv line 3, column poolId: PLACEMENT_POOL_ID_WRONG',
      'placements.csv line 3, column periodId: PLACEMENT_PERIOD_ID_WRONG',
      'placements.csv line 3, column regionId: PLACEMENT_REGION_ID_WRONG',
      'placements.csv line 3, column share: PLACEMENT_SHARE_WRONG',
      'placements.csv line 4, column siteId: PLACEMENT_SITE_ID_WRONG',
      'placements.csv line 5, column workloadId: PLACEMENT_WORKLOAD_ID_WRONG',
    ])
    expect(await problemsOf(['workload,pool', 'a,b'])).toEqual([
      'placements.csv line 1, column header: PLACEMENT_HEADER_WRONG',
    ])
    expect(await problemsOf([])).toHaveLength(1)
  })
})
