import type { Selection, SiteView } from '../../view/types.ts'
import { DataGrid } from '../placementTable/grid/DataGrid.tsx'
import { GridEmpty } from '../placementTable/grid/GridEmpty.tsx'
import { GridToolbar } from '../placementTable/grid/GridToolbar.tsx'
import { useGridRows } from '../placementTable/grid/useGridRows.ts'
import { describeDecision } from '../siteMap/describeSite.ts'
import { siteColumns } from './siteColumns.tsx'
import './siteTable.css'
import { siteTableText as text } from '../../text/siteTable.ts'

interface Props {
  sites: SiteView[]
  selection: Selection
  onSelect(selection: Selection): void
}

/** What the plan does with each site. */
export function SiteTable({ sites, selection, onSelect }: Props) {
  const table = useGridRows(sites, siteColumns, siteSource, {
    key: 'used',
    isDescending: true,
  })
  return (
    <section className='grid-panel' aria-label={text.label}>
      <GridToolbar
        query={table.query}
        onQuery={table.setQuery}
        hasPlan={sites.some((row) => row.plan !== null)}
        shownCount={table.shown.length}
        totalCount={sites.length}
        noun={text.noun}
      />
      <DataGrid
        label={text.label}
        columns={siteColumns}
        rows={table.shown}
        rowId={siteSource.rowId}
        selectedId={selection?.kind === 'site' ? selection.id : null}
        onSelect={(row) => onSelect({ kind: 'site', id: row.id })}
        sort={table.sort}
        onSort={table.setSort}
        minWidth='56rem'
        empty={<GridEmpty totalCount={sites.length} noun={text.noun} onShowAll={table.showAll} />}
      />
    </section>
  )
}

const siteSource = {
  rowId: (row: SiteView) => row.id,
  /** Opens, shuts, or holds another amount of work than today. */
  isChanged: ({ plan, isOpenToday, busyToday }: SiteView) =>
    plan !== null && (plan.isOpen !== isOpenToday || Math.abs(plan.busy - busyToday) >= 0.5),
  searchText: (row: SiteView) => [row.name, row.operatorName, describeDecision(row)].join(' '),
}
