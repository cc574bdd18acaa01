import { expect, it } from 'vitest'
import { tinyFleet } from '../testing/index.ts'
import { writePlacementTable } from './placementTable.ts'
import { readWorkloadTable } from './readWorkloadTable.ts'

it('placements of a table are written line by line, in chunks, without those that nobody serves', async () => {
  const lines = [
    'workloadId,classId,regionId,tokensPerSecond,latencySloMs,unservedPenaltyPerMillionTokens',
    ...['a', 'b', 'c'].map((id) => `${id},chat-model,city,20,30,1000`),
  ]
  const table = await readWorkloadTable([lines.join('\n')], tinyFleet(), 'workloads.csv')
  if (!table.ok) throw new Error('The table is not readable.')
  const chunks = writePlacementTable(
    table.value,
    {
      rowStart: Uint32Array.of(0, 2, 2, 3),
      poolIds: ['East-pool', 'West-pool'],
      poolIndex: Uint32Array.of(0, 1, 1),
      periodIds: ['day'],
      periodIndex: Int16Array.of(-1, -1, 0),
      share: Float64Array.of(0.25, 0.75, 1),
    },
    (poolId) => poolId.replace('-pool', ''),
  )
  expect([...chunks].join('')).toBe(
    [
      'workloadId,regionId,poolId,siteId,periodId,share',
      'a,city,East-pool,East,,0.25',
      'a,city,West-pool,West,,0.75',
      'c,city,West-pool,West,day,1',
      '',
    ].join('\n'),
  )
})
