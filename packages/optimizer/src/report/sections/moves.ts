import type { Move } from '@berth/shared'
import { counted } from '../../words/numbers.ts'
import type { ReportSection } from '../document.ts'
import type { Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { namesOf } from '../words/names.ts'
import { said } from '../words/quantity.ts'
import { demandColumns } from './demandColumns.ts'

/** What changes its site, and from where to where. */
export const moveSection = (subject: Subject): ReportSection => {
  const { fleet, before, after, comparison } = subject
  const names = namesOf(fleet)
  const { moves, movedWorkloads, stayedWorkloads } = comparison
  const whence = before.key === 'today' ? 'today' : before.phrase
  const copied = said(after.account.migrationGb, 'GB', fleet.currency)
  return {
    id: 'moves',
    title: `Moves from ${whence} to ${after.phrase}`,
    text: [
      `${counted(movedWorkloads, 'workload changes', 'workloads change')} place, wholly or in part, and ${counted(stayedWorkloads, 'stays', 'stay')} where ${stayedWorkloads === 1 ? 'it is' : 'they are'}.${before.key === 'today' ? ` ${copied} are copied between sites.` : ''}`,
    ],
    charts: [],
    tables: [
      tableOf<Move>(
        { id: 'moves', caption: 'Every move, the one with most accelerators first' },
        [
          ...demandColumns(names),
          {
            key: 'fromSite',
            title: 'From',
            kind: 'text',
            cell: ({ fromSiteId }) => (fromSiteId === null ? 'not served' : names.site(fromSiteId)),
          },
          {
            key: 'toSite',
            title: 'To',
            kind: 'text',
            cell: ({ toSiteId }) => (toSiteId === null ? 'not served' : names.site(toSiteId)),
          },
          {
            key: 'shareFraction',
            title: 'Share',
            kind: 'number',
            unit: 'fraction',
            cell: ({ share }) => share,
          },
          {
            key: 'acceleratorCount',
            title: 'Accelerators at the new place',
            kind: 'number',
            unit: 'count',
            cell: ({ accelerators }) => accelerators,
          },
        ],
        moves.toSorted((a, b) => b.accelerators - a.accelerators),
      ),
    ],
  }
}
