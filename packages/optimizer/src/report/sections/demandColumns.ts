import type { Unserved } from '@berth/shared'
import type { ColumnOf } from '../table.ts'
import type { namesOf } from '../words/names.ts'

type Demand = Pick<Unserved, 'workloadId' | 'regionId'>

/** Whose demand a row is about: the workload by id and name, and the region. */
export const demandColumns = (names: ReturnType<typeof namesOf>): ColumnOf<Demand>[] => [
  { key: 'workloadId', title: 'Id', kind: 'id', cell: ({ workloadId }) => workloadId },
  {
    key: 'workload',
    title: 'Workload',
    kind: 'name',
    cell: ({ workloadId }) => names.workload(workloadId),
  },
  {
    key: 'region',
    title: 'For',
    kind: 'text',
    cell: ({ regionId }) => (regionId === null ? null : names.region(regionId)),
  },
]
