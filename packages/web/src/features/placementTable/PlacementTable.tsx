import { useMemo, useState } from 'react'
import type { Selection, WorkloadView } from '../../view/types.ts'
import { DataGrid } from './grid/DataGrid.tsx'
import { GridEmpty } from './grid/GridEmpty.tsx'
import { GridToolbar } from './grid/GridToolbar.tsx'
import { useGridRows } from './grid/useGridRows.ts'
import './placementTable.css'
import { placementTableText as text } from '../../text/placementTable.ts'
import { placementColumns } from './placementColumns.tsx'

interface Props {
  workloads: WorkloadView[]
  siteName(id: string): string
  selection: Selection
  onSelect(selection: Selection): void
}

type KindFilter = 'all' | WorkloadView['kind']
const kindFilters: KindFilter[] = ['all', 'inference', 'training']

/** Which site holds each workload today and which in the plan. */
export function PlacementTable({ workloads, siteName, selection, onSelect }: Props) {
  const [kind, setKind] = useState<KindFilter>('all')
  const columns = useMemo(() => placementColumns(siteName), [siteName])
  const source = useMemo(() => workloadSource(siteName), [siteName])
  const ofKind = useMemo(
    () => (kind === 'all' ? workloads : workloads.filter((row) => row.kind === kind)),
    [workloads, kind],
  )
  const table = useGridRows(ofKind, columns, source, { key: 'accelerators', isDescending: true })
  const showAll = () => {
    setKind('all')
    table.showAll()
  }
  return (
    <section className='grid-panel' aria-label={text.label}>
      <GridToolbar
        query={table.query}
        onQuery={table.setQuery}
        hasPlan={workloads.some((row) => row.plan !== null)}
        shownCount={table.shown.length}
        totalCount={workloads.length}
        noun={text.noun}
      >
        <select
          aria-label={text.kindFilter}
          value={kind}
          onChange={(event) =>
            setKind(kindFilters.find((each) => each === event.target.value) ?? 'all')
          }
        >
          {kindFilters.map((each) => (
            <option key={each} value={each}>
              {text.kinds[each]}
            </option>
          ))}
        </select>
      </GridToolbar>
      <DataGrid
        label={text.label}
        columns={columns}
        rows={table.shown}
        rowId={source.rowId}
        selectedId={selection?.kind === 'workload' ? selection.id : null}
        onSelect={(row) => onSelect({ kind: 'workload', id: row.id })}
        sort={table.sort}
        onSort={table.setSort}
        minWidth='58rem'
        empty={<GridEmpty totalCount={workloads.length} noun={text.noun} onShowAll={showAll} />}
      />
    </section>
  )
}

function workloadSource(siteName: (id: string) => string) {
  return {
    rowId: (row: WorkloadView) => row.id,
    isChanged: (row: WorkloadView) => row.isMoved || row.unservedShare > 0,
    searchText: (row: WorkloadView) => {
      const sites = [...row.today, ...(row.plan ?? [])].map((share) => siteName(share.siteId))
      return [row.name, row.className, row.kind, ...row.regionNames, ...sites].join(' ')
    },
  }
}
